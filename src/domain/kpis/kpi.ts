/** What a KPI is: two files, sql/kpi/<id>.sql says what is counted and gives the rows, kpis/<id>.ts makes one community's figures of them. */
import type { KpiFigures, KpiResult } from '../report/report.ts';
import { trailing, type Window } from '../calendar/week.ts';

export interface KpiDefinition<Row> {
  /** The name of its file in sql/kpi, too. */
  id: string;
  name: string;
  /** The institution's own work and goals; absent = the community's health. */
  group?: 'institution';
  unit: 'hours' | 'share' | 'people' | 'organisations' | 'pull requests' | 'issues' | 'releases';
  /** CHAOSS's page of the metric; null = it has none. */
  chaoss: string | null;
  /** How far the cohort looks back from the window's end, in days; 0 = the window alone. */
  trailing_days: number;
  /** Where the cohort ends before the window does, because its people are given that many days; absent = 0. */
  cohort_ends_days_before?: number;
  figures(rows: readonly Row[]): KpiFigures;
}

/** A KPI whose rows have been read: what type they have is between its two files. */
export type Kpi = KpiDefinition<never>;

/** Where a KPI's rows are defined, inside the project and inside what is installed of it. */
export function definitionFile(kpi: Pick<Kpi, 'id'>): string {
  return `sql/kpi/${kpi.id}.sql`;
}

/**
 * The address of a KPI's definition, or its file's name where nobody has said under which address the files can be read.
 * @param base of the project's files, or of the folder sql/kpi; null = nobody has said
 */
export function definitionAddress(kpi: Pick<Kpi, 'id'>, base: string | null): string {
  const file = definitionFile(kpi);
  return base === null ? file : `${base.replace(/(\/sql(\/kpi)?)?\/*$/, '')}/${file}`;
}

export interface KpiPlace {
  community: string;
  window: Window;
  /** The value of the window before, at the same as_of. */
  previous: number | null;
  /** What the institution wants the value to be; null = nothing is set. */
  target?: number | null;
  /** null = nobody has said where the definitions can be read. */
  definitions?: string | null;
}

function cohortOf({ trailing_days, cohort_ends_days_before = 0 }: Kpi, window: Window): Window {
  const cohort = trailing(window, trailing_days);
  const end = Date.parse(window.end) - cohort_ends_days_before * 86_400_000;
  return cohort_ends_days_before === 0
    ? cohort
    : { ...cohort, end: new Date(end).toISOString().replace('.000Z', 'Z') };
}

/** A line of the report: the figures, and what they are figures of. */
export function kpiResult(kpi: Kpi, figures: KpiFigures, place: KpiPlace): KpiResult {
  const { value, sample_size, censored, low, high, ...rest } = figures;
  return {
    id: kpi.id,
    group: kpi.group ?? 'health',
    name: kpi.name,
    unit: kpi.unit,
    community: place.community,
    value,
    sample_size,
    censored,
    low,
    high,
    previous: place.previous,
    target: place.target ?? null,
    cohort: cohortOf(kpi, place.window),
    definition: definitionAddress(kpi, place.definitions ?? null),
    ...rest,
  };
}
