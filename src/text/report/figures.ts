/** Numbers and times in words: units are said, the unknown is not a number. */
import type { KpiResult, Report } from '../../domain/report/report.ts';
import { weekName, isoWeek } from '../../domain/calendar/week.ts';

const DAY_HOURS = 24;

/** 5.4 h · 3.2 days · 62 % · 1,204 */
export function amount(value: number, unit: string): string {
  if (unit === 'share') return `${percent(value)}`;
  if (unit !== 'hours') return Number.isInteger(value) ? count(value) : value.toFixed(1);
  if (value < 1) return `${Math.round(value * 60)} min`;
  return value < 2 * DAY_HOURS ? `${value.toFixed(1)} h` : `${(value / DAY_HOURS).toFixed(1)} days`;
}

/** Never rounds up to 100 % nor down to 0 %: those two are said only where they are exact. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  if (share < 1 && rounded >= 100) return '99.9 %';
  if (share > 0 && rounded <= 0) return '0.1 %';
  return `${rounded} %`;
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

/** The value, or why there is none. */
export function valueOf({ value, unit, note }: KpiResult): string {
  return value === null ? (note ?? 'no data') : amount(value, unit);
}

/** 95 % limits; one that the data does not reach is left open. */
export function intervalOf({ low, high, unit }: KpiResult): string {
  if (low !== null && high !== null) return `${amount(low, unit)} to ${amount(high, unit)}`;
  if (low !== null) return `from ${amount(low, unit)}`;
  return high === null ? '–' : `up to ${amount(high, unit)}`;
}

/** Items that still wait count with the time they have waited so far; other units have none. */
export function stillOpen({ censored, unit, sample_size }: KpiResult): string {
  return unit === 'hours' && sample_size > 0 ? count(censored) : '–';
}

export function previousOf({ previous, unit }: KpiResult): string {
  return previous === null ? '–' : amount(previous, unit);
}

/** 2026-02-16 08:00 UTC, and without the time where it is midnight. */
export function moment(instant: string): string {
  const text = new Date(instant).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 16).replace('T', ' ')} UTC`;
}

/** "week 2026-W07 (2026-02-09 to 2026-02-15)"; the days named are the first and the last one of the window. */
export function windowInWords({ window, iteration }: Report): string {
  const lastDay = new Date(Date.parse(window.end) - 1).toISOString().slice(0, 10);
  const days = `${moment(window.start)} to ${window.end.includes('T00:00:00') ? lastDay : moment(window.end)}`;
  if (iteration !== null) return `iteration ${iteration} (${days})`;
  const name = weekName(window.start);
  const week = isoWeek(name);
  return week.start === window.start && week.end === window.end ? `week ${name} (${days})` : days;
}

/** What the last column holds: the week or iteration before, or the window of equal length. */
export function beforeInWords({ window, iteration }: Report): string {
  if (iteration !== null) return 'Iteration before';
  const week = isoWeek(weekName(window.start));
  return week.start === window.start && week.end === window.end ? 'Week before' : 'Before';
}

/** The one sentence that says how far the report can be trusted. */
export function coverageInWords({ coverage }: Report): string {
  const stored = count(coverage.pull_requests_stored);
  if (coverage.share === null || coverage.pull_requests_on_github === null)
    return `Coverage unknown: ${stored} pull requests are stored, GitHub had not been asked by then how many there are.`;
  const asked = coverage.checked_at === null ? '' : `, asked ${moment(coverage.checked_at)}`;
  return `Coverage ${percent(coverage.share)}: ${stored} pull requests stored, GitHub counts ${count(coverage.pull_requests_on_github)}${asked}.`;
}
