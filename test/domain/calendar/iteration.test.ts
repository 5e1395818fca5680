import { expect, it } from 'vitest';
import { iterationAt, iterationOf, iterationWindow } from '../../../src/domain/calendar/iteration.ts';

const fortnights = { anchor: '2024-10-16', days: 14 };

it('the first iteration starts at the anchor, the forty-sixth 630 days later', () => {
  // 45 × 14 = 630 days: 2024-10-16 + 630 d = 2026-07-08.
  expect(iterationWindow(fortnights, 1)).toEqual({
    start: '2024-10-16T00:00:00Z',
    end: '2024-10-30T00:00:00Z',
  });
  expect(iterationWindow(fortnights, 46)).toEqual({
    start: '2026-07-08T00:00:00Z',
    end: '2026-07-22T00:00:00Z',
  });
});

it('iterations are half-open and go on over the turn of a year of 53 weeks', () => {
  expect(iterationAt(fortnights, '2026-07-07T23:59:59Z')).toBe(45);
  expect(iterationAt(fortnights, '2026-07-08T00:00:00Z')).toBe(46);
  // 2026-12-23 is day 798 = 57 × 14.
  expect(iterationAt(fortnights, '2026-12-23T00:00:00Z')).toBe(58);
  expect(iterationAt(fortnights, '2027-01-05T23:59:59Z')).toBe(58);
  expect(iterationAt(fortnights, '2024-10-15T23:59:59Z')).toBe(null);
});

it('a window that is no iteration has no number', () => {
  expect(iterationOf(fortnights, iterationWindow(fortnights, 7))).toBe(7);
  expect(iterationOf(fortnights, { start: '2026-07-08T00:00:00Z', end: '2026-07-15T00:00:00Z' })).toBe(null);
});

it.each([0, -1, 1.5, NaN])('%s is no iteration', (number) => {
  expect(() => iterationWindow(fortnights, number)).toThrow('write a whole number of 1 or more');
});

const weekly = { ...fortnights, changes: [{ anchor: '2026-08-19', days: 7 }] };

it('a dated length keeps the iterations before it, and numbers go on', () => {
  // 2026-08-19 is day 672 = 48 × 14: the forty-ninth begins there.
  expect(iterationWindow(weekly, 46)).toEqual(iterationWindow(fortnights, 46));
  expect(iterationWindow(weekly, 48).end).toBe('2026-08-19T00:00:00Z');
  expect(iterationWindow(weekly, 49)).toEqual({ start: '2026-08-19T00:00:00Z', end: '2026-08-26T00:00:00Z' });
  expect(iterationAt(weekly, '2026-09-02T00:00:00Z')).toBe(51);
  for (const number of [1, 48, 49, 60])
    expect(iterationAt(weekly, iterationWindow(weekly, number).start)).toBe(number);
});

it('a length that changes in mid-iteration ends the one under way; from waits for the next boundary', () => {
  const early = { ...fortnights, changes: [{ anchor: '2026-08-12', days: 7 }] };
  expect(iterationWindow(early, 48)).toEqual({ start: '2026-08-05T00:00:00Z', end: '2026-08-12T00:00:00Z' });
  expect(iterationWindow(early, 49).start).toBe('2026-08-12T00:00:00Z');
  const later = { ...fortnights, changes: [{ anchor: '2026-08-05', days: 7, from: '2026-08-20' }] };
  // Boundaries 5, 12, 19, 26 August: the first at or after the 20th.
  expect(iterationWindow(later, 49)).toEqual({ start: '2026-08-19T00:00:00Z', end: '2026-08-26T00:00:00Z' });
  expect(iterationWindow(later, 50).end).toBe('2026-09-02T00:00:00Z');
});
