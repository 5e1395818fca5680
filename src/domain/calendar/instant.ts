/** Instants as people write them, within the time that reports can be about. */

/** Reports look years back and weeks ahead: inside these ends neither JavaScript nor PostgreSQL runs out of years. */
export const EARLIEST_INSTANT = '1970-01-01T00:00:00Z';
export const LATEST_INSTANT = '3000-01-01T00:00:00Z';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * @param text with its offset: "2026-02-16T12:00:00Z", "2026-02-16T12:00+01:00"
 * @returns ISO 8601 in UTC, as GitHub writes it; null for anything else, and for what lies out of reach
 */
export function instantAt(text: string): string | null {
  const [, day] = INSTANT.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time) || !isInReach(time)) return null;
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/**
 * In whole seconds, as everything on GitHub: "2026-02-16T12:00:00Z". A report for this very second must know of it.
 * @param time epoch milliseconds, or a date
 */
export function wholeSecond(time: Date | number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** For sentences: "2026-02-16 12:00 UTC". */
export function minuteInUtc(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Date would take the 30th of February for the 2nd of March. PostgreSQL has no year 0. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** @param time epoch milliseconds */
export function isInReach(time: number): boolean {
  return time >= Date.parse(EARLIEST_INSTANT) && time <= Date.parse(LATEST_INSTANT);
}
