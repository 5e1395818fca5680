/**
 * How fast may be written. GitHub allows 80 content-creating requests a minute and 500 an hour; we stay well below.
 * Source: GitHub's REST documentation, "Best practices" and "Rate limits" (secondary limits).
 */
const MIN_GAP_MS = 1_000;
const PER_HOUR = 400;
const HOUR_MS = 3_600_000;
/** Between two processes. A write that is later than that was written down while the clock was wrong. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * @param recent milliseconds of the writes of the last hour, in any order
 * @param notBefore milliseconds before which GitHub wants no write; -Infinity = it said nothing
 * @returns milliseconds of the first instant at or after `now` at which this writer may write
 */
export function nextWriteAt(recent: readonly number[], notBefore: number, now: number): number {
  const inHour = recent
    .filter((at) => at > now - HOUR_MS && at <= now + CLOCKS_DIFFER_MS)
    .sort((a, b) => b - a);
  const afterLast = inHour.length === 0 ? -Infinity : inHour[0]! + MIN_GAP_MS;
  const oldest = inHour[PER_HOUR - 1];
  const afterHour = oldest === undefined ? -Infinity : oldest + HOUR_MS;
  return Math.max(now, notBefore, afterLast, afterHour);
}

/** Seconds until the next try after this many failures in a row: 5, 10, 20 … at most an hour. */
export function retrySeconds(failures: number): number {
  return Math.min(3_600, 5 * 2 ** Math.max(0, failures - 1));
}

/** Where GitHub refuses for going too fast without naming a time: a minute at least, and growing. */
export function secondaryWaitSeconds(failures: number): number {
  return Math.min(3_600, 60 * 2 ** Math.max(0, failures - 1));
}
