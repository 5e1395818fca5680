/** Numbers, shares, durations and dates in words: the one formatter that every text uses. */
import { minuteInUtc } from '../domain/calendar/instant.ts';
import { duration, durationInWords } from '../domain/report/duration.ts';

/** 5.4 hours · 62 % · 1,204 · 0.7; "hours" and "share" are units of the KPIs, everything else is a number. */
export function amount(value: number, unit: string): string {
  if (unit === 'share') return percent(value);
  if (unit === 'hours') return durationInWords(value);
  return Number.isInteger(value) ? count(value) : decimal(value);
}

/** Whole percents; 0 % and 100 % only where they are exact, and near them one decimal: 99.9 %. */
export function percent(share: number): string {
  return `${percents(share)} %`;
}

function percents(share: number): number {
  const exact = share * 100;
  const rounded = exact > 1 && exact < 99 ? Math.round(exact) : Math.round(exact * 10) / 10;
  if (share < 1 && rounded >= 100) return 99.9;
  return share > 0 && rounded <= 0 ? 0.1 : rounded;
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

function decimal(value: number): string {
  return Math.abs(value) >= 10 ? count(Math.round(value)) : value.toFixed(1).replace(/\.0$/, '');
}

/** "1 pull request", "9 pull requests". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "31 to 86 %" · "2.1 to 30 hours" · "14 to 15 days"; a limit that the data does not reach is left open. */
export function span(low: number | null, high: number | null, unit: string): string {
  if (low === null && high === null) return '–';
  if (low === null) return `up to ${amount(high ?? 0, unit)}`;
  if (high === null) return `from ${amount(low, unit)}`;
  if (amount(low, unit) === amount(high, unit)) return amount(low, unit);
  if (unit === 'share') return `${percents(low)} to ${percents(high)} %`;
  if (unit !== 'hours') return `${amount(low, unit)} to ${amount(high, unit)}`;
  const [from, to] = [duration(low), duration(high)];
  const isOneUnit = from.unit.replace(/s$/, '') === to.unit.replace(/s$/, '');
  return `${isOneUnit ? from.number : durationInWords(low)} to ${durationInWords(high)}`;
}

/**
 * "+1", "−7 points", "1.2 days faster"; null = nothing that can be seen.
 * Counted between what is shown, so that a reader who subtracts gets the same.
 */
export function change(value: number, previous: number, unit: string): string | null {
  if (amount(value, unit) === amount(previous, unit)) return null;
  if (unit === 'hours')
    return `${durationInWords(Math.abs(value - previous))} ${value < previous ? 'faster' : 'slower'}`;
  if (unit !== 'share') return signed(value - previous);
  const points = Math.round((percents(value) - percents(previous)) * 10) / 10;
  return `${signed(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}

function signed(by: number): string {
  return `${by < 0 ? '−' : '+'}${amount(Math.abs(by), 'number')}`;
}

/** 2026-02-16 08:00 UTC, and without the time where it is midnight. */
export function moment(instant: string): string {
  const text = new Date(instant).toISOString();
  return text.endsWith('T00:00:00.000Z') ? day(instant) : minuteInUtc(new Date(instant));
}

/** 2026-02-16 */
export function day(instant: string): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** "2026-02-09 to 2026-02-15": the first and the last day; an end within a day is said to the minute. */
export function daysOf({ start, end }: { start: string; end: string }): string {
  const last = day(end) === moment(end) ? day(new Date(Date.parse(end) - 1).toISOString()) : moment(end);
  return moment(start) === last ? last : `${moment(start)} to ${last}`;
}
