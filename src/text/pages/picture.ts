/** A drawing as a picture of its own: on a white card, with its title, for a README, an issue or a slide. */
import type { IncidencePair } from '../../domain/kpis/incidence.ts';
import { drawn, type Drawing } from '../charts/drawing.ts';
import { incidenceDrawing, titleOf } from '../charts/incidence-drawing.ts';
import { FONT, FONT_SIZE, ON_WHITE } from '../charts/palette.ts';
import { trendDrawing, type TrendLine } from '../charts/trend-drawing.ts';
import { oneLine } from '../markdown.ts';
import { inHtml } from './html.ts';

const HEAD = 34;
const WIDTH = 640;

export function trendPicture(community: string, line: TrendLine): string {
  return asPicture(`${line.title}, ${community}`, trendDrawing(line, ON_WHITE));
}

export function incidencePicture(community: string, pair: IncidencePair): string {
  return asPicture(`${titleOf(pair)}, ${community}`, incidenceDrawing(pair, ON_WHITE));
}

export function nothingToDraw(title: string): string {
  const words = 'Too little is known to draw it.';
  return onCard(title, words, 40, `<text x="16" y="${HEAD + 24}" fill="${ON_WHITE.text}">${words}</text>`);
}

function asPicture(title: string, drawing: Drawing): string {
  const inside = `<g transform="translate(0 ${HEAD})">\n${drawn(drawing)}</g>`;
  return onCard(title, drawing.alternative, drawing.height, inside);
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
