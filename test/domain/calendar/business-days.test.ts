import { expect, it } from 'vitest';
import { afterBusinessDays, businessDaysBetween } from '../../../src/domain/calendar/business-days.ts';

const berlin = { time_zone: 'Europe/Berlin', holidays: new Set(['2026-04-06']) };
const utc = { time_zone: 'UTC', holidays: new Set<string>() };
const after = (start: string, days: number, calendar = berlin) =>
  new Date(afterBusinessDays(Date.parse(start), days, calendar)).toISOString().slice(0, 16);

it.each([
  // Friday noon and five days: the next Friday.
  ['2026-03-06T12:00Z', 5, '2026-03-13T12:00'],
  // A Saturday counts from Monday, midnight in Berlin.
  ['2026-03-07T12:00Z', 1, '2026-03-09T23:00'],
  // Over the change of the clock on the 29th the clock on the wall shows the same.
  ['2026-03-27T12:00Z', 1, '2026-03-30T11:00'],
  // Easter Monday, the 6th of April, is no business day.
  ['2026-04-03T10:00Z', 1, '2026-04-07T10:00'],
])('%s and %i business days are %s', (start, days, end) => expect(after(start, days)).toBe(end));

it('between two instants counts business days with their fraction', () => {
  const days = (from: string, until: string) => businessDaysBetween(Date.parse(from), Date.parse(until), utc);
  expect(days('2026-03-06T12:00Z', '2026-03-09T12:00Z')).toBe(1);
  expect(days('2026-03-07T00:00Z', '2026-03-08T12:00Z')).toBe(0);
  expect(days('2026-03-02T00:00Z', '2026-03-02T06:00Z')).toBe(0.25);
  expect(days('2026-03-03T00:00Z', '2026-03-02T00:00Z')).toBe(0);
});
