/** The weekly report as a message: what matters in words and eight figures, everything behind them folded away below. */
import { communitiesOf } from '../../domain/report/headline.ts';
import type { Report } from '../../domain/report/report.ts';
import { counted } from '../figures.ts';
import { inMarkdown } from '../inline.ts';
import { details, escaped, plainTitle } from '../markdown.ts';
import { dataQuality } from '../quality/data-quality.ts';
import { allFigures, howToRead } from './all-figures.ts';
import { coverageInShort, coverageInWords } from './completeness.ts';
import { evidence } from './evidence.ts';
import { headline } from './headline.ts';
import { leadLines } from './lead.ts';
import { teamDates } from './team-dates.ts';
import { windowInWords } from './window.ts';
import { welcome } from './welcome.ts';

/** GitHub takes 65,536 characters; what is put around a report needs some of them. */
const LONGEST = 60_000;
/** Longer than this nobody reads it; then fewer items are listed. */
const COMFORTABLE = 40_000;
/** How many items to list of each kind; the first number that is comfortable is taken, and at least the last one. */
const ITEMS = [5, 3, 2];
/** For the sentence that says what was left out. */
const RESERVE = 600;

export function weeklyReport(report: Report): string {
  const communities = communitiesOf(report.kpis);
  const top = head(report);
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
  const figures = communities.map((name) =>
    details(titled('All figures', name, communities), allFigures(report, name)),
  );
  const behind = (items: number) =>
    communities.map((name) =>
      details(titled('Items behind every number', name, communities), evidence(report, name, items)),
    );
  for (const [index, items] of ITEMS.entries()) {
    const text = whole([top, ...figures, ...behind(items), ...cutNote(items, report), ...ends(items)]);
    const isLast = index === ITEMS.length - 1;
    if (text.length <= (isLast ? LONGEST : COMFORTABLE)) return text;
  }
  return shortened(top, { figures, behind: behind(ITEMS.at(-1)!), ends: ends(ITEMS.at(-1)!) }, communities);
}

interface Folds {
  figures: string[];
  behind: string[];
  ends: string[];
}

/** Head and figures first, then the items of as many communities as there is room for; the rest is named. */
function shortened(top: string, { figures, behind, ends }: Folds, communities: readonly string[]): string {
  let room = LONGEST - top.length - RESERVE;
  const fits = (fold: string) => {
    const takes = fold.length + 2;
    if (takes > room) return false;
    room -= takes;
    return true;
  };
  const shownEnds = ends.filter(fits);
  const shownFigures = figures.filter(fits);
  const shownBehind = behind.filter(fits);
  const left = [
    missing('the figures', figures, shownFigures, communities),
    missing('the items behind the figures', behind, shownBehind, communities),
    ...(shownEnds.length < ends.length ? ['how complete the data is (`headwater audit`)'] : []),
  ].filter((words) => words !== '');
  const note = `Left out here, because it would be too long for one message: ${left.join('; ')}. ${WHERE_ALL_IS}`;
  return whole([top, ...(left.length > 0 ? [note] : []), ...shownFigures, ...shownBehind, ...shownEnds]);
}

const WHERE_ALL_IS = '`headwater report --format json` has all figures, with up to 200 items behind each.';
/** Names that fit into RESERVE. */
const NAMED = 3;

function missing(
  what: string,
  all: readonly string[],
  shown: readonly string[],
  communities: readonly string[],
): string {
  const names = communities.filter((_, index) => !shown.includes(all[index]!));
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

/** GitHub takes 256 characters. */
const LONGEST_TITLE = 250;

/** Of the issue that holds the report: plain text on one line. */
export function reportTitle(report: Report): string {
  return plainTitle(`${HEADING}, ${windowInWords(report)}: ${aboutWhom(report)}`, LONGEST_TITLE);
}

const HEADING = 'Upstream health';

function aboutWhom({ kpis, institution }: Report): string {
  const [only, ...others] = communitiesOf(kpis);
  return only !== undefined && others.length === 0 ? only : institution;
}

function head(report: Report): string {
  const lead = leadLines(report).map(({ label, sentence }) =>
    label === null ? `**${inMarkdown(sentence)}**` : `**${label}** · ${inMarkdown(sentence)}`,
  );
  return [
    `## ${HEADING}, ${windowInWords(report)}: ${escaped(aboutWhom(report))}`,
    ...lead,
    headline(report),
    welcome(report),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}
