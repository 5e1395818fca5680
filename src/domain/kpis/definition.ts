/** What a KPI is: the half of it that is no SQL. */
import type { KpiFigures } from '../report/report.ts';
import type { Columns } from './columns.ts';
import type { Need } from './ground.ts';

export interface KpiDefinition<Row> {
  /** The name of its file in sql/kpi, too. */
  id: string;
  name: string;
  /** The institution's own work and goals; absent = the community's health. */
  group?: 'institution';
  unit: 'hours' | 'share' | 'cycles' | 'people' | 'organisations' | 'pull requests' | 'issues' | 'releases';
  /** CHAOSS's page of the metric; null = it has none. */
  chaoss: string | null;
  /** How far the cohort looks back from the window's end, in days; 0 = the window alone. */
  trailing_days: number;
  /** Where the cohort ends before the window does, because its people are given that many days; absent = 0. */
  cohort_ends_days_before?: number;
  /** What it cannot do without: where that is missing its value is null, and it says so. */
  needs?: readonly Need[];
  /** What each row is given beside what its statement returns: whose turn that pull request was (the rules of attention). */
  rests_on?: 'turns';
  /** What its statement returns beside `community`. */
  columns: Columns;
  figures(rows: readonly Row[]): KpiFigures;
}

/** A KPI whose rows have been read: what type they have is between its two files. */
export type Kpi = KpiDefinition<never>;
