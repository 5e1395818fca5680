/** The value of a KPI and what stands beside it, in words. */
import type { KpiResult } from '../../domain/report/report.ts';
import { amount, change, count, day, span } from '../figures.ts';

/** The value, or in a few words why there is none. */
export function valueOf({ value, unit, note, cohort }: KpiResult): string {
  if (value !== null) return amount(value, unit);
  if (note === NOT_YET) return `known from ${day(daysAfter(cohort.end, DAYS_TO_COME_BACK))}`;
  return note ?? 'no data';
}

/** The note of `came_back` while its people still have time. */
const NOT_YET = 'not yet knowable';
const DAYS_TO_COME_BACK = 90;

function daysAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}

/** 95 % limits. */
export function intervalOf({ low, high, unit }: KpiResult): string {
  return span(low, high, unit);
}

/** Items that still wait count with the time they have waited so far; other units have none. */
export function stillOpen({ censored, unit, sample_size }: KpiResult): string {
  return unit === 'hours' && sample_size > 0 ? count(censored) : '–';
}

export function previousOf({ previous, unit }: KpiResult): string {
  return previous === null ? '–' : amount(previous, unit);
}

/** "3 (+1)", "3.6 days (1.2 days faster)", "3 (same)". */
export function previousAndChange(kpi: KpiResult): string {
  const { value, previous, unit } = kpi;
  if (value === null || previous === null) return previousOf(kpi);
  return `${previousOf(kpi)} (${change(value, previous, unit) ?? 'same'})`;
}

export function targetOf({ target, unit }: KpiResult): string {
  return target === null ? '–' : amount(target, unit);
}
