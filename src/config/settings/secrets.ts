/** What a secret may look like. No sentence here holds any part of one: it says what is wrong, and where. */

/** GitHub's longest token so far has about 520 characters; a server takes no header beyond 8 KB. */
const LONGEST_TOKEN = 4096;
/** 16 random characters are out of reach of guessing; `openssl rand -hex 32` gives 64. */
export const SHORTEST_PHRASE = 16;

/**
 * A token goes into a header: visible ASCII only, or the request cannot even be made.
 * @returns what is wrong and what to write instead, or null
 */
export function tokenIssue(token: string): string | null {
  const scheme = /^(bearer|token|basic)\b[\s:]*/i.exec(token)?.[0];
  if (scheme !== undefined && scheme.length < token.length && /[\s:]/.test(scheme))
    return 'begins with the word of a header; write the token alone.';
  const issue = writtenIssue(token);
  if (issue !== null) return issue;
  if (/\s/.test(token)) return 'has a space in it; write the token alone.';
  const place = token.search(/[^\x21-\x7e]/);
  if (place >= 0)
    return `has a character that no token has, in place ${place + 1}; copy the token once more.`;
  if (token.length > LONGEST_TOKEN) return 'is too long for a token; copy the token once more.';
  return null;
}

/**
 * A secret of one's own choosing, which signs: any text on one line.
 * @returns what is wrong and what to write instead, or null
 */
export function phraseIssue(phrase: string, { shortest = SHORTEST_PHRASE } = {}): string | null {
  const issue = writtenIssue(phrase);
  if (issue !== null) return issue;
  if ([...phrase].length < shortest)
    return `is shorter than ${shortest} characters; make one with \`openssl rand -hex 32\`.`;
  return null;
}

const QUOTED = /^(["'`]).*\1$|^[“”„«‘’].*[“”»‘’]$/s;

/** What a copy from a terminal, a word processor or a file in another encoding leaves behind. */
export function writtenIssue(text: string): string | null {
  if (/[\r\n\u0085\u2028\u2029]/.test(text)) return 'has a line break in it; write it on one line.';
  if (QUOTED.test(text)) return 'stands in quotes; write it without them.';
  if (/[\p{Cc}\p{Cf}]/u.test(text)) return 'has a control character in it; copy it once more.';
  if (/[\uFFFD\p{Cs}]/u.test(text)) return 'is not valid UTF-8; copy it once more.';
  return null;
}
