import { describe, expect, it } from 'vitest';
import {
  dayWindow,
  isIsoWeek,
  isoWeek,
  lastFullWeek,
  previousWindow,
  trailing,
  weekName,
  windowsUpTo,
} from '../../../src/domain/calendar/week.ts';

describe('ISO weeks', () => {
  it('begin on Monday, and week 1 has the first Thursday', () => {
    expect(isoWeek('2026-W01')).toEqual({ start: '2025-12-29T00:00:00Z', end: '2026-01-05T00:00:00Z' });
    expect(weekName('2025-12-31T23:59:59Z')).toBe('2026-W01');
    expect(weekName('2027-01-03T12:00:00Z')).toBe('2026-W53');
  });

  it('know that 2026 has a week 53 and 2025 has none', () => {
    expect(isoWeek('2026-W53')).toEqual({ start: '2026-12-28T00:00:00Z', end: '2027-01-04T00:00:00Z' });
    expect(() => isoWeek('2025-W53')).toThrow(/does not exist; 2025 has the weeks 01 to 52/);
    expect(() => isoWeek('1969-W52')).toThrow(/^1969-W52 is out of reach; /);
    expect(() => isoWeek('2026-7')).toThrow(/write a year and an ISO week/);
  });

  it('are over at midnight', () => {
    expect(lastFullWeek('2026-02-16T00:00:00Z').end).toBe('2026-02-16T00:00:00Z');
    expect(lastFullWeek('2026-02-15T23:59:59Z').end).toBe('2026-02-09T00:00:00Z');
  });
});

describe('windows', () => {
  it('go back as far as reports can, and one more', () => {
    const year = dayWindow('1972-01-01', '1973-01-01');
    expect(windowsUpTo(year, 12).map(({ start }) => start.slice(0, 4))).toEqual(['1970', '1972']);
    const first = dayWindow('1970-01-01', '2999-12-31');
    expect(windowsUpTo(first, 12)).toEqual([previousWindow(first), first]);
    expect(windowsUpTo(isoWeek('2026-W07'), 12)).toHaveLength(12);
  });

  it('know whether they are a week, also where that one is out of reach', () => {
    expect(isIsoWeek(isoWeek('2026-W53'))).toBe(true);
    expect(isIsoWeek(dayWindow('2026-02-10', '2026-02-17'))).toBe(false);
    expect(isIsoWeek(dayWindow('2026-02-09', '2026-02-23'))).toBe(false);
    expect(isIsoWeek(dayWindow('1970-01-01', '1970-01-05'))).toBe(false);
  });

  it('are half-open days in UTC', () => {
    expect(dayWindow('2026-07-08', '2026-07-22')).toEqual({
      start: '2026-07-08T00:00:00Z',
      end: '2026-07-22T00:00:00Z',
    });
    expect(() => dayWindow('2026-02-30', '2026-03-01')).toThrow(/is not a day/);
    expect(() => dayWindow('2026-03-01', '2026-03-01')).toThrow(/is empty/);
  });

  it('have one of equal length before them, and look back at least so many days', () => {
    const week = isoWeek('2026-W07');
    expect(previousWindow(week)).toEqual(isoWeek('2026-W06'));
    expect(trailing(week, 90)).toEqual({ start: '2025-11-18T00:00:00Z', end: week.end });
    expect(trailing(dayWindow('2025-01-01', '2026-01-01'), 90)).toEqual(
      dayWindow('2025-01-01', '2026-01-01'),
    );
  });
});
