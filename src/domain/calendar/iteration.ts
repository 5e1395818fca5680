/** Sprints: of fixed length from an anchor day, in UTC, half-open. Never derived from weeks: 2026 has a week 53. */
import { isInReach } from './instant.ts';
import { WindowError, type Window } from './week.ts';

export interface Iterations {
  /** The first day of iteration 1: "2024-10-16". */
  anchor: string;
  days: number;
}

const DAY_MS = 86_400_000;

/**
 * @param number 1 is the iteration that begins at the anchor, 00:00 UTC
 * @throws WindowError for anything but a whole number of 1 or more
 */
export function iterationWindow({ anchor, days }: Iterations, number: number): Window {
  if (!Number.isSafeInteger(number) || number < 1)
    throw new WindowError(`"${number}" is no iteration; write a whole number of 1 or more.`);
  const start = Date.parse(`${anchor}T00:00:00Z`) + (number - 1) * days * DAY_MS;
  const end = start + days * DAY_MS;
  if (!isInReach(end))
    throw new WindowError(`Iteration ${number} is out of reach; it would begin after the year 3000.`);
  const text = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z');
  return { start: text(start), end: text(end) };
}

/** The number of the iteration that an instant lies in; null = it was before the anchor. */
export function iterationAt({ anchor, days }: Iterations, instant: string): number | null {
  const passed = Date.parse(instant) - Date.parse(`${anchor}T00:00:00Z`);
  return passed < 0 ? null : Math.floor(passed / (days * DAY_MS)) + 1;
}

/** The number of the iteration that a window is exactly; null = it is none. */
export function iterationOf(iterations: Iterations, window: Window): number | null {
  const number = iterationAt(iterations, window.start);
  if (number === null) return null;
  const { start, end } = iterationWindow(iterations, number);
  return start === window.start && end === window.end ? number : null;
}
