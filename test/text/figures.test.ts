import { describe, expect, it } from 'vitest';
import { durationInWords } from '../../src/domain/report/duration.ts';
import { amount, change, count, counted, daysOf, moment, percent, span } from '../../src/text/figures.ts';

describe('a duration', () => {
  it.each([
    [0, '0 seconds'],
    [1 / 3_600, '1 second'],
    [89 / 3_600, '1.5 minutes'],
    [24 / 60, '24 minutes'],
    [1, '1 hour'],
    [5.4, '5.4 hours'],
    [30.25, '30 hours'],
    [57, '2.4 days'],
    [61.5 * 24, '62 days'],
    [1_245.3 * 24, '3.4 years'],
  ])('of %f hours is %s', (hours, words) => {
    expect(durationInWords(hours)).toBe(words);
  });

  it('that rounds up to the next unit is said in it', () => {
    expect(durationInWords(59.97 / 3_600)).toBe('1 minute');
    expect(durationInWords(59.97 / 60)).toBe('1 hour');
    expect(durationInWords(47.6)).toBe('2 days');
    expect(durationInWords(364.6 * 24)).toBe('1 year');
    expect(durationInWords(9.96 * 24)).toBe('10 days');
  });
});

describe('figures in words', () => {
  it('take the unit that a person would', () => {
    expect(amount(57, 'hours')).toBe('2.4 days');
    expect(amount(0.62, 'share')).toBe('62 %');
    expect(amount(1234, 'people')).toBe('1,234');
    expect(amount(0.71, 'number')).toBe('0.7');
    expect(counted(1, 'person', 'people')).toBe('1 person');
    expect(counted(1200, 'pull request')).toBe('1,200 pull requests');
    expect(count(0)).toBe('0');
  });

  it('say 100 % and 0 % only where that is exact', () => {
    expect(percent(1)).toBe('100 %');
    expect(percent(0.99999)).toBe('99.9 %');
    expect(percent(0.994)).toBe('99.4 %');
    expect(percent(0.625)).toBe('63 %');
    expect(percent(0.00001)).toBe('0.1 %');
    expect(percent(0)).toBe('0 %');
  });

  it('name the unit of a span once, and nothing twice', () => {
    expect(span(0.31, 0.86, 'share')).toBe('31 to 86 %');
    expect(span(2.1, 30.25, 'hours')).toBe('2.1 to 30 hours');
    expect(span(1, 5, 'hours')).toBe('1 to 5 hours');
    expect(span(2.1, 84, 'hours')).toBe('2.1 hours to 3.5 days');
    expect(span(354, 362, 'hours')).toBe('15 days');
    expect(span(900, null, 'hours')).toBe('from 38 days');
    expect(span(null, null, 'share')).toBe('–');
  });

  it('count a change between what is shown, so that a reader who subtracts gets the same', () => {
    expect(change(4, 3, 'issues')).toBe('+1');
    expect(change(0.624, 0.556, 'share')).toBe('+6 points');
    expect(change(0.626, 0.634, 'share')).toBe(null);
    expect(change(0.09, 0.1, 'share')).toBe('−1 point');
    expect(change(57.6, 86.4, 'hours')).toBe('29 hours faster');
    expect(change(3, 3, 'people')).toBe(null);
  });

  it('name days by the first and the last', () => {
    expect(daysOf({ start: '2026-02-09T00:00:00Z', end: '2026-02-16T00:00:00Z' })).toBe(
      '2026-02-09 to 2026-02-15',
    );
    expect(daysOf({ start: '2026-02-09T00:00:00Z', end: '2026-02-10T00:00:00Z' })).toBe('2026-02-09');
    expect(daysOf({ start: '2026-02-09T00:00:00Z', end: '2026-02-10T08:30:00Z' })).toBe(
      '2026-02-09 to 2026-02-10 08:30 UTC',
    );
    expect(moment('2026-02-16T08:00:00Z')).toBe('2026-02-16 08:00 UTC');
  });
});
