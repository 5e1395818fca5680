/** How quickly pull requests of one period are answered, as a curve: the share that has been by each time, with its band. */
import { trailing, windowsUpTo, type Window } from '../calendar/week.ts';
import { aalenJohansen, quantile } from '../statistics/survival.ts';
import type { Evidence } from '../report/report.ts';
import { answersListed, isCommunity, sharesWithin, spellOf, type LatencyRow } from './latency.ts';

export interface IncidencePoint {
  hours: number;
  /** 0–1. */
  reached: number;
  /** 95 % limits; null = there are none. */
  low: number | null;
  high: number | null;
}

export interface Incidence {
  /** Pull requests of the community that were opened in the period. */
  n: number;
  /** Of these not answered yet, nor closed. */
  censored: number;
  median_hours: number | null;
  median_low: number | null;
  median_high: number | null;
  within_2_days: number | null;
  within_7_days: number | null;
  within_30_days: number | null;
  /** Up to 30 days, in the order of time. */
  points: IncidencePoint[];
  /** The `n` pull requests, at most 200; who still waits stands first. */
  evidence: Evidence[];
  evidence_total: number;
}

/** Newcomers: whose first pull request ever it is. */
export const ASKERS = ['everybody', 'newcomers'] as const;
export type Asker = (typeof ASKERS)[number];

/** One period of a figure, and the one before it. */
export interface IncidencePair {
  id: 'time_to_first_response' | 'time_to_first_review';
  name: string;
  asker: Asker;
  now: Incidence;
  before: Incidence;
}

export const PERIOD_DAYS = 90;
const SHOWN_HOURS = 30 * 24;
/** More steps than that are not told apart on a screen. */
const MOST_POINTS = 120;

/** @param rows of one community and period; those of others than the community are left out */
export function incidenceOf(rows: readonly LatencyRow[]): Incidence {
  const community = rows.filter((row) => row.left_out === null && isCommunity(row));
  const cohort = community.filter((row) => row.in_cohort);
  const curve = aalenJohansen(cohort.map((row) => spellOf(row, 'any')));
  const median = quantile(curve, 0.5);
  const shares = sharesWithin(community, 'any');
  const shown = curve.points.filter(({ time }) => time <= SHOWN_HOURS);
  const step = Math.ceil(shown.length / MOST_POINTS);
  return {
    n: curve.n,
    censored: curve.censored,
    median_hours: median.value,
    median_low: median.low,
    median_high: median.high,
    within_2_days: shares['within_2_days']!,
    within_7_days: shares['within_7_days']!,
    within_30_days: shares['within_30_days']!,
    points: shown
      // The last of each step, so that the end of the line is the end of the curve.
      .filter((_, index) => (shown.length - 1 - index) % step === 0)
      .map(({ time, reached, low, high }) => ({ hours: time, reached, low, high })),
    ...answersListed(cohort),
  };
}

/** The period that ends where a window does, and the one before it: two that share no day. */
export function periodsBefore({ end }: Window): { now: Window; before: Window } {
  const [before, now] = windowsUpTo(trailing({ start: end, end }, PERIOD_DAYS), 2);
  return { now: now!, before: before! };
}
