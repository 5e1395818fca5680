/** One figure as a small picture for a README: its name, its value, and both once more for who cannot see it. */
import type { KpiResult } from '../../domain/report/report.ts';
import { oneLine } from '../markdown.ts';
import { valueOf } from '../report/values.ts';
import { inHtml } from './html.ts';

/** In 11 px of a sans-serif, about; `textLength` makes the words fit whatever the reader's font is. */
const LETTER = 6.6;
const PADDING = 7;
const HEIGHT = 20;

/** @returns an SVG document that needs no style sheet, and is legible on light and dark */
export function badge(kpi: KpiResult): string {
  const name = oneLine(kpi.name, 60);
  const value = oneLine(valueOf(kpi), 40);
  const said = `${name}, ${oneLine(kpi.community, 60)}: ${value}`;
  const [left, right] = [name, value].map((text) => [...text].length * LETTER);
  const [first, second] = [Math.round(left! + 2 * PADDING), Math.round(right! + 2 * PADDING)];
  const text = (words: string, x: number, length: number) =>
    `<text x="${x}" y="14" fill="#fff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11" textLength="${Math.round(length)}" lengthAdjust="spacingAndGlyphs">${inHtml(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${first + second}" height="${HEIGHT}" role="img" aria-label="${inHtml(said)}">
<title>${inHtml(said)}</title>
<rect width="${first}" height="${HEIGHT}" fill="#3d444d"/><rect x="${first}" width="${second}" height="${HEIGHT}" fill="#0958c9"/>
${text(name, PADDING, left!)}
${text(value, first + PADDING, right!)}
</svg>
`;
}
