/** A trend as a drawing that a page holds: a line from 0, its first and last window, and a sentence for who cannot see it. */
import type { Trend } from '../../domain/report/report.ts';
import { drawable } from '../../domain/report/trend.ts';
import { lineOf, type ChartKind } from '../issue/chart.ts';
import { inHtml } from './html.ts';
import { drawingIn, PICTURE, type Ink } from './ink.ts';

const [WIDTH, HEIGHT] = [PICTURE.width, 200];
const EDGE = { left: 60, right: 20, top: 14, bottom: 32 };

export interface Line {
  title: string;
  names: readonly string[];
  values: readonly number[];
  /** Where the axis ends. */
  top: number;
}

/** @returns '' where no unbroken line can be drawn up to the last window that is over */
export function lineChart(kind: ChartKind, trend: Trend, asOf: string): string {
  return lineFigure({ title: kind.title, ...lineOf(kind, trend, asOf) });
}

/** The same for windows that are no weeks: each is called by the month in which it begins. */
export function quarterChart(title: string, trend: Trend, asOf: string): string {
  const line = drawable(trend, asOf);
  const values = line.map(({ value }) => Math.round(value * 100) / 100);
  const top = Math.max(2, 2 * Math.ceil(Math.max(0, ...values) / 2));
  return lineFigure({ title, names: line.map(({ start }) => start.slice(0, 7)), values, top });
}

function lineFigure(line: Line): string {
  if (line.values.length === 0) return '';
  return `<figure>\n<figcaption>${inHtml(line.title)}</figcaption>\n${lineDrawing(line)}\n</figure>`;
}

/** @returns an SVG element; with the colours of a page, or with its own */
export function lineDrawing({ title, names, values, top: highest }: Line, ink?: Ink): string {
  const { axis, line, dot, text } = drawingIn(ink);
  const step = (WIDTH - EDGE.left - EDGE.right) / (values.length - 1);
  const x = (index: number) => round(EDGE.left + index * step);
  const y = (value: number) =>
    round(HEIGHT - EDGE.bottom - (value / highest) * (HEIGHT - EDGE.top - EDGE.bottom));
  const ends = [0, values.length - 1];
  const said = `${title}: from ${values[0]} in ${names[0]} to ${values.at(-1)} in ${names.at(-1)}.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${inHtml(said)}">
${[0, highest / 2, highest]
  .map(
    (value) =>
      `<line ${axis} x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(value)}" y2="${y(value)}"/><text ${text} x="${EDGE.left - 8}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  )
  .join('\n')}
${ends
  .map(
    (index) =>
      `<text ${text} x="${x(index)}" y="${HEIGHT - 8}" text-anchor="${index === 0 ? 'start' : 'end'}">${inHtml(names[index]!)}</text>`,
  )
  .join('\n')}
<polyline ${line} points="${values.map((value, index) => `${x(index)},${y(value)}`).join(' ')}"/>
${values.map((value, index) => `<circle ${dot} cx="${x(index)}" cy="${y(value)}" r="3"><title>${inHtml(names[index]!)}: ${value}</title></circle>`).join('\n')}
</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
