/** The named sub-figures of a KPI as Markdown: those of the same shape become the rows of one table. */
import type { Parts } from '../../domain/report/report.ts';
import { amount, counted } from '../figures.ts';
import { code, escaped, table } from '../markdown.ts';

interface Row {
  path: string[];
  figures: Record<string, number | null>;
}

/** @param most how many rows of a table; what is left out is counted */
export function partsAsMarkdown({ repositories, ...parts }: Parts, most = Infinity): string {
  return [shapesAsMarkdown(parts), repositoryTable(repositories, most)]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** One row a repository, however many figures each has; names of repositories are no words of ours. */
function repositoryTable(repositories: Parts[string] | undefined, most: number): string {
  if (typeof repositories !== 'object' || repositories === null) return '';
  const rows = Object.entries(repositories).map(([name, part]): [string, Record<string, number | null>] => [
    name,
    typeof part === 'object' && part !== null ? (part as Record<string, number | null>) : { people: part },
  ]);
  const names = Object.keys(rows[0]?.[1] ?? {});
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  return [
    table(
      ['Repository', ...names.map(inWords)],
      shown.map(([name, figures]) => [
        code(name),
        ...names.map((column) => figure(column, figures[column] ?? null)),
      ]),
      ['left', ...names.map(() => 'right' as const)],
    ),
    ...(left > 0 ? [`… and ${counted(left, 'more repository', 'more repositories')}.`] : []),
  ].join('\n\n');
}

function shapesAsMarkdown(parts: Parts): string {
  const shapes = new Map<string, Row[]>();
  for (const row of rowsOf(parts)) {
    const shape = Object.keys(row.figures).join(' ');
    shapes.set(shape, [...(shapes.get(shape) ?? []), row]);
  }
  return [...shapes.values()]
    .map((rows) => (rows.every(({ path }) => path.length === 0) ? asList(rows) : asTable(rows)))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Every level of the tree that holds numbers, from the outside in. */
function rowsOf(parts: Parts, path: string[] = []): Row[] {
  const entries = Object.entries(parts);
  const figures = Object.fromEntries(
    entries.filter(
      (entry): entry is [string, number | null] => typeof entry[1] !== 'object' || entry[1] === null,
    ),
  );
  const below = entries.flatMap(([name, part]) =>
    typeof part === 'object' && part !== null ? rowsOf(part, [...path, name]) : [],
  );
  return Object.keys(figures).length === 0 ? below : [{ path, figures }, ...below];
}

/** On one line, and without what is 0 or unknown: that would be a list of nothing. */
function asList(rows: Row[]): string {
  return rows
    .flatMap(({ figures }) => Object.entries(figures))
    .filter(([, value]) => value !== null && value !== 0)
    .map(([name, value]) => `${inWords(name)}: ${figure(name, value)}`)
    .join(' · ');
}

function asTable(rows: Row[]): string {
  const names = Object.keys(rows[0]?.figures ?? {});
  // Beside everybody's the community's own figures stand; alone they are all there is.
  const root = rows.some(({ path }) => path[0] === 'all') ? 'community' : 'in all';
  return table(
    ['', ...names.map(inWords)],
    rows.map(({ path, figures }) => [
      path.map(inWords).join(', ') || root,
      ...names.map((name) => figure(name, figures[name] ?? null, figures['n'] === 0)),
    ]),
    ['left', ...names.map(() => 'right' as const)],
  );
}

const WORDS: Record<string, string> = {
  configuration: 'by the configuration',
  permission: 'by permission',
  roster: 'by the roster',
  observed: 'seen merging',
  staff: 'on the team',
  all: 'all authors',
  any: 'by anyone',
  maintainer: 'by a maintainer',
  team: 'by the team',
  n: 'counted',
  unknown: 'releases that name nobody',
  docs: 'documentation',
  infra: 'infrastructure',
  translation: 'translations',
  by_nobody: 'by deleted accounts',
  by_one: 'by that person',
  by_team: 'by the team',
  finals: 'final',
  by_others: 'by others',
  to_confirm: 'to be confirmed by a person',
  prereleases: 'pre-releases',
  days_since_the_last: 'days since the last final one',
  censored: 'still open',
  p90_hours: 'p90',
  median_hours: 'median',
  business_days: 'by anyone, on business days',
  business_median_hours: 'median',
  business_p90_hours: 'p90',
  merged_median_hours: 'median to merge',
  declined_median_hours: 'median to decline',
};

/** A session is named by the instant at which it began. */
const SESSION = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)Z /;

function inWords(name: string): string {
  if (SESSION.test(name)) return escaped(name.replace(SESSION, '$1 $2 UTC '));
  return WORDS[name] ?? escaped(name.replaceAll('_', ' '));
}

/** The unit is in the name. */
function figure(name: string, value: number | null, empty = false): string {
  if (value === null && empty) return 'no data';
  if (name === 'share' || name.endsWith('_share')) return value === null ? 'no data' : amount(value, 'share');
  if (/^within_(2|7|30)_days$/.test(name)) return value === null ? 'no data' : amount(value, 'share');
  if (name.endsWith('_hours')) return value === null ? 'not reached' : amount(value, 'hours');
  return value === null ? '–' : amount(value, 'number');
}
