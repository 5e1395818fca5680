/** The few statistics that the figures need; what has to do with waiting is in src/domain/statistics/survival.ts. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The share of `values` for which it is true. */
export function shareOf<T>(values: readonly T[], isSo: (value: T) => boolean): number {
  return values.filter(isSo).length / values.length;
}

/** The smallest value that at least `share` of them do not exceed. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1))]!;
}

/** The value in the middle of the weights: the smallest one with at least `share` of the weight up to it. */
export function weightedQuantile(
  values: readonly { value: number; weight: number }[],
  share: number,
): number {
  const sorted = values.toSorted((a, b) => a.value - b.value);
  const all = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  return sorted.find(({ weight }) => (sum += weight) >= share * all - 1e-9)!.value;
}

/** 0 = everybody the same, 1 = one has everything. */
export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const weighted = sorted.reduce(
    (sum, value, index) => sum + (2 * (index + 1) - sorted.length - 1) * value,
    0,
  );
  return weighted / (sorted.length * sorted.reduce((sum, value) => sum + value, 0));
}

/** How many of `times` fall in each whole period of that length from the first to the last of them. */
export function countsPer(period: number, times: readonly number[]): number[] {
  const sorted = times.toSorted((a, b) => a - b);
  const first = sorted[0]!;
  const counts = Array.from({ length: Math.floor((sorted.at(-1)! - first) / period) }, () => 0);
  for (const time of sorted) {
    const place = Math.floor((time - first) / period);
    if (place < counts.length) counts[place]!++;
  }
  return counts;
}

/**
 * How uneven the rate behind the counts is, whatever its size: (variance − mean) ÷ mean². 0 = as even as chance
 * allows (Poisson), 1 = as if drawn anew from an exponential distribution each time.
 */
export function unevenness(counts: readonly number[]): number {
  const middle = mean(counts);
  return (mean(counts.map((count) => (count - middle) ** 2)) - middle) / middle ** 2;
}

export function autocorrelation(values: readonly number[], lag = 1): number {
  const middle = mean(values);
  const spread = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return (
    values.slice(lag).reduce((sum, value, index) => sum + (value - middle) * (values[index]! - middle), 0) /
    spread
  );
}

/** Spearman's: 1 = the one grows with the other. Equal values share their ranks' mean. */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const [one, other] = [0, 1].map((side) => ranks(pairs.map((pair) => pair[side]!))) as [number[], number[]];
  const centre = (pairs.length - 1) / 2;
  const product = (a: number[], b: number[]) =>
    a.reduce((sum, rank, at) => sum + (rank - centre) * (b[at]! - centre), 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
  const found = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let at = from; at < to; at++) found[order[at]!] = (from + to - 1) / 2;
    from = to;
  }
  return found;
}
