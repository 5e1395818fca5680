/** Two periods as curves on a page, with their legend; and the same as a table. */
import type { Incidence, IncidencePair } from '../../domain/kpis/incidence.ts';
import { drawingOnPage } from '../charts/drawing.ts';
import { incidenceDrawing, pointAt, titleOf } from '../charts/incidence-drawing.ts';
import { OF_THE_PAGE } from '../charts/palette.ts';
import { count, percent, span } from '../figures.ts';
import { tableInHtml } from './blocks.ts';
import { inHtml } from './html.ts';

/** The days of the table. */
const SHOWN_DAYS = [1, 2, 7, 14, 30];

/** @returns a figure with its table; '' where both periods are empty */
export function incidenceFigure(pair: IncidencePair, more = ''): string {
  if (pair.now.n + pair.before.n === 0) return '';
  return `<figure>
<figcaption>${inHtml(titleOf(pair))}</figcaption>
${drawingOnPage(incidenceDrawing(pair, OF_THE_PAGE))}
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
</details>${more}
</figure>`;
}

function cellsAt(curve: Incidence, days: number): string[] {
  if (curve.n === 0) return ['–', '–'];
  const point = pointAt(curve, days);
  if (point === null) return ['0 %', '–'];
  return [percent(point.reached), span(point.low, point.high, 'share')];
}
