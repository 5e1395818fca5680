/** A trend as a drawing that a page holds: a line from 0, its first and last week, and a sentence for who cannot see it. */
import type { Trend } from '../../domain/report/report.ts';
import { lineOf, type ChartKind } from '../issue/chart.ts';
import { inHtml } from './html.ts';

const [WIDTH, HEIGHT] = [640, 200];
const EDGE = { left: 48, right: 16, top: 12, bottom: 28 };

/** @returns '' where no unbroken line can be drawn up to the last window that is over */
export function lineChart(kind: ChartKind, trend: Trend, asOf: string): string {
  const { title } = kind;
  const { names, values, top: highest } = lineOf(kind, trend, asOf);
  if (values.length === 0) return '';
  const step = (WIDTH - EDGE.left - EDGE.right) / (values.length - 1);
  const x = (index: number) => round(EDGE.left + index * step);
  const y = (value: number) =>
    round(HEIGHT - EDGE.bottom - (value / highest) * (HEIGHT - EDGE.top - EDGE.bottom));
  const ends = [0, values.length - 1];
  const said = `${title}: from ${values[0]} in ${names[0]} to ${values.at(-1)} in ${names.at(-1)}.`;
  return `<figure>
<figcaption>${inHtml(title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${inHtml(said)}">
${[0, highest / 2, highest]
  .map(
    (value) =>
      `<line class="axis" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(value)}" y2="${y(value)}"/><text x="${EDGE.left - 8}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  )
  .join('\n')}
${ends
  .map(
    (index) =>
      `<text x="${x(index)}" y="${HEIGHT - 8}" text-anchor="${index === 0 ? 'start' : 'end'}">${inHtml(names[index]!)}</text>`,
  )
  .join('\n')}
<polyline class="line" points="${values.map((value, index) => `${x(index)},${y(value)}`).join(' ')}"/>
${values.map((value, index) => `<circle class="dot" cx="${x(index)}" cy="${y(value)}" r="3"><title>${inHtml(names[index]!)}: ${value}</title></circle>`).join('\n')}
</svg>
</figure>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
