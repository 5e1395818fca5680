/** A trend in one cell of a table: bars from 0, so that a small change looks small; a window without a figure is a dot. */
import type { Trend } from '../domain/report/report.ts';

/** The lowest is 0 and nothing else. */
const BARS = '▁▂▃▄▅▆▇█';
const GAP = '·';
/** Fewer figures show no trend. */
const ENOUGH = 3;

/** @returns '' where too few windows have a figure */
export function sparkline({ points, unit }: Trend): string {
  const values = points.map(({ value }) => value);
  const known = values.filter((value) => value !== null);
  if (known.length < ENOUGH) return '';
  // A share is seen against the whole.
  const full = unit === 'share' ? 1 : Math.max(...known);
  return values.map((value) => (value === null ? GAP : bar(value <= 0 ? 0 : value / full))).join('');
}

function bar(share: number): string {
  return BARS[Math.min(BARS.length - 1, Math.ceil(share * (BARS.length - 1)))]!;
}
