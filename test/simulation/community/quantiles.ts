/** Distributions that are given by their quantiles, so that what was recorded need not have a formula. */

import type { Counted } from './fitted.ts';

/** The shares at which the lists of quantiles in fitted.ts stand. */
export const QUANTILE_SHARES = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1] as const;

/** A draw from a distribution: `unit` in [0, 1) → value. */
export type Draw = (unit: number) => number;

/** Waiting times in hours → draws in milliseconds, straight between the quantiles on a logarithmic scale. */
export function waitingTime(hours: readonly number[]): Draw {
  const straight = between(hours.map((value) => Math.log(value * 3_600_000)));
  return (unit) => Math.exp(straight(unit));
}

/** How many: none with the chance 1 − share, else whole draws between the quantiles on the scale of log(count). */
export function count({ share, counts }: Counted): Draw {
  const straight = between(counts.map((value) => Math.log(value)));
  return (unit) => (unit < 1 - share ? 0 : Math.round(Math.exp(straight((unit - 1 + share) / share))));
}

/** Straight between the quantiles as they are. */
export function between(values: readonly number[]): Draw {
  return (unit) => {
    let at = 1;
    while (at < QUANTILE_SHARES.length - 1 && QUANTILE_SHARES[at]! <= unit) at++;
    const [from, to] = [QUANTILE_SHARES[at - 1]!, QUANTILE_SHARES[at]!];
    return values[at - 1]! + ((unit - from) / (to - from)) * (values[at]! - values[at - 1]!);
  };
}
