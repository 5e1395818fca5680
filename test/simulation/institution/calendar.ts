/** The time of the simulated institution: iterations from an anchor, what is remembered before, what comes after. */
import { DAY_MS, HOUR_MS } from '../community/item.ts';

/** Plain data: it is handed to another process. */
export interface InstitutionOptions {
  seed?: number;
  /** `small`: 6 iterations and 300 pull requests, for quick tests; `full`: two years and 5,200. */
  size?: 'small' | 'full';
}

export interface Calendar {
  seed: number;
  size: 'small' | 'full';
  /** How many iterations the truth is given for; the first is number 1. */
  iterations: number;
  /** Epoch milliseconds, as all times of the simulation: iteration 1 starts here. */
  anchor: number;
  /** The first instant at which anything happens. */
  begins: number;
  /** The first version of the roster file. */
  rosterBegins: number;
  /** The last instant of which anything is known: the `as_of` of every figure. */
  ends: number;
}

export interface Iteration {
  n: number;
  start: number;
  /** Not included. */
  end: number;
}

export const ANCHOR = '2024-10-16';
export const ITERATION_DAYS = 14;
const ITERATION_MS = ITERATION_DAYS * DAY_MS;
/** Half a year and more, so that nobody who could always merge looks new in iteration 1. */
const DAYS_BEFORE = 200;

/** Every second Thursday at 15:00 UTC for an hour, as the configuration says. */
export const OFFICE_HOURS = { starts: '2024-10-17T15:00:00Z', minutes: 60 };

export function calendarOf({ seed = 1, size = 'full' }: InstitutionOptions): Calendar {
  const anchor = Date.parse(`${ANCHOR}T00:00:00Z`);
  // The small one goes on for a while after its last iteration, so that some of `came_back` can be known.
  const [iterations, daysAfter] = size === 'full' ? [52, 0] : [6, 130];
  return {
    seed,
    size,
    iterations,
    anchor,
    begins: anchor - DAYS_BEFORE * DAY_MS,
    rosterBegins: anchor - 500 * DAY_MS,
    ends: anchor + iterations * ITERATION_MS + daysAfter * DAY_MS,
  };
}

export function iterationNumber({ anchor }: Calendar, n: number): Iteration {
  const start = anchor + (n - 1) * ITERATION_MS;
  return { n, start, end: start + ITERATION_MS };
}

export function iterationsOf(calendar: Calendar): Iteration[] {
  return Array.from({ length: calendar.iterations }, (_, index) => iterationNumber(calendar, index + 1));
}

/** The number of the iteration that holds this instant; null = before the first one. */
export function iterationAt({ anchor }: Calendar, time: number): number | null {
  return time < anchor ? null : Math.floor((time - anchor) / ITERATION_MS) + 1;
}

export interface Session {
  at: number;
  /** Not included. */
  until: number;
}

/** The office hours that begin in this iteration. */
export function sessionsIn({ start, end }: Iteration): Session[] {
  const first = Date.parse(OFFICE_HOURS.starts);
  const length = (OFFICE_HOURS.minutes / 60) * HOUR_MS;
  const sessions: Session[] = [];
  for (let at = first; at < end; at += ITERATION_MS)
    if (at >= start) sessions.push({ at, until: at + length });
  return sessions;
}
