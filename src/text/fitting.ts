/** Texts of which GitHub takes only so much: as much of them as there is room for. */

/** @param texts from the longest to the shortest; each is written only where those before it were too long */
export function firstWithin(longest: number, texts: readonly (() => string)[]): string {
  let text = '';
  for (const write of texts) {
    text = write();
    if (text.length <= longest) break;
  }
  return text;
}
