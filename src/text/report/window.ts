/** The report's window in words, and the spans of days that its figures look at. */
import type { KpiResult, Report } from '../../domain/report/report.ts';
import { isIsoWeek, weekName, type Window } from '../../domain/calendar/week.ts';
import { daysOf } from '../figures.ts';

type WindowKind = 'iteration' | 'week' | 'period';

/** How one window of this kind is called: "this week", "the iteration before". */
export function kindOfWindow({ window, iteration }: Pick<Report, 'window' | 'iteration'>): WindowKind {
  if (iteration !== null) return 'iteration';
  return isIsoWeek(window) ? 'week' : 'period';
}

export function hasBegun({ start }: Window, asOf: string): boolean {
  return Date.parse(start) < Date.parse(asOf);
}

/** What must be known of a window that is not over; null = it is. */
export function cautionOf(window: Window, asOf: string): string | null {
  return Date.parse(window.end) <= Date.parse(asOf) ? null : cautionOfPartial(window, asOf);
}

export function cautionOfPartial(window: Window, asOf: string): string {
  return hasBegun(window, asOf)
    ? 'This window is not over: the figures are partial and will change.'
    : 'This window has not begun: there is nothing to count in it yet.';
}

/** "week 2026-W07 (2026-02-09 to 2026-02-15)" */
export function windowInWords(report: Report): string {
  const days = daysOf(report.window);
  return kindOfWindow(report) === 'period' ? days : `${windowName(report)} (${days})`;
}

/** "week 2026-W07", "iteration 46", or the days of another window. */
export function windowName(report: Pick<Report, 'window' | 'iteration'>): string {
  const { window, iteration } = report;
  const kind = kindOfWindow(report);
  return kind === 'period' ? daysOf(window) : `${kind} ${iteration ?? weekName(window.start)}`;
}

/** "window", "90 days", "185 days before": the name of the span that a figure looks at. */
export function periodName({ window }: Report, { cohort }: KpiResult): string {
  if (cohort.start === window.start && cohort.end === window.end) return 'window';
  const days = Math.round((Date.parse(cohort.end) - Date.parse(cohort.start)) / 86_400_000);
  return `${days} days${cohort.end === window.end ? '' : ' before'}`;
}

/** Every span once: "window: 2026-02-09 to 2026-02-15; 90 days: 2025-11-18 to 2026-02-15". */
export function periodsInWords(report: Report): string {
  const periods = new Map(report.kpis.map((kpi) => [periodName(report, kpi), daysOf(kpi.cohort)]));
  return [...periods].map(([name, days]) => `${name}: ${days}`).join('; ');
}
