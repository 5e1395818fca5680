/** What Headwater wants to stand on GitHub: an issue of its own, a comment, a section of a text; known by a key for ever. */

interface WantedText {
  /** What the post is for, once and for ever: "report springboard/meta 2026-W48". Printable ASCII without "--". */
  key: string;
  /** owner/name where it is to stand. */
  repository: string;
  /** Markdown; in an issue or a comment at most 65,536 characters with the marker. */
  body: string;
}

export interface WantedIssue extends WantedText {
  kind: 'issue';
  title: string;
  /** Set when it is opened; what people make of them afterwards is theirs. */
  labels: readonly string[];
  is_open: boolean;
}

export interface WantedComment extends WantedText {
  kind: 'comment';
  /** The issue or pull request it stands under. */
  number: number;
}

/** A part of the text of an issue that somebody else opened: see section.ts. */
export interface WantedSection extends WantedText {
  kind: 'section';
  /** The issue. */
  number: number;
}

/** GitHub's own request for a review; `body` is the login of who is asked. */
export interface WantedReviewRequest extends WantedText {
  kind: 'review_request';
  /** The pull request. */
  number: number;
}

/** A file of ours on the default branch: see file.ts. */
export interface WantedFile extends WantedText {
  kind: 'file';
  /** "headwater/reports/2026-W48.md" */
  path: string;
  /** What its commit says. */
  title: string;
}

export type OwnPost = WantedIssue | WantedComment;
export type WantedPost = OwnPost | WantedSection | WantedReviewRequest | WantedFile;

/** A post as GitHub shows it. */
export interface ShownPost {
  id: string;
  /** An issue's own number, or that of the issue a comment stands under. */
  number: number;
  url: string;
  title: string | null;
  body: string;
  is_open: boolean;
  author: Author;
}

/** Who wrote something: the login as REST shows it ("headwater[bot]": a person may be called "headwater"), and the numeric id where it is known. */
export interface Author {
  login: string;
  id: string | null;
}

/** GitHub takes this many characters in a body. */
export const LONGEST_BODY = 65_536;

/** An invisible line at the end of each of our posts: a way to find it, never a proof that it is ours. */
export function marker(key: string): string {
  return `<!-- headwater: ${key} -->`;
}

/** @throws RangeError where GitHub would refuse the body, or the key could end the comment that holds it */
export function withMarker(post: OwnPost): string {
  requireSafe(post.key);
  const body = `${post.body.trimEnd()}\n\n${marker(post.key)}\n`;
  if (body.length > LONGEST_BODY)
    throw new RangeError(`${post.key} has ${body.length} characters; GitHub takes ${LONGEST_BODY}.`);
  return body;
}

/** @throws RangeError where the key could end the comment that holds it */
export function requireSafe(key: string): void {
  if (!/^[\x20-\x7e]+$/.test(key) || key.includes('--'))
    throw new RangeError(`The key of a post may be printable ASCII without "--"; this one is "${key}".`);
}

/** Ours is what we wrote ourselves and what bears the key's marker: a marker alone can be forged by anybody. */
export function isOurs(shown: ShownPost, key: string, us: Author): boolean {
  const isSameAccount =
    us.id !== null && shown.author.id !== null
      ? us.id === shown.author.id
      : us.login.toLowerCase() === shown.author.login.toLowerCase();
  return isSameAccount && shown.body.includes(marker(key));
}

/** Whether it says what it should. GitHub keeps line ends and trailing white space in its own way. */
export function saysWhatItShould(shown: ShownPost, wanted: OwnPost): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();
  if (plain(shown.body) !== plain(withMarker(wanted))) return false;
  return (
    wanted.kind === 'comment' || (shown.title === wanted.title.trim() && (wanted.is_open || !shown.is_open))
  );
}
