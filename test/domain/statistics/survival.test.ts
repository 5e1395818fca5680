import { describe, expect, it } from 'vitest';
import {
  aalenJohansen,
  kaplanMeier,
  quantile,
  wilsonInterval,
  type Outcome,
  type Spell,
} from '../../../src/domain/statistics/survival.ts';

const spells = (outcome: Outcome, ...durations: number[]): Spell[] =>
  durations.map((duration) => ({ duration, outcome }));
const at = (curve: ReturnType<typeof kaplanMeier>, time: number) =>
  curve.points.find((point) => point.time === time)!;

describe('Kaplan–Meier', () => {
  it('never drops what is still open', () => {
    // 4 items: ends at 1 and 3, open at 2 and 5. S(1) = 3/4; at 3 two are left: S(3) = 3/4 · 1/2 = 3/8.
    const curve = kaplanMeier([...spells('event', 1, 3), ...spells('censored', 2, 5)]);
    expect(curve).toMatchObject({ n: 4, censored: 2 });
    expect(curve.points.map(({ time, reached }) => [time, reached])).toEqual([
      [1, 0.25],
      [3, 0.625],
    ]);
    expect(quantile(curve, 0.5).value).toBe(3);
    expect(quantile(curve, 0.9).value).toBeNull();
  });

  it('counts an item that is censored at the very time of an end as still at risk then', () => {
    // At 2: one end, one censored, three at risk: S = 2/3.
    const curve = kaplanMeier([...spells('event', 2), ...spells('censored', 2, 4)]);
    expect(at(curve, 2).reached).toBeCloseTo(1 / 3, 12);
  });

  // The 6-mercaptopurine group of Freireich et al. (Blood 21, 1963), as tabled in Kleinbaum & Klein, "Survival Analysis".
  const remission = [
    ...spells('event', 6, 6, 6, 7, 10, 13, 16, 22, 23),
    ...spells('censored', 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
  ];

  it('gives the published survival and standard errors of a textbook example', () => {
    const curve = kaplanMeier(remission);
    const survival = curve.points.map(({ time, reached }) => [time, Number((1 - reached).toFixed(4))]);
    expect(survival).toEqual([
      [6, 0.8571],
      [7, 0.8067],
      [10, 0.7529],
      [13, 0.6902],
      [16, 0.6275],
      [22, 0.5378],
      [23, 0.4482],
    ]);
    expect(at(curve, 6).standard_error).toBeCloseTo(0.0764, 4);
    expect(at(curve, 23).standard_error).toBeCloseTo(0.1346, 4);
    expect(quantile(curve, 0.5)).toMatchObject({ value: 23 });
  });

  it('has an interval on the log(−log) scale, and a median whose interval inverts that band', () => {
    const curve = kaplanMeier(remission);
    // S = 0.8571, se = 0.07636: width = 1.96 · 0.07636 / |0.8571 · ln 0.8571| = 1.1325; S^e^±1.1325 = 0.6197 and 0.9516.
    expect(1 - at(curve, 6).high!).toBeCloseTo(0.6197, 3);
    expect(1 - at(curve, 6).low!).toBeCloseTo(0.9516, 3);
    // The upper limit reaches a half at 13 (1 − S.low = 0.5096), the lower limit never does.
    expect(quantile(curve, 0.5)).toEqual({ value: 23, low: 13, high: null });
  });

  it('has no limits where the estimate is 0 or 1', () => {
    // Both end at 5: S falls from 1 to 0, where log(−log S) has no value. The median is 5, its interval is open.
    const curve = kaplanMeier(spells('event', 5, 5));
    expect(curve.points).toEqual([{ time: 5, reached: 1, standard_error: 0, low: null, high: null }]);
    expect(quantile(curve, 0.5)).toEqual({ value: 5, low: null, high: null });
    expect(quantile(aalenJohansen(spells('event', 5, 5)), 0.5)).toEqual({ value: 5, low: null, high: null });
  });

  it('says nothing where there is nothing to say', () => {
    expect(kaplanMeier([])).toEqual({ n: 0, censored: 0, points: [] });
    expect(quantile(kaplanMeier([]), 0.5)).toEqual({ value: null, low: null, high: null });
    expect(quantile(kaplanMeier(spells('censored', 1, 2)), 0.5).value).toBeNull();
    expect(quantile(kaplanMeier(spells('event', 0, 0)), 0.5).value).toBe(0);
  });
});

describe('Aalen–Johansen', () => {
  it('lets another end compete instead of censoring it', () => {
    // 4 items: answered at 1, closed unanswered at 2, answered at 3, open at 4.
    // CIF(1) = 1/4. After the close S = 1/2. CIF(3) = 1/4 + 1/2 · 1/2 = 1/2. Kaplan–Meier would say 1 − 3/4 · 1/2 = 5/8.
    const curve = aalenJohansen([
      ...spells('event', 1, 3),
      ...spells('competing', 2),
      ...spells('censored', 4),
    ]);
    expect(curve.points.map(({ time, reached }) => [time, reached])).toEqual([
      [1, 0.25],
      [3, 0.5],
    ]);
    expect(quantile(curve, 0.5).value).toBe(3);
  });

  it('is not reached where too many end the other way', () => {
    const curve = aalenJohansen([...spells('event', 1), ...spells('competing', 2, 3)]);
    expect(quantile(curve, 0.5).value).toBeNull();
  });

  it('has the variance of a plain share while nothing is censored', () => {
    // 10 items, 4 answered by 4: p = 0.4, variance p (1 − p) / n = 0.024.
    const curve = aalenJohansen([...spells('event', 1, 2, 3, 4), ...spells('competing', 1, 2, 5, 6, 7, 8)]);
    expect(at(curve, 4).reached).toBeCloseTo(0.4, 12);
    expect(at(curve, 4).standard_error ** 2).toBeCloseTo(0.024, 12);
  });

  it('equals Kaplan–Meier, band and all, where nothing competes', () => {
    const some = [...spells('event', 1, 2, 2, 5), ...spells('censored', 3, 6)];
    const [incidence, survival] = [aalenJohansen(some), kaplanMeier(some)];
    for (const [index, point] of incidence.points.entries()) {
      expect(point.reached).toBeCloseTo(survival.points[index]!.reached, 12);
      expect(point.standard_error).toBeCloseTo(survival.points[index]!.standard_error, 12);
    }
  });
});

describe("Wilson's interval", () => {
  it('stays between 0 and 1', () => {
    // 5 of 8, z = 1.96: centre 0.625 + 0.2401, scale 1.4802: 0.3057 to 0.8632.
    expect(wilsonInterval(5, 8)!.low).toBeCloseTo(0.3057, 3);
    expect(wilsonInterval(5, 8)!.high).toBeCloseTo(0.8632, 3);
    expect(wilsonInterval(0, 5)!.low).toBe(0);
    expect(wilsonInterval(5, 5)!.high).toBe(1);
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});
