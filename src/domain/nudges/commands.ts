/** Commands in comments: lines that begin with a slash, in paragraphs and lists; never in quotes, code or HTML. */
import MarkdownIt from 'markdown-it';
import { linesOf } from '../attention/lines.ts';
import { isDay } from '../calendar/instant.ts';

export const VERBS = [
  'snooze',
  'unsnooze',
  'not-me',
  'no-nudge',
  'waiting-on author',
  'waiting-on maintainer',
  'claim',
  'pair',
  'unclaim',
  'undo',
  'status',
  'help',
] as const;
export type Verb = (typeof VERBS)[number];
/** What an author may say of their own pull request. */
export const AUTHORS_VERBS: ReadonlySet<Verb> = new Set(['waiting-on maintainer', 'undo', 'status', 'help']);

/** Answered in our own comment, and nowhere where none of ours stands. */
export const ASKING_VERBS: ReadonlySet<Verb> = new Set(['status', 'help']);

/** What is said of the commit that stands there. */
const ABOUT_THE_HEAD: ReadonlySet<Verb> = new Set(['snooze', 'waiting-on author']);

export interface SpokenCommand {
  verb: Verb;
  /** Of snooze: for so many days, or until that day; else null. */
  until: { days: number } | { day: string } | null;
  /** Of pair: the login of whom they take it with; of undo: whose commands, where they are another's; else null. */
  partner: string | null;
  /** The same words give the same number: an edited comment runs only what is new. */
  line: number;
}

// An escaped slash stays told from a plain one.
const markdown = new MarkdownIt('commonmark').disable('text_join');
const SIMPLE = /^\/(unsnooze|not-me|no-nudge|claim|unclaim|status|help)$/i;
const PAIR = /^\/pair @?([a-z\d](?:-?[a-z\d]){0,38})$/i;
const UNDO = /^\/undo(?: @?([a-z\d](?:-?[a-z\d]){0,38}))?$/i;
const WAITING = /^\/waiting-on (author|maintainer)s?$/i;
const SNOOZE = /^\/snooze (?:(\d{1,3})([dw])|(\d{4}-\d{2}-\d{2}))(?:\s.*)?$/i;
/** Longer is no pause. */
const LONGEST_DAYS = 366;

/** What is not seen: it comes along where somebody copies a name from our text, or writes on a telephone. */
const UNSEEN = /\p{Cf}/gu;

/**
 * Lines that may be commands: one that has code or HTML in it matches none. Whatever white space somebody typed between two
 * words is one space.
 */
export function commandLines(body: string): string[] {
  return linesOf(markdown, body, ({ type, content }) => (type === 'text' ? content : '\u0000')).map((line) =>
    line.replace(UNSEEN, '').replace(/\s+/g, ' ').trim(),
  );
}

/** In the order of the text, each once. Whatever is no command of ours is left to others. */
export function commandsIn(body: string): SpokenCommand[] {
  const found = new Map<number, SpokenCommand>();
  for (const line of commandLines(body)) {
    const command = commandOf(line);
    if (command !== null && !found.has(command.line)) found.set(command.line, command);
  }
  return [...found.values()];
}

function commandOf(text: string): SpokenCommand | null {
  const simple = SIMPLE.exec(text)?.[1] ?? null;
  if (simple !== null) return spoken(simple.toLowerCase() as Verb);
  const side = WAITING.exec(text)?.[1];
  if (side !== undefined) return spoken(`waiting-on ${side.toLowerCase()}` as Verb);
  const partner = PAIR.exec(text)?.[1]?.toLowerCase();
  if (partner !== undefined) return { verb: 'pair', until: null, partner, line: numberOf(['pair', partner]) };
  const undone = UNDO.exec(text);
  if (undone !== null) {
    const partner = undone[1]?.toLowerCase() ?? null;
    return { verb: 'undo', until: null, partner, line: numberOf(['undo', partner]) };
  }
  const [, count, unit, day] = SNOOZE.exec(text) ?? [];
  if (day !== undefined) return isDay(day) ? spoken('snooze', { day }) : null;
  if (count === undefined || unit === undefined) return null;
  const days = Number(count) * (unit.toLowerCase() === 'w' ? 7 : 1);
  return days === 0 || days > LONGEST_DAYS ? null : spoken('snooze', { days });
}

function spoken(verb: Verb, until: SpokenCommand['until'] = null): SpokenCommand {
  return { verb, until, partner: null, line: numberOf([verb, until]) };
}

/** A number of 32 bits for what was said. */
export function numberOf(said: unknown): number {
  let number = 0;
  for (const sign of JSON.stringify(said)) number = (Math.imul(number, 31) + sign.charCodeAt(0)) | 0;
  return number;
}

export type Outcome = 'done' | 'not_allowed' | 'too_many' | 'outdated' | 'unknown';
/** Of one person in a day. */
export const COMMANDS_PER_DAY = 10;

/** Whether it is carried out. @param who what GitHub says of them now */
export function outcomeOf(
  { verb, partner = null }: Pick<SpokenCommand, 'verb'> & Partial<Pick<SpokenCommand, 'partner'>>,
  who: { is_author: boolean; can_write: boolean; commands_today: number; has_commanded?: boolean },
  { at, head_since }: { at: number; head_since: number | null },
): Outcome {
  // One's own words can be taken back by whoever has lost the right to say more of them; another's by colleagues alone.
  const isOwn = verb === 'undo' && partner === null && who.has_commanded === true;
  const mayAsAuthor = who.is_author && AUTHORS_VERBS.has(verb) && (verb !== 'undo' || partner === null);
  const isAllowed = who.can_write || mayAsAuthor || isOwn;
  if (!isAllowed) return 'not_allowed';
  // There are no more of these than of what they take back.
  if (who.commands_today >= COMMANDS_PER_DAY && !isOwn) return 'too_many';
  // They were about what stood there then.
  if (ABOUT_THE_HEAD.has(verb) && head_since !== null && head_since > at) return 'outdated';
  return 'done';
}

/** @returns milliseconds since 1970; null = until somebody takes it back */
export function snoozedUntil({ until }: SpokenCommand, at: number): number | null {
  if (until === null) return null;
  return 'day' in until ? Date.parse(`${until.day}T00:00:00Z`) : at + until.days * 86_400_000;
}
