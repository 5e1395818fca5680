/** A run of reminders with names instead of numbers: what is printed, digested, and handed to the outbox. */
import type { Discussion } from './sprawl.ts';
import type { Instant, PersonId, Reason } from '../attention/types.ts';
import type { NudgeEffect } from './effect.ts';
import type { Hindrance, Party } from './types.ts';

export interface PlannedNudge {
  repo_id: string;
  repository: string;
  number: number;
  url: string;
  title: string;
  party: Party | null;
  reason: Reason;
  turn_start: Instant;
  waited_business_days: number;
  /** Logins of who is asked. */
  people: string[];
  hindrances: Hindrance[];
  mention_id: PersonId | null;
  /** Whose review is asked for now; null = nobody's. */
  request: { id: PersonId; login: string } | null;
  is_held_back: boolean;
  in_digest: boolean;
  /** How many of ours stand beneath it already. */
  said_before: number;
  /** What it says, or, where something speaks against it, would say; null = there is nothing to say. */
  text: string | null;
}

export type Undecided = Pick<Discussion, 'repo_id' | 'number' | 'url' | 'title' | 'words' | 'comments'>;

export interface NudgePlan {
  /** ISO instant. */
  now: string;
  institution: string;
  /** Whose texts these are; null = nobody signed, and ours are shown. */
  signed_by: string | null;
  nudges: PlannedNudge[];
  undecided: Undecided[];
  /** Of the reminders so far; absent = it was not looked at. */
  effect?: NudgeEffect;
  /** Repositories whose own file is not understood. */
  unreadable: { repository: string; problem: string }[];
}

export const isDue = ({ hindrances }: Pick<PlannedNudge, 'hindrances'>): boolean => hindrances.length === 0;
