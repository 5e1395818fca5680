/** Characters that nobody sees: two names that look the same differ by them, or a line reads backwards. */

/** Joiners belong to emoji and to some scripts, and a flag's letters to the flag. */
const UNSEEN = /(?![\u200C-\u200D\u{E0020}-\u{E007F}])\p{Cf}/u;

/** "the invisible character U+200B in it"; null = there is none */
export function unseenIn(text: string): string | null {
  const unseen = UNSEEN.exec(text)?.[0];
  return unseen === undefined ? null : `the invisible character ${codeOf(unseen)} in it`;
}

/** "U+200B" */
export function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
