/** A drawing as a picture of its own: on a white card, with its title, for a README, an issue or a slide. */
import type { IncidencePair } from '../../domain/kpis/incidence.ts';
import type { Trend } from '../../domain/report/report.ts';
import { lineOf, type ChartKind } from '../issue/chart.ts';
import { oneLine } from '../markdown.ts';
import { inHtml } from './html.ts';
import { incidenceDrawing, titleOf } from './incidence-chart.ts';
import { OWN_INK, PICTURE } from './ink.ts';
import { lineDrawing } from './line-chart.ts';

const HEAD = 34;

/** @returns null where no unbroken line can be drawn */
export function trendPicture(kind: ChartKind, trend: Trend, asOf: string): string | null {
  const line = { title: kind.title, ...lineOf(kind, trend, asOf) };
  return line.values.length === 0
    ? null
    : onCard(`${kind.title}, ${trend.community}`, lineDrawing(line, OWN_INK), 200);
}

export function incidencePicture(community: string, pair: IncidencePair): string {
  return onCard(`${titleOf(pair)}, ${community}`, incidenceDrawing(pair, OWN_INK), 260);
}

export function nothingToDraw(title: string): string {
  const said = `${title}: too little is known to draw it.`;
  const text = `<svg><text ${OWN_INK.text} x="16" y="24">Too little is known to draw it.</text></svg>`;
  return onCard(title, text, 40, said);
}

function onCard(title: string, drawing: string, height: number, said = title): string {
  const words = inHtml(oneLine(title));
  const whole = height + HEAD;
  // The drawing keeps its own words for who cannot see it; as a picture the card alone is read out.
  const label = /aria-label="([^"]*)"/.exec(drawing)?.[1] ?? inHtml(said);
  const inside = drawing
    .replace(/ xmlns="[^"]*"| role="img"| aria-label="[^"]*"/g, '')
    .replace('<svg', `<svg y="${HEAD}" width="${PICTURE.width}" height="${height}"`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PICTURE.width} ${whole}" width="${PICTURE.width}" height="${whole}" role="img" aria-label="${words}: ${label}">
<title>${words}</title>
<rect width="${PICTURE.width}" height="${whole}" fill="#fff"/>
<text x="16" y="22" font-family="system-ui, sans-serif" font-size="15" font-weight="600" fill="#1f2328">${words}</text>
${inside}
</svg>
`;
}
