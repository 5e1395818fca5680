/** A report as one text: its head whole, then as many folds as there is room for; the rest is named, with where all of it is. */
import { communitiesOf } from '../../domain/report/headline.ts';
import { EVIDENCE_LIMIT } from '../../domain/kpis/latency.ts';
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

export interface Room {
  /** Characters. */
  longest: number;
  /** Longer than this nobody reads it; then fewer items are listed. */
  comfortable: number;
  /** How many items to list of each kind; the first number that is comfortable is taken, and at least the last one. */
  items: readonly number[];
}

/** GitHub takes 65,536 characters; what is put around a report needs some of them. */
const IN_A_POST: Room = { longest: 60_000, comfortable: 40_000, items: [5, 3, 2] };
/** A browser shows more, but not any number of communities at once. */
export const ON_A_PAGE: Room = {
  longest: 2_000_000,
  comfortable: 1_000_000,
  items: [EVIDENCE_LIMIT, 50, 10, 3],
};
/** A file, or what a command prints. */
export const ENDLESS: Room = { longest: Infinity, comfortable: Infinity, items: [EVIDENCE_LIMIT] };
/** For the sentence that says what was left out. */
const RESERVE = 600;
/** Two line ends. */
const BETWEEN = 2;
/** No fold of figures or items is shorter: a title alone takes as much. */
const SHORTEST_FOLD = 80;

export interface Message {
  text: string;
  /** Everything that the report has stands in it. */
  is_whole: boolean;
}

export interface MessageOptions {
  /** The folds that stand above the figures. */
  first?: readonly Fold[];
  /** A post, if absent. */
  room?: Room;
  /** Where what has no room is: a sentence in Markdown. */
  whole: string;
  /** The page that the message becomes lists the items itself, there; absent = they are listed here. */
  to?: FigureAddress;
}

export function message(
  report: Report,
  top: string,
  { first = [], room = IN_A_POST, whole: where, to }: MessageOptions,
): Message {
  const communities = communitiesOf(report.kpis);
  const opening = first.map(({ title, body }) => details(title, body));
  const ends = (items: number) => [
    details('How to read this', howToRead(report)),
    details('What the dates of the team list decide', teamDates(report.team_dates)),
    details(
      `How complete this is: ${coverageInShort(report)}`,
      [
        coverageInWords(report),
        dataQuality(
          { ...report.data_quality, gaps: report.coverage.gaps },
          { most: 2 * items, namesPeople: false },
        ),
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
  const { longest, comfortable } = room;
  for (const [index, items] of room.items.entries()) {
    const isLast = index === room.items.length - 1;
    const before = [top, ...opening];
    const cut = to === undefined ? cutNote(items, report, where) : [];
    const after = [...cut, ...ends(items)];
    const left = (isLast ? longest : comfortable) - whole([...before, ...after]).length;
    const between = allWithin(left, [...figures, ...behind(items)]);
    if (between !== null)
      return { text: whole([...before, ...between, ...after]), is_whole: cut.length === 0 };
  }
  const least = room.items.at(-1)!;
  const folds = { first, figures, behind: behind(least), ends: ends(least), to };
  return { text: shortened(top, folds, { communities, longest, where }), is_whole: false };
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
  { communities, longest, where }: { communities: readonly string[]; longest: number; where: string },
): string {
  let room = longest - top.length - RESERVE;
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
  const note = `Left out here, because it would be too long for one message: ${left.join('; ')}. ${where}`;
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
function cutNote(items: number, { kpis }: Report, where: string): string[] {
  const isCut = kpis.some((kpi) => kpi.evidence.length > items || kpi.excluded.length > items);
  return isCut ? [`At most ${counted(items, 'item')} of a kind are listed. ${where}`] : [];
}

function titled(title: string, community: string, communities: readonly string[]): string {
  return communities.length === 1 ? title : `${title}: ${community}`;
}

function whole(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
