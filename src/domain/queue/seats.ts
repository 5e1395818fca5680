/** How the seats of a list are shared out between lanes. */

/** Lanes in the order in which they are filled, with their shares in percent. */
export type Shares = readonly (readonly [lane: 'oldest' | 'newcomer' | 'quick_win', percent: number])[];

export const USUAL_SHARES: Shares = [
  ['oldest', 40],
  ['newcomer', 40],
  ['quick_win', 20],
];
/** The rest keeps its proportion, two to one. */
export const OVERDUE_SHARES: Shares = [
  ['oldest', 60],
  ['newcomer', 80 / 3],
  ['quick_win', 40 / 3],
];
/** Where a tenth of what waits has waited for longer than so many targets, the oldest get more. */
const OVERDUE_TARGETS = 4;

/** @param held_days of everything that waits on maintainers, in business days */
export function sharesFor(held_days: readonly number[], target_days: number): Shares {
  const p90 = percentile90(held_days);
  return p90 !== null && p90 > OVERDUE_TARGETS * target_days ? OVERDUE_SHARES : USUAL_SHARES;
}

/** The smallest value that nine tenths do not exceed. */
export function percentile90(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(0.9 * sorted.length) - 1] ?? null;
}

/** Largest remainder: whole parts first, the rest one by one to the largest remainders; of equal ones to the first. */
export function seatsOf(seats: number, shares: Shares): number[] {
  const total = shares.reduce((sum, [, percent]) => sum + percent, 0);
  // Rounded, so that thirds of a hundred leave equal remainders equal.
  const exact = shares.map(([, percent]) => Math.round(((seats * percent) / total) * 1e9) / 1e9);
  const given = exact.map(Math.floor);
  const left = seats - given.reduce((sum, one) => sum + one, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) given[index]!++;
  return given;
}
