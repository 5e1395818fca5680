/** Figures over quarters, a column each. */
import type { KpiResult, Trend } from '../../domain/report/report.ts';
import { amount } from '../figures.ts';
import { tableInHtml, words } from './blocks.ts';

/** @returns HTML */
export function quarterTable(label: string, kpis: readonly KpiResult[], trends: readonly Trend[]): string {
  const points = trends[0]?.points ?? [];
  return tableInHtml({
    label,
    head: ['Quarter from', ...points.map(({ start }) => start.slice(0, 10))],
    rows: kpis.flatMap(({ id, name, unit }) => {
      const trend = trends.find((one) => one.id === id);
      if (trend === undefined) return [];
      return [
        [words(name), ...trend.points.map(({ value }) => (value === null ? '–' : amount(value, unit)))],
      ];
    }),
  });
}
