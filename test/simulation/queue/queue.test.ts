/** What the lanes are for: at every load newcomers are answered sooner than by oldest first, and nobody does more for it. */
import { describe, expect, it } from 'vitest';
import { POLICIES } from './policies.ts';
import { simulate } from './simulation.ts';
import { compare, gini, LOADS } from './table.ts';

describe('24 simulated months', () => {
  // The same seeds in every run, enough of them that medians of whole days differ; `node test/simulation/queue/main.ts` runs 80.
  const rows = compare(20);
  it.each(LOADS)(
    'at a load of %f newcomers wait less with lanes, and more of them are answered in four weeks',
    (load) => {
      const [oldest, lanes] = ['oldest first', 'lanes'].map((policy) =>
        rows.find((row) => row.load === load && row.policy === policy)!,
      );
      expect(lanes!.newcomers_mean_weeks).toBeLessThan(oldest!.newcomers_mean_weeks);
      expect(lanes!.newcomers_median_weeks!).toBeLessThan(oldest!.newcomers_median_weeks!);
      // With room for everybody nearly everybody is answered in four weeks anyway.
      const least = load < 1 ? 0.99 : 1.2;
      expect(lanes!.newcomers_within_4_weeks).toBeGreaterThan(least * oldest!.newcomers_within_4_weeks);
      // That nobody does more for it:
      expect(lanes!.highest_load).toBeLessThanOrEqual(1);
      expect(lanes!.newcomers_served).toBeGreaterThan(0.99 * oldest!.newcomers_served);
      // What it costs: whoever waits longest waits longer, and not without end.
      expect(lanes!.longest_wait_weeks).toBeLessThan(1.6 * oldest!.longest_wait_weeks);
    },
  );

  it('nobody is given more than they have, and the work is spread as evenly as without lanes', () => {
    for (const row of rows) {
      expect(row.highest_load).toBeLessThanOrEqual(1);
      expect(row.gini).toBeLessThan(0.1);
    }
  });

  it('a spread of 0 above capacity is measured: there everybody gives what they have, and below it not', () => {
    for (const policy of Object.values(POLICIES)) {
      const [below, above] = [0.8, 1.36].map((load) => simulate(policy, load, 1).loads) as [
        number[],
        number[],
      ];
      expect(Math.min(...above)).toBeGreaterThan(0.98);
      expect(gini(above)).toBeLessThan(gini(below));
      expect(gini(below)).toBeGreaterThan(0.01);
      // Their hours differ, and so do their reviews: 1, 2, 3 and 2 an iteration.
      expect(gini([1, 2, 3, 2])).toBeCloseTo(0.1875, 10);
    }
  });

  it('what is above capacity cannot all be served, by either', () => {
    for (const row of rows.filter(({ load }) => load > 1.3)) expect(row.all_served).toBeLessThan(0.95);
  });

  it('measures spread as Gini did: 0 for equals, 1 − 1/n where one has everything', () => {
    expect(gini([2, 2, 2])).toBe(0);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75, 10);
  });
});
