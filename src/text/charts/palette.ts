/** How drawings are coloured: on a page by its style sheet, so that they follow light and dark; as pictures by themselves. */
export interface Palette {
  line: string;
  /** The period before. */
  before: string;
  /** Dates of changes, and targets. */
  mark: string;
  axis: string;
  text: string;
  ink: string;
  paper: string;
}

export const OF_THE_PAGE: Palette = {
  line: 'var(--link)',
  before: 'var(--then)',
  mark: 'var(--event)',
  axis: 'var(--line)',
  text: 'var(--quiet)',
  ink: 'var(--ink)',
  paper: 'var(--paper)',
};

/** Legible on the white card that a picture brings along, whatever lies around it. */
export const ON_WHITE: Palette = {
  line: '#0958c9',
  before: '#8a4b08',
  mark: '#7a3e9d',
  axis: '#d0d7de',
  text: '#59636e',
  ink: '#1f2328',
  paper: '#ffffff',
};

/** Of all words in a drawing. */
export const FONT = 'system-ui, sans-serif';
export const FONT_SIZE = 12;
