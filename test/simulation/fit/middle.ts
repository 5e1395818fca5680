/** What is read off each community, and of that the one in the middle (the median, weighted by √n). */
import type { Counted, Spread } from '../community/fitted.ts';
import { QUANTILE_SHARES } from '../community/quantiles.ts';
import type { Curve } from '../../../src/domain/statistics/survival.ts';
import { weightOf } from './pooled.ts';
import { quantileOf, shareOf, weightedQuantile } from './statistics.ts';
import { reachedBy } from './waiting-figures.ts';

/** From 18 seconds to 18 years, 40 steps a decade. */
export const GRID_HOURS = Array.from({ length: 300 }, (_, step) => 0.005 * 10 ** (step / 40));

/** At every time, the share in the middle of the communities' curves; then the quantiles of what that draws. */
export function spread(curves: readonly { curve: Curve; size: number }[]): Spread {
  const used = curves.filter(({ size }) => size > 0);
  const all = GRID_HOURS.map((hours) =>
    weightedQuantile(
      used.map(({ curve, size }) => ({ value: reachedBy(curve, hours), weight: weightOf(size) })),
      0.5,
    ),
  );
  const most = all.at(-1)!;
  return {
    share: most,
    hours: QUANTILE_SHARES.map((part) => {
      const wanted = most * inside(part);
      const at = all.findIndex((value) => value >= wanted);
      if (at <= 0) return GRID_HOURS[0]!;
      const within = (wanted - all[at - 1]!) / (all[at]! - all[at - 1]!);
      return GRID_HOURS[at - 1]! * (GRID_HOURS[at]! / GRID_HOURS[at - 1]!) ** within;
    }),
  };
}

/** The ends of a distribution are single items: half a per cent from them is taken for them. */
function inside(part: number): number {
  return Math.min(0.995, Math.max(0.005, part));
}

/** Repositories without any of the things are left out. @returns 0 where none has any */
export function middle<T>(each: readonly T[][], of: (things: T[]) => number): number {
  const used = each.filter((all) => all.length > 0);
  if (used.length === 0) return 0;
  return weightedQuantile(
    used.map((all) => ({ value: of(all), weight: weightOf(all.length) })),
    0.5,
  );
}

export function share<T>(each: readonly T[][], isSo: (one: T) => boolean): number {
  return middle(each, (all) => shareOf(all, isSo));
}

export function quantiles(each: readonly number[][]): number[] {
  return QUANTILE_SHARES.map((part) => middle(each, (all) => quantileOf(all, inside(part))));
}

/** How many have any; and of those, how many. */
export function counted(each: readonly number[][]): Counted {
  return {
    share: share(each, (count) => count > 0),
    counts: quantiles(each.map((all) => all.filter((count) => count > 0))),
  };
}
