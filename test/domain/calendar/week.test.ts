import { describe, expect, it } from 'vitest';
import {
  dayWindow,
  isoWeek,
  lastFullWeek,
  previousWindow,
  trailing,
  weekName,
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
    expect(() => isoWeek('2026-7')).toThrow(/write a year and an ISO week/);
  });

  it('are over at midnight', () => {
    expect(lastFullWeek('2026-02-16T00:00:00Z').end).toBe('2026-02-16T00:00:00Z');
    expect(lastFullWeek('2026-02-15T23:59:59Z').end).toBe('2026-02-09T00:00:00Z');
  });
});

describe('windows', () => {
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
