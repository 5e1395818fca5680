/** A pull request as the queue sees it, and what a pick is. Business days are the institution's. */
import type { Attention } from '../attention/types.ts';
import type { Size } from './size.ts';

export interface Candidate {
  repo_id: string;
  /** owner/name */
  repository: string;
  number: number;
  node_id: string;
  url: string;
  title: string;
  community: string;
  /** users.id; null = a deleted account. */
  author: string | null;
  /** Whose turn it is. */
  turn: Pick<Attention, 'side' | 'reason' | 'since' | 'confidence' | 'also'>;
  /** Business days since the ball came to its holder. */
  held_days: number;
  is_archived: boolean;
  /** Changed lines by kind of file; null = the files have not been read. */
  size: Size | null;
  /** The author has no earlier merged pull request in the community. */
  is_newcomer: boolean;
  /** An earlier pull request of the author was closed, or is open, without a maintainer's response. */
  is_returning_unanswered: boolean;
  /** The author answered after our last word. */
  has_fresh_reply: boolean;
  /** Issues that it names: "owner/name#12". */
  issues: readonly string[];
  /** Other open pull requests that name the same issue: "owner/name#12". */
  collisions: readonly string[];
  /** What the author ticked in the repository's template; null = it has no such box. */
  authorship: 'declared' | 'declined' | 'not_stated' | null;
  /** How often a maintainer has reviewed it anew after the author's changes. */
  rounds: number;
  /** Parts of the code that it touches: "owner/name:folder". */
  areas: readonly string[];
}

export const LANES = ['carried_over', 're_review', 'approve_ci', 'oldest', 'newcomer', 'quick_win'] as const;
export type Lane = (typeof LANES)[number];

/** Each term of the score with its value: they add up to it. */
export interface Terms {
  waiting: number;
  waiting_long: number;
  newcomer: number;
  returning_unanswered: number;
  small: number;
  linked_issue: number;
  fresh_reply: number;
  same_author: number;
  same_repository: number;
}

export interface Picked {
  candidate: Candidate;
  lane: Lane;
  score: number;
  terms: Terms;
}
