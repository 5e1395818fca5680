/** Whose turn it is, in words: sides as headings, reasons and notes in a few words each. */
import type { Note, Reason, Side } from '../../domain/attention/types.ts';

/** In the order in which they are shown: what maintainers can do stands first. */
export const SIDE_NAMES: Record<Side, string> = {
  MERGER: 'Ready to merge',
  MAINTAINER: 'Waiting for maintainers',
  UNCLEAR: 'Unclear: a maintainer spoke last, in words only',
  AUTHOR: 'Waiting for the author',
  BLOCKED: 'On hold',
  PAUSED: 'Paused until a date',
  NONE: 'Nobody’s turn',
};
export const SIDES_SHOWN = Object.keys(SIDE_NAMES) as Side[];

export const REASON_WORDS: Record<Reason, string> = {
  merged: 'merged',
  closed: 'closed',
  draft: 'draft',
  wip: 'work in progress',
  snoozed: 'paused',
  label: 'a label says so',
  handed_over: 'handed over',
  reply: 'a reply',
  approve_ci: 'a click for CI',
  checks: 'failing checks',
  changes: 'requested changes',
  threads: 'open threads',
  re_review: 'another look',
  approved_waiting: 'time to object',
  merge: 'a merge',
  first_response: 'a first response',
  words: 'a clear next step',
};

export const NOTE_WORDS: Record<Note, string> = {
  conflict: 'merge conflict',
  conflict_unknown: 'conflicts unknown',
  checks: 'red checks',
  changes: 'requested changes',
  threads: 'open threads',
  gate_missing: 'a required check is missing',
  gate_let_go: 'not waited for any longer',
  base_red: 'red on the base branch, too',
  team_requested: 'a team was asked',
  threads_unknown: 'threads unknown',
  checks_unknown: 'checks unknown',
};
