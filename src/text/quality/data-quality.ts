/** How far the numbers can be trusted, as Markdown: for the end of the report and for `audit`. */
import type { DataQuality, Gap, RepositoryQuality, TagQuality } from '../../domain/report/report.ts';
import { count, counted, moment, percent } from '../figures.ts';
import { code, escaped, table } from '../markdown.ts';

export interface QualityDetail {
  /** How many rows and lines of each kind; what is left out is counted. */
  most: number;
  /** A report is public: there it is counted how many people something was found of, and nobody is named for it. */
  namesPeople: boolean;
}

export function dataQuality(
  { repositories, people, tags, rosters, gaps }: DataQuality & { gaps: readonly Gap[] },
  { most, namesPeople }: QualityDetail = { most: Infinity, namesPeople: true },
): string {
  const worst = repositories.toSorted((a, b) => troubles(b).length - troubles(a).length);
  const shown = worst.slice(0, most).toSorted((a, b) => a.repository.localeCompare(b.repository, 'en'));
  const blocks = [
    repositories.length === 0 ? 'No repository is stored.' : repositoryTable(shown),
    remainder(
      repositories.length - shown.length,
      'repository with no more gaps than these',
      'repositories with no more gaps than these',
    ),
    list(
      'Gaps',
      onceEach([
        ...rosters.map(({ repository, gaps }) => ({ repository, lines: gaps })),
        ...worst.map((row) => ({ repository: row.repository, lines: troubles(row) })),
        ...gaps.map(({ repository, what }) => ({ repository, lines: [what] })),
      ]),
      most,
    ),
    list(
      'People to look at',
      namesPeople
        ? people.map(({ github, what }) => `${code(github)}: ${escaped(what)}`)
        : [...Map.groupBy(people, ({ what }) => what)].map(
            ([what, of]) => `${counted(of.length, 'person', 'people')}: ${escaped(what)}`,
          ),
      most,
    ),
    list(
      'Tags to look at; answer under the community’s releases in the configuration, or beneath the weekly issue',
      tagLines(tags, most),
      most,
    ),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function repositoryTable(rows: RepositoryQuality[]): string {
  return table(
    ['Repository', 'Coverage', 'Pull requests', 'Issues', 'Newest event', 'Bots’ share', 'Deleted accounts'],
    rows.map((row) => [
      code(row.repository),
      row.share === null ? 'unknown' : percent(row.share),
      `${count(row.pull_requests_stored)} of ${ofGitHub(row.pull_requests_on_github)}`,
      `${count(row.issues_stored)} of ${ofGitHub(row.issues_on_github)}`,
      row.newest_event === null ? 'none' : moment(row.newest_event),
      row.bot_share === null ? '–' : percent(row.bot_share),
      count(row.ghosts),
    ]),
    ['left', 'right', 'right', 'right', 'left', 'right', 'right'],
  );
}

function ofGitHub(counted: number | null): string {
  return counted === null ? 'unknown' : count(counted);
}

function onceEach(found: readonly { repository: string; lines: readonly string[] }[]): string[] {
  return [
    ...new Set(
      found.flatMap(({ repository, lines }) => lines.map((what) => `${code(repository)}: ${escaped(what)}`)),
    ),
  ];
}

/** Everything that keeps this repository from being complete, one line each. Tags to look at have a list of their own. */
export function troubles(row: RepositoryQuality): string[] {
  const counted: [number, string][] = [
    [row.timelines_incomplete, 'items with fewer timeline entries stored than GitHub counts'],
    [row.continuations, 'long timelines or label lists not read to their end'],
    [row.file_lists_not_given, 'pull requests without a whole list of their changed files from GitHub'],
    [row.unreadable_fields, 'fields that GitHub gave errors for'],
  ];
  const unfinished = row.unfinished_streams.map((stream) => `not read to the end: ${stream}`);
  const numbers = counted
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${what}: ${count(number)}`);
  // A gap and its number may be the same finding in two places.
  return [...new Set([...row.gaps, ...unfinished, ...numbers])];
}

/** Tags of the same trouble share a line: it is the same sentence for all of them. */
function tagLines(tags: readonly TagQuality[], most: number): string[] {
  return [...Map.groupBy(tags, ({ what }) => what)].map(([what, of]) => {
    const named = of.slice(0, most).map(({ repository, tag }) => code(`${repository} ${tag}`));
    const [only] = named;
    if (of.length === 1) return `${only}: ${escaped(what)}`;
    const more = of.length > most ? ` and ${count(of.length - most)} more` : '';
    return `${escaped(what)} (${count(of.length)}): ${named.join(', ')}${more}`;
  });
}

function list(title: string, lines: string[], most: number): string {
  if (lines.length === 0) return '';
  const shown = lines.slice(0, most).map((line) => `- ${line}`);
  const rest = remainder(lines.length - shown.length, 'more', 'more');
  return [`**${title}**`, '', ...shown, ...(rest === '' ? [] : [`- ${rest}`])].join('\n');
}

function remainder(left: number, one: string, many: string): string {
  return left > 0 ? `… and ${counted(left, one, many)}; \`headwater audit\` lists all.` : '';
}
