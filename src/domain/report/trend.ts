/** The windows that a trend looks at, and what of it may be drawn. */
import { windowsUpTo, type Window } from '../calendar/week.ts';
import type { Report, Trend } from './report.ts';

/** A quarter of weeks. */
export const WINDOWS = 12;
/** Fewer points are no line. */
const ENOUGH_POINTS = 3;

/** The oldest first; the last one is the given window. */
export function trendWindows(window: Window): Window[] {
  return windowsUpTo({ start: window.start, end: window.end }, WINDOWS);
}

export function trendOf({ trends }: Report, id: string, community: string): Trend | null {
  return trends.find((one) => one.id === id && one.community === community) ?? null;
}

/**
 * The points that one unbroken line can be drawn through: a line over a gap, or a gap drawn as 0, would say what nobody
 * knows. A window that is not over is left out, too.
 * @returns the points since the last gap; empty = too few, or the newest window has no figure
 */
export function drawable({ points }: Trend, asOf: string): (Window & { value: number })[] {
  const over = points.filter(({ end }) => Date.parse(end) <= Date.parse(asOf));
  const gap = over.findLastIndex(({ value }) => value === null);
  const line = over.slice(gap + 1).map(({ start, end, value }) => ({ start, end, value: value! }));
  return line.length >= ENOUGH_POINTS ? line : [];
}
