/** Is the simulated community like the recorded ones? `npm run fit` shows on a page what is held here. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as fitted from './community/fitted.ts';
import { recordedRepositories } from './fit/communities.ts';
import { compare, judge, simulated } from './fit/comparison.ts';
import { readOff } from './fit/constants.ts';
import { distances, DISTRIBUTIONS, FARTHEST } from './fit/curves.ts';
import type { Figure } from './fit/figure.ts';
import type { Fit } from './fit/fit.ts';
import { pool } from './fit/pooled.ts';
import { SIZES, simulatedScale, type Scaled } from './fit/scale.ts';
import {
  autocorrelation,
  countsPer,
  gini,
  rankCorrelation,
  unevenness,
  weightedQuantile,
} from './fit/statistics.ts';
import { summary } from './fit/summary.ts';
import { describeRecorded } from '../support/recorded.ts';

let growing: Scaled[];
beforeAll(() => {
  growing = SIZES.map((options) => simulatedScale({ seed: 1, ...options }));
});

describe('a simulated community', () => {
  it('keeps its people whatever its size: the same share comes again and the same share is seen once', () => {
    expect(growing.map(({ pulls }) => pulls)).toEqual([2_400, 10_000, 50_000, 200_000, 1_000_000]);
    for (const { pulls, figures } of growing) {
      expect(figures.retention, `${pulls} pull requests`).toBeGreaterThan(0.3);
      expect(figures.retention, `${pulls} pull requests`).toBeLessThan(0.45);
      expect(figures.one_timers, `${pulls} pull requests`).toBeGreaterThan(0.5);
      expect(figures.one_timers, `${pulls} pull requests`).toBeLessThan(0.65);
    }
  });

  it('rests on more people the larger it is, and less on any one of them', () => {
    const [factors, tops] = (['absence_factor', 'top_author_share'] as const).map((id) =>
      growing.map(({ figures }) => figures[id]),
    );
    expect(factors).toEqual(factors!.toSorted((a, b) => a - b));
    expect(tops).toEqual(tops!.toSorted((a, b) => b - a));
    // A ten-year community of a million: nobody opens half as much as one can in a quarter, all the time.
    expect(tops!.at(-1)! * 1_000_000).toBeLessThan(40 * 71);
  });
});

describeRecorded('the simulated community, beside the recorded ones,', (files) => {
  let fit: Fit;
  beforeAll(() => {
    const recorded = recordedRepositories(files);
    const made = simulated();
    fit = { recorded, simulated: made, groups: compare(recorded, made), growing };
  });

  it('has every figure inside their middle half or near their middle, at 2,400 and at 50,000 pull requests', () => {
    const rows = fit.groups.flatMap((group) => group.rows);
    expect(rows.length).toBeGreaterThan(90);
    const outside = rows.filter(({ verdict }) => verdict === 'outside');
    expect(
      outside.map(({ figure, recorded, small, large }) => [figure.title, recorded.middle, small, large]),
    ).toEqual([]);
    // "Near" is for the exceptions, and for what one community alone kept.
    const near = rows.filter(({ verdict, recorded }) => verdict === 'near' && recorded.n > 1);
    expect(near.length).toBeLessThan(6);
  });

  it.each(DISTRIBUTIONS)('runs along their curves: $title', (distribution) => {
    const { small, large } = distances(distribution, fit.recorded, fit.simulated);
    expect(small).toBeLessThan(FARTHEST);
    expect(large).toBeLessThan(FARTHEST);
  });

  it('is made of the constants that are read off them', () => {
    const read = numbersOf(readOff(fit.recorded));
    const stated = new Map(numbersOf(fitted));
    expect(read.length).toBeGreaterThan(250);
    // Three digits are written down.
    const wrong = read.filter(
      ([path, value]) => Math.abs(value - (stated.get(path) ?? NaN)) > 0.006 * Math.abs(value),
    );
    expect(wrong.map(([path, value]) => [path, value, stated.get(path)])).toEqual([]);
    expect(read.every(([path]) => stated.has(path))).toBe(true);
  });

  it('is described by test/simulation/fit/README.md as it is; `npm run fit` writes it anew', () => {
    expect(readFileSync(new URL('./fit/README.md', import.meta.url), 'utf8')).toBe(summary(fit));
  });
});

/** Every number in there with the path to it. */
function numbersOf(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => numbersOf(inner, `${path}.${name}`));
}

describe('the verdict', () => {
  const figure = (over: Partial<Figure>): Figure => ({
    id: 'x',
    title: 'x',
    unit: 'number',
    size: () => 100,
    of: ({ end }) => end,
    ...over,
  });
  const recorded = (...values: number[]) =>
    pool(
      figure({}),
      values.map((end) => ({ name: 'x', keeps: new Set(), end, pulls: [], issues: [], releases: [] })),
    );

  it('takes the middle half, and a tenth around the middle', () => {
    // Equal weights: quartiles 2 and 4, middle 3.
    const of = recorded(1, 2, 3, 4, 5);
    expect([of.lowerQuartile, of.middle, of.upperQuartile]).toEqual([2, 3, 4]);
    const verdicts = (values: number[]) => values.map((value) => judge(figure({}), of, value));
    expect(verdicts([1.99, 2, 4, 4.01])).toEqual(['outside', 'inside', 'inside', 'outside']);
    // Quartiles and middle 3: a tenth of it is 0.3.
    const narrow = recorded(1, 3, 3, 3, 5);
    expect(judge(figure({}), narrow, 3.29)).toBe('near');
    expect(judge(figure({}), narrow, 3.31)).toBe('outside');
  });

  it('takes a quarter around the only one, and more than the upper quartile of what is made common', () => {
    expect(judge(figure({}), recorded(8), 10)).toBe('near');
    expect(judge(figure({}), recorded(8), 10.1)).toBe('outside');
    const of = recorded(0, 0, 1, 2, 3);
    expect(judge(figure({ onPurpose: true }), of, 2)).toBe('outside');
    expect(judge(figure({ onPurpose: true }), of, 2.1)).toBe('on purpose');
  });

  it('weighs a community by the root of what was measured on it', () => {
    // Weights 1 and 3: the middle of 4 is reached by the second alone, its quarter by the first.
    const values = [
      { value: 10, weight: Math.sqrt(1) },
      { value: 20, weight: Math.sqrt(9) },
    ];
    expect([0.25, 0.26, 0.5].map((share) => weightedQuantile(values, share))).toEqual([10, 20, 20]);
  });
});

describe('the statistics', () => {
  it('give what is worked out by hand', () => {
    // (|1−1| + |1−2| + |1−3| + …, both ways) ÷ (2 · 3² · mean 2) = 8 ÷ 36.
    expect(gini([1, 2, 3])).toBeCloseTo(8 / 36);
    expect(gini([5, 5, 5])).toBe(0);
    // Mean 2, variance 4: (4 − 2) ÷ 4.
    expect(unevenness([0, 4, 0, 4])).toBe(0.5);
    // Deviations −2, 2, −2, 2: −12 ÷ 16.
    expect(autocorrelation([0, 4, 0, 4])).toBe(-0.75);
    // Periods of 10 from the first time on; the last, not whole, is left out.
    expect(countsPer(10, [5, 6, 14, 15, 29, 31])).toEqual([3, 1]);
    // Ranks 0, 1, 2 and 0, 1.5, 1.5: covariance 1.5, variances 2 and 1.5.
    expect(
      rankCorrelation([
        [1, 1],
        [2, 9],
        [3, 9],
      ]),
    ).toBeCloseTo(1.5 / Math.sqrt(2 * 1.5));
  });
});
