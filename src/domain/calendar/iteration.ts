/** Sprints: from an anchor day, in UTC, half-open; of one length until a dated change gives them another. Never derived from weeks: 2026 has a week 53. */
import { isInReach, wholeSecond } from './instant.ts';
import { WindowError, type Window } from './week.ts';

export interface Cadence {
  /** The first day of an iteration: "2024-10-16". */
  anchor: string;
  days: number;
}

export interface Iterations extends Cadence {
  /**
   * Later lengths, each from its first boundary at or after `from` (its anchor, if absent) on. Numbers go on; the iteration
   * that was under way ends there.
   */
  changes?: readonly (Cadence & { from?: string | undefined })[] | undefined;
}

const DAY_MS = 86_400_000;

/**
 * @param number 1 is the iteration that begins at the anchor, 00:00 UTC
 * @throws WindowError for anything but a whole number of 1 or more
 */
export function iterationWindow(iterations: Iterations, number: number): Window {
  if (!Number.isSafeInteger(number) || number < 1)
    throw new WindowError(`"${number}" is no iteration; write a whole number of 1 or more.`);
  const eras = erasOf(iterations);
  const index = eras.findLastIndex((era) => era.first <= number);
  const { begins, length, first } = eras[index]!;
  const start = begins + (number - first) * length;
  const end = Math.min(start + length, eras[index + 1]?.begins ?? Infinity);
  if (!isInReach(end))
    throw new WindowError(`Iteration ${number} is out of reach; it would begin after the year 3000.`);
  return { start: wholeSecond(start), end: wholeSecond(end) };
}

/** The number of the iteration that an instant lies in; null = it was before the anchor. */
export function iterationAt(iterations: Iterations, instant: string): number | null {
  const time = Date.parse(instant);
  const era = erasOf(iterations).findLast(({ begins }) => begins <= time);
  return era === undefined ? null : Math.floor((time - era.begins) / era.length) + era.first;
}

/** When sprints got another length. */
export function cadenceChanges(iterations: Iterations): { at: string; days: number; former: number }[] {
  const eras = erasOf(iterations);
  return eras.slice(1).flatMap(({ begins, length }, index) => {
    const [days, former] = [length / DAY_MS, eras[index]!.length / DAY_MS];
    return days === former ? [] : [{ at: wholeSecond(begins), days, former }];
  });
}

/** Stretches of one length each: when it begins and how long its iterations are (ms), and the number of the first one. */
function erasOf({ anchor, days, changes = [] }: Iterations) {
  const eras = [{ begins: midnight(anchor), length: days * DAY_MS, first: 1 }];
  const dated = changes.map((change) => ({ ...change, from: midnight(change.from ?? change.anchor) }));
  for (const change of dated.toSorted((a, b) => a.from - b.from)) {
    const last = eras.at(-1)!;
    const length = change.days * DAY_MS;
    const phase = midnight(change.anchor);
    const begins = phase + Math.ceil((change.from - phase) / length) * length;
    if (begins <= last.begins) continue;
    eras.push({ begins, length, first: last.first + Math.ceil((begins - last.begins) / last.length) });
  }
  return eras;
}

function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The number of the iteration that a window is exactly; null = it is none. */
export function iterationOf(iterations: Iterations, window: Window): number | null {
  const number = iterationAt(iterations, window.start);
  if (number === null) return null;
  const { start, end } = iterationWindow(iterations, number);
  return start === window.start && end === window.end ? number : null;
}
