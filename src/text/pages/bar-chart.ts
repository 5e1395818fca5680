/**
 * Bars beneath each other, for steps of one way. Every name and number stands beside its bar, so that there is nothing to
 * explore, and nothing of echarts in it.
 */
import { count } from '../figures.ts';
import { inHtml } from './html.ts';

const WIDTH = 640;
const LABELS = 350;
const NUMBERS = 60;
const ROW = 30;

export interface Bar {
  name: string;
  value: number;
}

/** @returns HTML */
export function barFigure(title: string, bars: readonly Bar[]): string {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const room = WIDTH - LABELS - NUMBERS;
  const said = `${title}: ${bars.map(({ name, value }) => `${name} ${count(value)}`).join('; ')}.`;
  return `<figure class="bars">
<figcaption>${inHtml(title)}</figcaption>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bars.length * ROW}" role="img" aria-label="${inHtml(said)}">
${bars
  .map(({ name, value }, index) => {
    const width = Math.max(value === 0 ? 0 : 2, Math.round((value / highest) * room));
    const middle = index * ROW + ROW / 2 + 4;
    return `<text class="text" x="${LABELS - 10}" y="${middle}" text-anchor="end">${inHtml(name)}</text><rect class="dot" x="${LABELS}" y="${index * ROW + 5}" width="${width}" height="${ROW - 10}"/><text class="text" x="${LABELS + width + 8}" y="${middle}">${count(value)}</text>`;
  })
  .join('\n')}
</svg>
</figure>`;
}
