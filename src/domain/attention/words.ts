/**
 * What of a comment is kept for the rules: whether it asks, thanks, commands, or turns to somebody. Found with a Markdown
 * parser, so that quotes, code and HTML never speak. No meaning is guessed: everything here is a form.
 */
import MarkdownIt from 'markdown-it';
import { linesOf } from './lines.ts';
import type { Words } from './types.ts';

/** How they are kept: the forms that were found. */
export const WORD_CODES = [
  'asks',
  'thanks',
  'commands_only',
  'opens_with_author',
  'opens_with_other',
  'hands_to_maintainer',
  'hands_to_author',
] as const;
export type WordCode = (typeof WORD_CODES)[number];

const markdown = new MarkdownIt('commonmark');

/** Two or three words of thanks or assent, or a promise: they leave the turn where it is. */
const THANKS =
  /^(?:(?:ok(?:ay)?|great|perfect|awesome|nice|sure|yes|got it|understood|makes sense|no problem|cool)\b[\s,.!]*)*(?:(?:many |much )?(?:thanks|thank you|thx|ty|cheers|much appreciated)\b[^?\n]{0,60}|(?:i(?:'|’)?ll|i will|will) (?:do|fix|look|update|address|get|try|take|work|push|add|change|make)\b[^?\n]{0,100}|working on it[^?\n]{0,40})?$/i;
/** A line for a bot: "/retest", "@meeseeksdev backport", "pre-commit.ci autofix". */
const COMMAND =
  /^(?:\/[a-z][\w-]*(?:\s.*)?|@[\w-]+-bot\b.*|@(?:meeseeksdev|dependabot|mergify|mergifyio|rustbot|bors)\b.*|pre-commit\.ci \w+.*|bors \S.*)$/i;
const HANDS_TO = /^\/waiting-on (maintainer|author)s?\b/im;
const OPENING_MENTION = /^@([a-z\d](?:[a-z\d-]{0,38}))(?:\/[\w.-]+)?/i;

/**
 * @param author the login of the pull request's author; null = not known, then an opening mention tells nothing
 * @returns null where there is no text
 */
export function wordsIn(body: string | null | undefined, author: string | null): Words | null {
  if (typeof body !== 'string' || body.trim() === '') return null;
  const lines = spokenLines(body);
  const text = lines.join('\n');
  return {
    asks: lines.some((line) => line.endsWith('?')),
    is_thanks:
      text !== '' &&
      text.length <= 160 &&
      THANKS.test(
        text
          .replace(OPENING_MENTION, '')
          .replace(/^[\s,:]+/, '')
          .replace(/[\s.!:)]+$/, ''),
      ),
    is_commands_only: lines.length > 0 && lines.every((line) => COMMAND.test(line)),
    opens_with: opening(text, author),
    hands_to: (HANDS_TO.exec(text)?.[1]?.toLowerCase() ?? null) as Words['hands_to'],
  };
}

function opening(text: string, author: string | null): Words['opens_with'] {
  const login = OPENING_MENTION.exec(text)?.[1];
  if (login === undefined || author === null) return null;
  return login.toLowerCase() === author.toLowerCase() ? 'author' : 'other';
}

/** Lines of paragraphs and lists outside quotes, without code and without HTML; headings are no speech. */
function spokenLines(body: string): string[] {
  return linesOf(markdown, body, ({ type, content }) =>
    type === 'text' || type === 'text_special' ? content : '',
  ).filter((line) => line !== '');
}

export function codesOf(words: Words | null): WordCode[] | null {
  if (words === null) return null;
  const { asks, is_thanks, is_commands_only, opens_with, hands_to } = words;
  const isSo: Record<WordCode, boolean> = {
    asks,
    thanks: is_thanks,
    commands_only: is_commands_only,
    opens_with_author: opens_with === 'author',
    opens_with_other: opens_with === 'other',
    hands_to_maintainer: hands_to === 'maintainer',
    hands_to_author: hands_to === 'author',
  };
  return WORD_CODES.filter((code) => isSo[code]);
}

export function wordsOf(codes: readonly string[] | null): Words | null {
  if (codes === null) return null;
  const has = (code: WordCode) => codes.includes(code);
  return {
    asks: has('asks'),
    is_thanks: has('thanks'),
    is_commands_only: has('commands_only'),
    opens_with: has('opens_with_author') ? 'author' : has('opens_with_other') ? 'other' : null,
    hands_to: has('hands_to_maintainer') ? 'maintainer' : has('hands_to_author') ? 'author' : null,
  };
}
