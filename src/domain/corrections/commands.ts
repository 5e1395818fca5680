/** Commands beneath the weekly issue: who released a version, who is a bot or a person, and what is taken back. */
import { commandLines, numberOf } from '../nudges/commands.ts';
import type { Outcome as NudgeOutcome } from '../nudges/commands.ts';

export interface NamedRelease {
  /** owner/name as it was written. */
  repository: string;
  tag: string;
}

/** Accounts are named by login in any letter case, without "@", or by GitHub's number. */
export type Said =
  | { verb: 'released'; release: NamedRelease; account: string }
  | { verb: 'bot' | 'person'; account: string }
  | { verb: 'undo'; release: NamedRelease }
  | { verb: 'undo'; account: string }
  | { verb: 'help' };

export type SpokenAnswer = Said & {
  /** The same words give the same number: an edited comment runs only what is new. */
  line: number;
};

export type Outcome = Extract<NudgeOutcome, 'done' | 'not_allowed' | 'too_many'> | 'unknown' | 'configured';
/** Of one person in a day: a first look at a community may bring dozens of questions. */
export const ANSWERS_PER_DAY = 50;

const ACCOUNT = String.raw`@?([a-z\d](?:-?[a-z\d]){0,38}(?:\[bot\])?)`;
const REPOSITORY = String.raw`([a-z\d-]+/[\w.-]+)`;
const RELEASED = new RegExp(`^/released ${REPOSITORY} (\\S+) by ${ACCOUNT}$`, 'i');
const KIND = new RegExp(`^/(bot|person) ${ACCOUNT}$`, 'i');
const UNDO_RELEASE = new RegExp(`^/undo ${REPOSITORY} (\\S+)$`, 'i');
const UNDO_ACCOUNT = new RegExp(`^/undo ${ACCOUNT}$`, 'i');

/** In the order of the text, each once. Whatever is none is left to others. */
export function answersIn(body: string): SpokenAnswer[] {
  const found = new Map<number, SpokenAnswer>();
  for (const line of commandLines(body)) {
    const said = answerOf(line);
    if (said === null) continue;
    const spoken = { ...said, line: numberOf(said) };
    if (!found.has(spoken.line)) found.set(spoken.line, spoken);
  }
  return [...found.values()];
}

function answerOf(line: string): Said | null {
  const [, repository, tag, by] = RELEASED.exec(line) ?? [];
  if (repository !== undefined) return { verb: 'released', release: { repository, tag: tag! }, account: by! };
  const [, verb, account] = KIND.exec(line) ?? [];
  if (account !== undefined) return { verb: verb!.toLowerCase() as 'bot' | 'person', account };
  const [, place, version] = UNDO_RELEASE.exec(line) ?? [];
  if (place !== undefined) return { verb: 'undo', release: { repository: place, tag: version! } };
  const of = UNDO_ACCOUNT.exec(line)?.[1];
  if (of !== undefined) return { verb: 'undo', account: of };
  return /^\/help$/i.test(line) ? { verb: 'help' } : null;
}

/** Whether somebody is heard at all. @param who what GitHub says of them now */
export function mayAnswer(who: {
  can_write: boolean;
  answers_today: number;
}): 'done' | 'not_allowed' | 'too_many' {
  if (!who.can_write) return 'not_allowed';
  return who.answers_today >= ANSWERS_PER_DAY ? 'too_many' : 'done';
}
