/** Texts that name issues and pull requests, with the history of their editing. */
import type { Chance } from '../chance.ts';
import type { Revision } from '../../../src/demo/community/community.ts';
import { instant } from '../community/plan.ts';
import type { Person } from './people.ts';
import { fullName } from './places.ts';
import type { Piece, Spelling, Text } from './fixture.ts';

export const SPELLINGS: readonly Spelling[] = [
  'url',
  'short',
  'other_letters',
  'files',
  'issue_comment',
  'discussion',
  'query',
  'markdown',
  'angle',
  'parenthesis',
  'redirect',
  'markdown_redirect',
];

export function textOf(created: number, by: Person | null, pieces: Piece[]): Text {
  return { created, by, additions: [{ at: created, pieces }], edits: [], lostBefore: -Infinity };
}

export function leavesReference(as: Spelling): boolean {
  return as !== 'redirect' && as !== 'markdown_redirect';
}

export function anySpelling(chance: Chance): Spelling {
  // Most people paste an address.
  return chance.happens(0.4) ? 'url' : chance.pick(SPELLINGS);
}

/** When it was last changed. */
export function editedAt(text: Text): number {
  return Math.max(text.created, ...text.edits, ...text.additions.map(({ at }) => at));
}

/** As it reads now, with all versions where it was ever edited. `id` begins the ids of the versions. */
export function writtenText(
  text: Text,
  id: string,
): { text: string; bodyLength: number; revisions?: Revision[] } {
  const times = [...new Set([text.created, ...text.edits, ...text.additions.map(({ at }) => at)])];
  times.sort((a, b) => a - b);
  const latest = versionAt(text, Infinity);
  const written = { text: latest, bodyLength: latest.length };
  if (times.length === 1) return written;
  return {
    ...written,
    revisions: times.map((at, index) => ({
      id: `${id}_${index}`,
      editedAt: instant(at),
      editor: text.by?.actor ?? null,
      text: at < text.lostBefore ? null : versionAt(text, at),
    })),
  };
}

function versionAt({ additions, edits }: Text, time: number): string {
  const pieces = additions.filter(({ at }) => at <= time).flatMap((one) => one.pieces);
  const thanks = edits.filter((at) => at <= time).map((_, index) => `\nEdit ${index + 1}: a typo.`);
  return [...pieces.map(written), ...thanks].join('');
}

function written(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  const { to, as } = piece;
  const name = fullName(to.place);
  const path = `${to.kind === 'pull' ? 'pull' : 'issues'}/${to.number}`;
  const url = `https://github.com/${name}/${path}`;
  const redirected = `https://redirect.github.com/${name}/${path}`;
  switch (as) {
    case 'url':
      return url;
    case 'short':
      return `${name}#${to.number}`;
    case 'other_letters':
      return `https://github.com/${name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())}/${path}`;
    case 'files':
      return `${url}/files`;
    case 'issue_comment':
      return `${url}#issuecomment-${1_000_000 + to.number}`;
    case 'discussion':
      return `${url}#discussion_r${2_000_000 + to.number}`;
    case 'query':
      return `${url}?notification_referrer_id=1`;
    case 'markdown':
      return `[this one](${url})`;
    case 'angle':
      return `<${url}>`;
    case 'parenthesis':
      return `(${url}).`;
    case 'redirect':
      return redirected;
    case 'markdown_redirect':
      return `[**this one**](${redirected} "a title")`;
  }
}
