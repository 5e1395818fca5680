/** A drawing before it is drawn, and drawn as SVG: without style, class, script or id, so that any policy and any page takes it. */
import { svgOf } from '../../charts/charts.generated.js';
import type { ChartOption, Explored } from '../../charts/option.ts';
import { inHtml } from '../pages/html.ts';
import { FONT, FONT_SIZE, type Palette } from './palette.ts';

export interface Drawing extends Explored {
  /** What it shows, for who cannot see it. */
  alternative: string;
  width: number;
  height: number;
}

/** Beyond that what was drawn longest ago is drawn anew. */
const MOST_KEPT = 400;
const kept = new Map<string, string>();

/** @returns what an SVG element holds; the same drawing is drawn once: it takes some milliseconds */
export function drawn({ option, said, stops, width, height }: Drawing): string {
  const key = JSON.stringify([option, said, width, height]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const inside = withoutStyle(svgOf(option, width, height), (series, index) =>
    series === stops ? (said[index] ?? null) : null,
  );
  kept.set(key, inside);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return inside;
}

const DOT =
  /<path d="M1 0A1[^"]*" transform="matrix\(([\d.]+),0,0,[\d.]+,(-?[\d.]+),(-?[\d.]+)\)" fill="([^"]*)"[^>]*ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)"[^>]*><\/path>/g;

/** In words between tags every quote is escaped: what looks like an attribute is one. */
function withoutStyle(svg: string, wordsAt: (series: number, index: number) => string | null): string {
  return svg
    .replace(/^<svg [^>]*>\n?|<\/svg>\s*$/g, '')
    .replace(/<style ?>[^]*?<\/style>\n?|<defs ?>[^]*?<\/defs>\n?/g, '')
    .replace(/<rect [^>]*fill="none"[^>]*><\/rect>\n?|<path d=""[^>]*><\/path>\n?/g, '')
    .replace(/<path [^>]*stroke-opacity="0"[^>]*><\/path>\n?/g, '')
    .replace(/<\/?g(?: clip-path="[^"]*")?>\n?/g, '')
    .replace(DOT, (_, r: string, x: string, y: string, fill: string, series: string, index: string) => {
      const words = wordsAt(Number(series), Number(index));
      const title = words === null ? '' : `<title>${inHtml(words)}</title>`;
      return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}">${title}</circle>`;
    })
    .replace(/ (?:class|style|pointer-events|ecmeta_\w+|xml:space)="[^"]*"/g, '')
    .replaceAll('></path>', '/>');
}

/** @returns an SVG element for a page */
export function stillDrawing(drawing: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" aria-label="${inHtml(drawing.alternative)}">
${drawn(drawing)}</svg>`;
}

/** @returns HTML: the drawing, and with it what a script needs to let it be explored */
export function drawingOnPage(drawing: Drawing): string {
  const { option, stops, said } = drawing;
  return `<div class="drawing" data-drawing='${asAttribute({ option, stops, said })}'>
${stillDrawing(drawing)}
</div>`;
}

/** JSON between single quotes: it is full of double ones, each of which would take five letters. */
function asAttribute(explored: Explored): string {
  return JSON.stringify(explored).replace(/[&<>']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** Of all words in a drawing, and nothing that moves. */
export function commonOption(palette: Palette): Pick<ChartOption, 'animation' | 'textStyle'> {
  return { animation: false, textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: palette.text } };
}

/** The axis of values, with a line at each step. */
export function valueAxis(palette: Palette, top: number, steps: number, unit: string): object {
  return {
    type: 'value',
    min: 0,
    max: top,
    interval: top / steps,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: palette.text, fontSize: FONT_SIZE, formatter: `{value}${unit}` },
    splitLine: { lineStyle: { color: palette.axis } },
  };
}
