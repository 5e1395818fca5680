/** Reports as comma-separated values (RFC 4180): one line a figure, so that a notebook or spreadsheet can filter. */
import type { Audit, Parts, Report } from '../../domain/report/report.ts';

type Cell = string | number | boolean | null;

const REPORT_COLUMNS = [
  'institution',
  'community',
  'id',
  'part',
  'unit',
  'value',
  'low',
  'high',
  'sample_size',
  'censored',
  'previous',
  'note',
  'window_start',
  'window_end',
  'window_partial',
  'cohort_start',
  'cohort_end',
  'as_of',
  'definition',
];

/** The headline of a KPI has an empty `part`; its sub-figures follow as "any.median_hours". */
export function reportAsCsv(report: Report): string {
  const { window, institution, as_of } = report;
  const rows = report.kpis.flatMap((kpi) => {
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
  return csv(REPORT_COLUMNS, rows);
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
