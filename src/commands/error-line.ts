/** What went wrong is one line, whatever was typed, read or answered. */

/** Longer than any path or address that a person would read. */
const LONGEST_WORD = 300;
const SHOWN_OF_IT = 60;

/** Line breaks and what a terminal would obey become spaces; a word that fills the screen is cut. Secrets are taken out before. */
export function errorLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ')
    .trim()
    .replace(/\S+/gu, (word) => (word.length > LONGEST_WORD ? `${word.slice(0, SHOWN_OF_IT)}…` : word));
}
