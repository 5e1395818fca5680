/** A trend as a drawing that a page holds, with its numbers and the dates of what changed as a table beneath. */
import type { DatedChange } from '../../domain/report/changes.ts';
import type { Trend } from '../../domain/report/report.ts';
import { drawable } from '../../domain/report/trend.ts';
import { changeInWords } from '../charts/changes.ts';
import { drawingOnPage } from '../charts/drawing.ts';
import { OF_THE_PAGE } from '../charts/palette.ts';
import { isIn, shownChanges, trendDrawing, type TrendLine } from '../charts/trend-drawing.ts';
import { amount, daysOf } from '../figures.ts';
import { lineOf, type ChartKind } from '../issue/chart.ts';
import { foldInHtml, tableInHtml } from './blocks.ts';
import { inHtml } from './html.ts';

/** What stands in a drawing beside its line. */
export interface Beside {
  asOf: string;
  changes: readonly DatedChange[];
  /** In the KPI's unit; null = nothing is set. */
  target: number | null;
}

/** @returns null where no unbroken line can be drawn up to the last window that is over */
export function trendLine(kind: ChartKind, trend: Trend, beside: Beside): TrendLine | null {
  const { names, top } = lineOf(kind, trend, beside.asOf);
  return lineThrough(kind.title, trend, beside, { names, scale: kind.scale, top });
}

/** The same for windows that are no weeks: each is called by the month in which it begins. */
export function quarterLine(title: string, trend: Trend, beside: Beside): TrendLine | null {
  const line = drawable(trend, beside.asOf);
  const names = line.map(({ start }) => start.slice(0, 7));
  return lineThrough(title, trend, beside, {
    names,
    scale: 1,
    top: Math.max(2, evenTop(Math.max(0, ...line.map(({ value }) => value)))),
  });
}

function lineThrough(
  title: string,
  trend: Trend,
  { asOf, changes, target }: Beside,
  { names, scale, top }: { names: readonly string[]; scale: number; top: number },
): TrendLine | null {
  const said = (value: number) => ({ value: rounded(value * scale), said: amount(value, trend.unit) });
  const aim = target === null ? null : said(target);
  const points = drawable(trend, asOf).map(({ start, end, value }, index) => ({
    ...{ start, end },
    name: names[index]!,
    ...said(value),
  }));
  if (points.length === 0) return null;
  return { title, points, top: Math.max(top, evenTop(aim?.value ?? 0)), target: aim, changes };
}

/** So that the middle of the axis is a whole number. */
function evenTop(value: number): number {
  return 2 * Math.ceil(value / 2);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** @returns HTML; '' = no line */
export function lineFigure(line: TrendLine | null, more = ''): string {
  if (line === null) return '';
  const changes = shownChanges(line);
  return `<figure>
<figcaption>${inHtml(line.title)}</figcaption>
${drawingOnPage(trendDrawing(line, OF_THE_PAGE))}
${foldInHtml('The same as a table', table(line, changes))}${more}
</figure>`;
}

function table({ title, points }: TrendLine, changes: readonly DatedChange[]): string {
  const isMarked = changes.length > 0;
  return tableInHtml(
    {
      label: title,
      head: ['Window', 'Value', ...(isMarked ? ['What changed'] : [])],
      rows: points.map((point) => [
        inHtml(daysOf(point)),
        point.said,
        ...(isMarked
          ? [
              inHtml(
                changes
                  .filter(({ at }) => isIn(at, point))
                  .map(changeInWords)
                  .join('; ') || '–',
              ),
            ]
          : []),
      ]),
    },
    [2],
  );
}
