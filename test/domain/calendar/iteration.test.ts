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
