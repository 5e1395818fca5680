import { describe, expect, it } from 'vitest';
import { progressLine } from '../../src/text/progress.ts';

const NAME = 'springboard/hub pull_requests';

describe('the progress bar', () => {
  it('says how many, how fast and how long still', () => {
    expect(progressLine({ name: NAME, done: 300, total: 1_200, perSecond: 15 })).toBe(
      '…ringboard/hub pull_requests  ■■■·········  300/1,200  15/s  1 minute left',
    );
  });

  it.each([
    [null, 0],
    [Number.NaN, 0],
    [Infinity, 0],
    [0, 0],
    [0.001, 5],
  ])('at a rate of %s says neither rate nor time', (perSecond, done) => {
    const line = progressLine({ name: NAME, done, total: 1_200, perSecond });
    expect(line).toMatch(/\/1,200$/);
    expect(line).not.toMatch(/NULL|NaN|Infinity|–|left|\/s/);
  });

  it('without a total says how many there are so far, and no time left', () => {
    expect(progressLine({ name: NAME, done: 12, total: null, perSecond: 3.14 })).toBe(
      '…ringboard/hub pull_requests  12  3.1/s',
    );
  });

  it('at its end says no time left, and never more than all', () => {
    const line = progressLine({ name: NAME, done: 1_201, total: 1_200, perSecond: 40 });
    expect(line).toBe('…ringboard/hub pull_requests  ■■■■■■■■■■■■  1,201/1,201  40/s');
  });

  it('fits on 80 columns, whatever the name and the figures', () => {
    const long = `an-organisation-with-a-long-name/${'and-a-repository'.repeat(9)} review_comments`;
    expect(
      progressLine({ name: long, done: 888_888, total: 999_999, perSecond: 0.1 }).length,
    ).toBeLessThanOrEqual(80);
  });
});
