/** Two periods as curves: the share that was answered by each day, with its band; and the same as a table. */
import type { Incidence, IncidencePair, IncidencePoint } from '../../domain/kpis/incidence.ts';
import { amount, count, percent, span } from '../figures.ts';
import { oneLine } from '../markdown.ts';
import { tableInHtml } from './blocks.ts';
import { inHtml } from './html.ts';
import { drawingIn, PICTURE, type Ink } from './ink.ts';

const [WIDTH, HEIGHT] = [PICTURE.width, 260];
const EDGE = { left: 70, right: 20, top: 12, bottom: 36 };
const DAYS = 30;
/** The days of the table. */
const SHOWN_DAYS = [1, 2, 7, 14, 30];
const GRID_DAYS = [0, 7, 14, 21, 30];

const x = (hours: number) =>
  round(EDGE.left + (Math.min(hours, DAYS * 24) / (DAYS * 24)) * (WIDTH - EDGE.left - EDGE.right));
const y = (share: number) => round(HEIGHT - EDGE.bottom - share * (HEIGHT - EDGE.top - EDGE.bottom));

export function titleOf({ name, asker }: Pick<IncidencePair, 'name' | 'asker'>): string {
  return `${oneLine(name)}${asker === 'newcomers' ? ' of newcomers' : ''}: answered within 30 days`;
}

/** @returns a figure with its table; '' where both periods are empty */
export function incidenceFigure(pair: IncidencePair): string {
  if (pair.now.n + pair.before.n === 0) return '';
  return `<figure>
<figcaption>${inHtml(titleOf(pair))}</figcaption>
${incidenceDrawing(pair)}
<p class="legend"><span class="key now">the last 90 days (${count(pair.now.n)})</span> <span class="key before">the 90 days before (${count(pair.before.n)})</span></p>
<details><summary>The same as a table</summary>
${tableInHtml({
  label: titleOf(pair),
  head: ['Answered within', 'Last 90 days', '95 % band', '90 days before', '95 % band'],
  rows: SHOWN_DAYS.map((days) => [
    days === 1 ? '1 day' : `${days} days`,
    ...[pair.now, pair.before].flatMap((curve) => cellsAt(curve, days)),
  ]),
})}
</details>
</figure>`;
}

function cellsAt(curve: Incidence, days: number): string[] {
  if (curve.n === 0) return ['–', '–'];
  const point = pointAt(curve, days);
  if (point === null) return ['0 %', '–'];
  return [percent(point.reached), span(point.low, point.high, 'share')];
}

export function pointAt({ points }: Incidence, days: number): IncidencePoint | null {
  return points.findLast(({ hours }) => hours <= days * 24) ?? null;
}

/** @returns an SVG element; with the colours of a page, or with its own */
export function incidenceDrawing(pair: IncidencePair, ink?: Ink): string {
  const style = drawingIn(ink);
  const said = `${titleOf(pair)}. ${inWords('In the last 90 days', pair.now)} ${inWords('In the 90 days before', pair.before)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${inHtml(said)}">
${[0, 0.25, 0.5, 0.75, 1]
  .map(
    (share) =>
      `<line ${style.axis} x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(share)}" y2="${y(share)}"/><text ${style.text} x="${EDGE.left - 8}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`,
  )
  .join('\n')}
${GRID_DAYS.map((days) => `<text ${style.text} x="${x(days * 24)}" y="${HEIGHT - 10}" text-anchor="${days === DAYS ? 'end' : 'middle'}">${days === DAYS ? '30 days' : days}</text>`).join('\n')}
${curveOf(pair.before, style.band_before, style.before)}
${curveOf(pair.now, style.band, style.line)}
</svg>`;
}

function inWords(when: string, curve: Incidence): string {
  if (curve.n === 0) return `${when}: nobody asked.`;
  const half =
    curve.median_hours === null
      ? 'half of them not yet'
      : `half of them within ${amount(curve.median_hours, 'hours')}`;
  const week = pointAt(curve, 7);
  return `${when}, of ${count(curve.n)}: ${half}; ${week === null ? 'none' : percent(week.reached)} within 7 days.`;
}

/** Steps: nothing is known to happen between two answers. */
function curveOf(curve: Incidence, band: string, line: string): string {
  if (curve.n === 0) return '';
  const steps = [{ hours: 0, reached: 0, low: 0, high: 0 }, ...curve.points];
  const path = (value: (point: IncidencePoint) => number) =>
    steps.flatMap((point, index) => {
      const until = steps[index + 1]?.hours ?? DAYS * 24;
      return [`${x(point.hours)},${y(value(point))}`, `${x(until)},${y(value(point))}`];
    });
  const limits =
    curve.points.length === 0
      ? ''
      : `<polygon ${band} points="${[
          ...path(({ high, reached }) => high ?? reached),
          ...path(({ low, reached }) => low ?? reached).toReversed(),
        ].join(' ')}"/>\n`;
  return `${limits}<polyline ${line} points="${path(({ reached }) => reached).join(' ')}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
