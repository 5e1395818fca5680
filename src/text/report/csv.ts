/** Reports as comma-separated values (RFC 4180): one line a figure, so that a notebook or spreadsheet can filter. */
import type { Audit, Parts, Report } from '../../domain/report/report.ts';

export type Cell = string | number | boolean | null;

/** A line per figure: the columns, what they are, and what they hold. */
export const KPI_COLUMNS = [
  { name: 'institution', type: 'text', what: 'Its name in headwater.yml.' },
  { name: 'community', type: 'text', what: 'Its name in headwater.yml.' },
  { name: 'id', type: 'text', what: 'The KPI: a file in sql/kpi.' },
  { name: 'part', type: 'text', what: 'Empty = its value; else a sub-figure, as "any.median_hours".' },
  { name: 'unit', type: 'text', what: 'Of value, low, high and previous.' },
  { name: 'value', type: 'number', what: 'Empty = not reached, or no ground: note says which.' },
  {
    name: 'low',
    type: 'number',
    what: 'Lower 95 % limit of value; empty = none, or the band does not get there.',
  },
  { name: 'high', type: 'number', what: 'Upper 95 % limit.' },
  { name: 'sample_size', type: 'number', what: 'How many items the value rests on.' },
  { name: 'censored', type: 'number', what: 'How many of them are still open.' },
  { name: 'previous', type: 'number', what: 'The same for the window of equal length before.' },
  { name: 'note', type: 'text', what: 'Why a value is empty, or what else a reader must know.' },
  { name: 'window_start', type: 'instant', what: 'The window begins, included.' },
  { name: 'window_end', type: 'instant', what: 'The window ends, not included.' },
  { name: 'window_partial', type: 'boolean', what: 'The window was not over at as_of.' },
  { name: 'cohort_start', type: 'instant', what: 'The items that were looked at begin, included.' },
  { name: 'cohort_end', type: 'instant', what: 'They end, not included.' },
  { name: 'as_of', type: 'instant', what: 'Nothing dated later is seen.' },
  { name: 'definition', type: 'text', what: 'The SQL of the KPI, by its address or its name.' },
] as const;

type OfAWindow = Pick<Report, 'window' | 'institution' | 'as_of' | 'kpis'>;

export function reportAsCsv(report: OfAWindow): string {
  return csv(
    KPI_COLUMNS.map(({ name }) => name),
    kpiLines(report),
  );
}

/** The headline of a KPI has an empty `part`; its sub-figures follow as "any.median_hours". */
export function kpiLines({ window, institution, as_of, kpis }: OfAWindow): Cell[][] {
  return kpis.flatMap((kpi) => {
    const row = (part: string, unit: string, figures: Cell[]): Cell[] => [
      ...[institution, kpi.community, kpi.id, part, unit],
      ...figures,
      ...[window.start, window.end, window.partial, kpi.cohort.start, kpi.cohort.end, as_of, kpi.definition],
    ];
    const { value, low, high, sample_size, censored, previous, note } = kpi;
    return [
      row('', kpi.unit, [value, low, high, sample_size, censored, previous, note]),
      ...leaves(kpi.parts).map(([part, figure]) =>
        row(part, unitOf(part), [figure, null, null, null, null, null, null]),
      ),
    ];
  });
}

const AUDIT_COLUMNS = [
  'repository',
  'pull_requests_stored',
  'pull_requests_on_github',
  'issues_stored',
  'issues_on_github',
  'share',
  'newest_event',
  'gaps',
] as const;

export function auditAsCsv({ repositories }: Audit): string {
  const rows = repositories.map((row) =>
    AUDIT_COLUMNS.map((column) => (column === 'gaps' ? row.gaps.join('; ') : row[column])),
  );
  return csv([...AUDIT_COLUMNS], rows);
}

function leaves(parts: Parts, path = ''): [string, number | null][] {
  return Object.entries(parts).flatMap(([name, part]): [string, number | null][] =>
    typeof part === 'object' && part !== null ? leaves(part, `${path}${name}.`) : [[`${path}${name}`, part]],
  );
}

function unitOf(part: string): string {
  if (part.endsWith('_hours')) return 'hours';
  return /(^|\.|_)(within_\d+_days|share)$/.test(part) ? 'share' : 'number';
}

function csv(columns: string[], rows: Cell[][]): string {
  return [columns, ...rows].map(csvLine).join('');
}

export function csvLine(row: readonly Cell[]): string {
  return `${row.map(cell).join(',')}\r\n`;
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  // A spreadsheet would run a text that begins like a formula.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
