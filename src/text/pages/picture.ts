/** A drawing as a picture of its own: on a white card, with its title, for a README, an issue or a slide. */
import type { IncidencePair } from '../../domain/kpis/incidence.ts';
import { drawn, type Drawing } from '../charts/drawing.ts';
import { incidenceDrawing, titleOf } from '../charts/incidence-drawing.ts';
import { FONT, FONT_SIZE, ON_WHITE } from '../charts/palette.ts';
import { trendDrawing, type TrendLine } from '../charts/trend-drawing.ts';
import { count } from '../figures.ts';
import { oneLine } from '../markdown.ts';
import { inHtml } from './html.ts';

const HEAD = 34;
const LEGEND = 24;
const WIDTH = 640;

export function trendPicture(community: string, line: TrendLine): string {
  return asPicture(`${line.title}, ${community}`, trendDrawing(line, ON_WHITE));
}

export function incidencePicture(community: string, pair: IncidencePair): string {
  const drawing = incidenceDrawing(pair, ON_WHITE);
  const height = drawing.height + LEGEND;
  const inside = `${shifted(drawing)}\n${legend(pair, HEAD + drawing.height + LEGEND - 12)}`;
  return onCard(`${titleOf(pair)}, ${community}`, drawing.alternative, height, inside);
}

export function nothingToDraw(title: string): string {
  const words = 'Too little is known to draw it.';
  return onCard(title, words, 40, `<text x="16" y="${HEAD + 24}" fill="${ON_WHITE.text}">${words}</text>`);
}

function asPicture(title: string, drawing: Drawing): string {
  return onCard(title, drawing.alternative, drawing.height, shifted(drawing));
}

function shifted(drawing: Drawing): string {
  return `<g transform="translate(0 ${HEAD})">\n${drawn(drawing)}</g>`;
}

/** Which curve is which: on a page it stands beneath. */
function legend({ now, before }: IncidencePair, y: number): string {
  const key = (x: number, colour: string, words: string, dash = '') =>
    `<path d="M${x} ${y - 4}h26" stroke="${colour}" stroke-width="2"${dash}/><text x="${x + 34}" y="${y}" fill="${ON_WHITE.text}">${words}</text>`;
  return [
    key(70, ON_WHITE.line, `the last 90 days (${count(now.n)})`),
    key(300, ON_WHITE.before, `the 90 days before (${count(before.n)})`, ' stroke-dasharray="6 4"'),
  ].join('\n');
}

/** @param inside SVG */
function onCard(title: string, alternative: string, height: number, inside: string): string {
  const words = inHtml(oneLine(title));
  const whole = height + HEAD;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${whole}" width="${WIDTH}" height="${whole}" role="img" aria-label="${words}: ${inHtml(alternative)}" font-family="${FONT}" font-size="${FONT_SIZE}">
<title>${words}</title>
<rect width="${WIDTH}" height="${whole}" fill="${ON_WHITE.paper}"/>
<text x="16" y="22" font-size="15" font-weight="600" fill="${ON_WHITE.ink}">${words}</text>
${inside}
</svg>
`;
}
