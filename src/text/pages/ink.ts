/** How drawings are coloured: on a page by its style sheet, so that they follow light and dark; as pictures by themselves. */

/** In units of the drawing. */
export const PICTURE = { width: 640 };

/** Attributes of each kind of stroke. */
export type Ink = Record<'axis' | 'line' | 'dot' | 'text' | 'before' | 'band' | 'band_before', string>;

const BY_CLASS: Ink = {
  axis: 'class="axis"',
  line: 'class="line"',
  dot: 'class="dot"',
  text: 'class="text"',
  before: 'class="line before"',
  band: 'class="band"',
  band_before: 'class="band before"',
};

const FONT = 'font-family="system-ui, sans-serif" font-size="12" fill="#59636e"';

/** Legible on the white card that a picture brings along, whatever lies around it. */
export const OWN_INK: Ink = {
  axis: 'stroke="#d0d7de"',
  line: 'fill="none" stroke="#0958c9" stroke-width="2"',
  dot: 'fill="#0958c9"',
  text: FONT,
  before: 'fill="none" stroke="#8a4b08" stroke-width="2" stroke-dasharray="6 4"',
  band: 'fill="#0958c9" fill-opacity="0.12"',
  band_before: 'fill="#8a4b08" fill-opacity="0.10"',
};

export function drawingIn(ink: Ink | undefined): Ink {
  return ink ?? BY_CLASS;
}
