/** Texts of reminders as people write them: words with places for what only the moment knows. */
import type { Party } from './types.ts';

/** What a text may leave open. */
export const PLACEHOLDERS = {
  author: 'who opened the pull request',
  people: 'who is asked',
  waited: 'how long, in working days',
  why: 'what is missing',
  next_step: 'one thing to do',
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;

export interface NudgeTemplates {
  /** A person and the name under which the bot speaks; null = nobody signed. */
  signed_by: string | null;
  texts: Record<Party, string | null>;
}

/** Without these it would not say what each has to say. */
const NEEDED: Record<Party, Placeholder[]> = { maintainers: ['waited', 'next_step'], author: ['why'] };
export const LONGEST_TEMPLATE = 1_500;

/** @returns the piece that is wrong, as it stands in the text (null = the whole), and what to write instead */
export function templateIssues(text: string, party: Party): { piece: string | null; words: string }[] {
  const known = Object.keys(PLACEHOLDERS).map((name) => `{${name}}`);
  const unknown = [...text.matchAll(/\{[^{}\n]*\}/g)].filter(([piece]) => !known.includes(piece));
  const missing = NEEDED[party].filter((name) => !text.includes(`{${name}}`));
  const refused: [RegExp, string][] = [
    [/@[a-z\d][\w-]*/i, 'a text calls nobody by itself; write {author} or {people}'],
    [/\bstale\b/i, 'nobody’s work is called stale; say how long it waited'],
    [/<[a-z!/][^>\n]*>?/i, 'write Markdown without HTML'],
    [/!\[/, 'write it without images'],
    [/(?:[\w.-]+\/[\w.-]+)?#\d+/, 'write it without references to other items'],
    [
      /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\s*:?\s+(?=https?:)/i,
      'write it without words that close an issue',
    ],
  ];
  return [
    ...unknown.map(([piece]) => ({ piece, words: `no such place is known; write ${known.join(', ')}` })),
    ...refused.flatMap(([pattern, words]) => {
      const piece = pattern.exec(text)?.[0];
      return piece === undefined ? [] : [{ piece, words }];
    }),
    ...missing.map((name) => ({
      piece: null,
      words: `says nothing of {${name}}, ${PLACEHOLDERS[name]}; add it`,
    })),
    ...(text.length > LONGEST_TEMPLATE
      ? [{ piece: null, words: `has ${text.length} characters; ${LONGEST_TEMPLATE} are enough` }]
      : []),
  ];
}

/** In one pass: what stands in for a place is never read as a place itself. */
export function filledIn(text: string, values: Record<Placeholder, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder] : whole,
  );
}
