/** A report as one message that GitHub takes: its head whole, then as many folds as there is room for; the rest is named. */
import { communitiesOf } from '../../domain/report/headline.ts';
import type { Report } from '../../domain/report/report.ts';
import { counted } from '../figures.ts';
import { details, escaped } from '../markdown.ts';
import { dataQuality } from '../quality/data-quality.ts';
import { allFigures, howToRead } from './all-figures.ts';
import { coverageInShort, coverageInWords } from './completeness.ts';
import { evidence } from './evidence.ts';
import type { FigureAddress } from './figure-address.ts';
import { teamDates } from './team-dates.ts';

/** A fold of its own, before those that every report has. */
export interface Fold {
  title: string;
  body: string;
}

/** GitHub takes 65,536 characters; what is put around a report needs some of them. */
const LONGEST = 60_000;
/** Longer than this nobody reads it; then fewer items are listed. */
const COMFORTABLE = 40_000;
/** How many items to list of each kind; the first number that is comfortable is taken, and at least the last one. */
const ITEMS = [5, 3, 2];
/** For the sentence that says what was left out. */
const RESERVE = 600;
/** Two line ends. */
const BETWEEN = 2;
/** No fold of figures or items is shorter: a title alone takes as much. */
const SHORTEST_FOLD = 80;

export interface MessageOptions {
  /** The folds that stand above the figures. */
  first?: readonly Fold[];
  /** The page that the message becomes lists the items itself, there; absent = they are listed here. */
  to?: FigureAddress;
}

export function message(report: Report, top: string, { first = [], to }: MessageOptions = {}): string {
  const communities = communitiesOf(report.kpis);
  const opening = first.map(({ title, body }) => details(title, body));
  const ends = (items: number) => [
    details('How to read this', howToRead(report)),
    details('What the dates of the team list decide', teamDates(report.team_dates)),
    details(
      `How complete this is: ${coverageInShort(report)}`,
      [
        coverageInWords(report),
        dataQuality(report.data_quality, { most: 2 * items, namesPeople: false }),
      ].join('\n\n'),
    ),
  ];
  const figures = communities.map(
    (name) => () => details(titled('All figures', name, communities), allFigures(report, name, to)),
  );
  const behind = (items: number) =>
    (to === undefined ? communities : []).map(
      (name) => () =>
        details(titled('Items behind every number', name, communities), evidence(report, name, items)),
    );
  for (const [index, items] of ITEMS.entries()) {
    const isLast = index === ITEMS.length - 1;
    const before = [top, ...opening];
    const after = [...(to === undefined ? cutNote(items, report) : []), ...ends(items)];
    const room = (isLast ? LONGEST : COMFORTABLE) - whole([...before, ...after]).length;
    const between = allWithin(room, [...figures, ...behind(items)]);
    if (between !== null) return whole([...before, ...between, ...after]);
  }
  const [least] = ITEMS.slice(-1) as [number];
  return shortened(top, { first, figures, behind: behind(least), ends: ends(least), to }, communities);
}

/** Written when there is still room for it: of four hundred communities most never are. */
type Writes = () => string;

/** null = they do not fit. */
function allWithin(room: number, folds: readonly Writes[]): string[] | null {
  const written: string[] = [];
  for (const write of folds) {
    const fold = write();
    room -= fold === '' ? 0 : fold.length + BETWEEN;
    if (room < 0) return null;
    written.push(fold);
  }
  return written;
}

interface Folds {
  first: readonly Fold[];
  figures: readonly Writes[];
  behind: readonly Writes[];
  ends: readonly string[];
  to: FigureAddress | undefined;
}

/** Head and figures first, then the items of as many communities as there is room for; the rest is named. */
function shortened(
  top: string,
  { first, figures, behind, ends, to }: Folds,
  communities: readonly string[],
): string {
  let room = LONGEST - top.length - RESERVE;
  const fits = (fold: string) => {
    const takes = fold.length + BETWEEN;
    if (takes > room) return false;
    room -= takes;
    return true;
  };
  const shownOf = (folds: readonly Writes[]) =>
    folds.map((write) => {
      const fold = room < SHORTEST_FOLD ? null : write();
      return fold !== null && fits(fold) ? fold : null;
    });
  const shownFirst = first.filter(({ title, body }) => fits(details(title, body)));
  const shownEnds = ends.filter(fits);
  const shownFigures = shownOf(figures);
  const shownBehind = shownOf(behind);
  const left = [
    ...first.filter((fold) => !shownFirst.includes(fold)).map(({ title }) => `“${escaped(title)}”`),
    missing('the figures', shownFigures, communities),
    to === undefined ? missing('the items behind the figures', shownBehind, communities) : '',
    ...(shownEnds.length < ends.length ? ['how complete the data is (`headwater audit`)'] : []),
  ].filter((words) => words !== '');
  const note = `Left out here, because it would be too long for one message: ${left.join('; ')}. ${WHERE_ALL_IS}`;
  const opening = shownFirst.map(({ title, body }) => details(title, body));
  return whole([
    top,
    ...(left.length > 0 ? [note] : []),
    ...opening,
    ...shownFigures.filter((fold) => fold !== null),
    ...shownBehind.filter((fold) => fold !== null),
    ...shownEnds,
  ]);
}

const WHERE_ALL_IS =
  '`headwater report --format json` has all figures of this window, with up to 200 items behind each.';
/** Names that fit into RESERVE. */
const NAMED = 3;

/** @param shown by community; null = it did not fit */
function missing(what: string, shown: readonly (string | null)[], communities: readonly string[]): string {
  const names = communities.filter((_, index) => shown[index] === null);
  if (names.length === 0) return '';
  const rest = names.length - NAMED;
  const named = names.slice(0, NAMED).map((name) => escaped(name));
  return `${what} of ${named.join(', ')}${rest > 0 ? ` and ${counted(rest, 'more community', 'more communities')}` : ''}`;
}

/** Said once where a list was cut. */
function cutNote(items: number, { kpis }: Report): string[] {
  const isCut = kpis.some((kpi) => kpi.evidence.length > items || kpi.excluded.length > items);
  return isCut ? [`At most ${counted(items, 'item')} of a kind are listed. ${WHERE_ALL_IS}`] : [];
}

function titled(title: string, community: string, communities: readonly string[]): string {
  return communities.length === 1 ? title : `${title}: ${community}`;
}

function whole(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
