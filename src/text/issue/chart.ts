/** A line over weeks that GitHub draws (Mermaid). It has no name of a stranger in it: inside, nothing can be escaped. */
import { isIsoWeek, weekName } from '../../domain/calendar/week.ts';
import type { Trend } from '../../domain/report/report.ts';
import { drawable } from '../../domain/report/trend.ts';

export interface ChartKind {
  id: string;
  title: string;
  /** From the KPI's unit to the axis. */
  scale: number;
  /** Where the axis ends at least; it begins at 0. */
  top: number;
}

/** The two or three figures that say most over time. */
export const CHARTS: readonly ChartKind[] = [
  { id: 'share_answered_within', title: 'Answered by a maintainer within 7 days, %', scale: 100, top: 100 },
  { id: 'time_to_first_response', title: 'Time to First Response, median, days', scale: 1 / 24, top: 1 },
  { id: 'unanswered', title: 'Waiting more than 7 days for a maintainer', scale: 1, top: 5 },
];

/** Mermaid draws 500 high otherwise, so that three charts fill two screens, and with a line that nobody sees on white. */
const LOOK =
  '%%{init: {"xyChart": {"height": 280}, "themeVariables": {"xyChart": {"plotColorPalette": "#2f81f7"}}}}%%';

/** @returns '' where no unbroken line can be drawn up to the last window that is over */
export function chart(kind: ChartKind, trend: Trend, asOf: string): string {
  const { title } = kind;
  const { names, values, top } = lineOf(kind, trend, asOf);
  if (values.length === 0) return '';
  return [
    '```mermaid',
    LOOK,
    'xychart-beta',
    `    title "${title}"`,
    `    x-axis [${names.map((name) => `"${name}"`).join(', ')}]`,
    `    y-axis 0 --> ${top}`,
    `    line [${values.join(', ')}]`,
    '```',
  ].join('\n');
}

/** What is drawn of a trend, and where its axis ends; no values = no line. */
export function lineOf(
  { scale, top }: ChartKind,
  trend: Trend,
  asOf: string,
): { names: string[]; values: number[]; top: number } {
  const line = drawable(trend, asOf);
  const values = line.map(({ value }) => Math.round(value * scale * 100) / 100);
  return {
    names: line.map(({ start }) => pointName(trend, start)),
    values,
    top: roundTop(Math.max(top, ...values)),
  };
}

/** "W48" of a week, the first day of any other window: "07-08". */
export function pointName({ points }: Trend, start: string): string {
  return points.every(isIsoWeek) ? weekName(start).slice(5) : start.slice(5, 10);
}

/** 1, 2, 5, 10, 20, 50 …: Mermaid divides these into few steps. */
function roundTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value)!;
}
