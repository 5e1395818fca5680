/**
 * Bodies are known by their length alone. A body of that length is made of six-character words, so that its length
 * and its number of words are the same wherever they are counted, and it neither begins nor ends with a space.
 */

const WORD = 'filler'.length;
const longest = 'words '.repeat(4_096);

/** Text of exactly `length` characters; empty for 0. */
export function bodyText(length: number): string {
  if (length <= 0) return '';
  const text =
    length <= longest.length ? longest.slice(0, length) : 'words '.repeat(length / WORD + 1).slice(0, length);
  return length % WORD === 0 ? `${text.slice(0, -1)}.` : text;
}

/** How many words `bodyText(length)` has. */
export function bodyWords(length: number): number {
  return Math.ceil(length / WORD);
}
