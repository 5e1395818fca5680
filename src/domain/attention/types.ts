/**
 * Whose turn a pull request is: what the rules are given, and what they answer. Everything that happened may be handed
 * in, also what is dated later than `now`: it is not looked at. So the same input answers for any instant of the past.
 */
import type { BusinessCalendar } from '../calendar/business-days.ts';

/** Milliseconds since 1970 in UTC, as Date has them. GitHub's own instants are whole seconds. */
export type Instant = number;
/** users.id as a decimal string. */
export type PersonId = string;

export const SIDES = ['NONE', 'PAUSED', 'BLOCKED', 'AUTHOR', 'MAINTAINER', 'MERGER', 'UNCLEAR'] as const;
export type Side = (typeof SIDES)[number];

/** Each reason belongs to one side, except `draft`, which is the author's where somebody else made it a draft. */
export const REASONS = [
  'merged',
  'closed',
  'draft',
  'wip',
  'snoozed',
  'label',
  'handed_over',
  'reply',
  'approve_ci',
  'checks',
  'changes',
  'threads',
  're_review',
  'approved_waiting',
  'merge',
  'first_response',
  'words',
] as const;
export type Reason = (typeof REASONS)[number];

export const CONFIDENCES = ['high', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * What else is to be known, none of which moves the turn:
 * - conflict, conflict_unknown: it cannot be merged as it is; GitHub has not said whether it can
 * - checks, changes, threads: further blockers of the author, beside the reason
 * - gate_missing: a required check has said nothing yet; gate_let_go: it was waited for long enough
 * - base_red: a check fails, and on the base branch too
 * - team_requested: a team was asked for a review, and has not given one
 * - threads_unknown, checks_unknown: the answer was made without them
 */
export const NOTES = [
  'conflict',
  'conflict_unknown',
  'checks',
  'changes',
  'threads',
  'gate_missing',
  'gate_let_go',
  'base_red',
  'team_requested',
  'threads_unknown',
  'checks_unknown',
] as const;
export type Note = (typeof NOTES)[number];

export interface Attention {
  side: Side;
  /** Who is asked, most fitting first. NONE, PAUSED and BLOCKED name nobody; MAINTAINER somebody wherever anybody merges. */
  people: PersonId[];
  reason: Reason;
  /** When the ball came to its present holder; it belongs to the side, not to the reason. */
  since: Instant;
  confidence: Confidence;
  /** In the order of NOTES. */
  also: Note[];
}

/** The pull request as it is stored: as GitHub showed it last. What it was earlier follows from the events. */
export interface AttentionPullRequest {
  /** null = a deleted account. */
  author: PersonId | null;
  created_at: Instant;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  closed_at: Instant | null;
  merged_at: Instant | null;
  is_draft: boolean;
  title: string;
  labels: string[];
  /** The newest commit; null = not known. */
  head: string | null;
  /** When it became the head; null = not known. */
  head_since: Instant | null;
  /** Changed lines of source, without tests, fixtures, documents, generated files; null = not known. */
  source_lines: number | null;
}

/** What a comment or review says, as far as a rule needs it. The text itself is kept nowhere. */
export interface Words {
  /** It has a line that ends in "?", outside quotes and code. */
  asks: boolean;
  /** Nothing but thanks, or a promise ("will do"). */
  is_thanks: boolean;
  /** Every line is a command for a bot. */
  is_commands_only: boolean;
  /** The login that it opens with a mention of is the author's, or another's; null = it opens with none. */
  opens_with: 'author' | 'other' | null;
  /** It has the line "/waiting-on maintainer" or "/waiting-on author". */
  hands_to: 'maintainer' | 'author' | null;
}

interface Event {
  /** GitHub's id: tells events of one second apart, the same way every time. */
  id: string;
  at: Instant;
  /** null = a deleted account. */
  by: PersonId | null;
}

/** `words` null = the text was never looked at: it counts as words that ask and thank nobody. */
export type AttentionEvent = Event &
  (
    | { kind: 'comment'; words: Words | null }
    | { kind: 'inline_comment'; words: Words | null }
    | {
        kind: 'review';
        /**
         * What it was until it was dismissed, where such an event follows; DISMISSED = it no longer stands, and nothing tells
         * until when it did.
         */
        state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
        /** Its own text is empty; its inline comments are events of their own. */
        is_empty: boolean;
        /** It carries inline comments, and its own text introduces them. */
        has_inline: boolean;
        words: Words | null;
      }
    /** `review`: the id of the review that no longer stands. */
    | { kind: 'dismissed'; review: string }
    /** `is_merge_from_base`: it brings the base branch in, and changes nothing else. */
    | { kind: 'push'; is_merge_from_base: boolean }
    | { kind: 'ready' }
    | { kind: 'draft' }
    | { kind: 'closed' }
    | { kind: 'reopened' }
    /** `reviewer` null = a team, whose name GitHub does not tell. */
    | { kind: 'review_requested'; reviewer: PersonId | null }
    | { kind: 'review_request_removed'; reviewer: PersonId | null }
    | { kind: 'labeled'; label: string }
    | { kind: 'unlabeled'; label: string }
    | { kind: 'renamed'; from: string; to: string }
    /** Written by somebody who may, bound to the head it was written on; `until` null = taken back (/unsnooze). */
    | { kind: 'snoozed'; until: Instant | null; head: string | null }
    /** /claim and /pair: whoever says it is asked first, until they take it back (/unclaim, /not-me). */
    | { kind: 'claimed'; is_taken_back: boolean }
    /** /waiting-on, by somebody who may; to the author it is bound to the head, too. */
    | { kind: 'handed_over'; to: 'author' | 'maintainer'; head: string | null }
  );

/** A thread of inline comments. */
export interface Thread {
  id: string;
  is_resolved: boolean;
  /** When it was resolved; null = it is not, or nobody saw when. */
  resolved_at: Instant | null;
  is_outdated: boolean;
  /** Its comments; the earliest opened it. Never empty. */
  comments: { id: string; at: Instant; by: PersonId | null; words: Words | null }[];
}

export interface Check {
  name: string;
  is_required: boolean;
  /** missing = it is required and has not reported at all. Neutral and skipped ones are green. */
  state: 'green' | 'red' | 'pending' | 'missing';
  /** When it first failed at this head; null = it did not. */
  red_since: Instant | null;
  /** When it last became green; null = it is not, or nobody knows. */
  green_since: Instant | null;
  /** The same check fails on the base branch; null = not known. */
  is_red_on_base: boolean | null;
}

/** Check runs and statuses as they were read: of `commit`, and whole unless `is_truncated`. */
export interface Checks {
  commit: string;
  is_truncated: boolean;
  list: Check[];
}

export interface MergeSpan {
  person: PersonId;
  /** Included; null = ever since. */
  from: Instant | null;
  /** Not included; null = still. */
  to: Instant | null;
}

/** What is known beside the pull request itself. null = not known, where it is allowed. */
export interface Snapshot {
  /** In any order. Timeline, comments and reviews of this pull request. */
  events: readonly AttentionEvent[];
  /** Accounts that are not people: bots, AI reviewers, organisations. */
  not_human: ReadonlySet<PersonId>;
  /** Who could merge in the repository, and when. */
  can_merge: readonly MergeSpan[];
  /** Merges in the repository of other people's pull requests, by people. */
  merges: readonly { person: PersonId; at: Instant }[];
  /** Who knows the changed paths, or owns them by the repository's word; most fitting first. */
  owners: readonly PersonId[];
  threads: readonly Thread[] | null;
  checks: Checks | null;
  /** Workflow runs at the head that wait for a maintainer's click; null = not known. */
  waiting_runs: readonly { created_at: Instant }[] | null;
  /** Whether it conflicts with its base; null = GitHub has not said. */
  has_conflict: boolean | null;
  /** GitHub's reviewDecision and since when it was seen so; null = GitHub has none (no review is required), or not known. */
  review_decision: { value: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED'; since: Instant } | null;
  /** Of the base branch; null = it has none, or not known. */
  protection: { push_dismisses_approvals: boolean } | null;
}

export interface AttentionPolicy {
  /** Labels that put a pull request on hold, in any letter case. */
  blocked_labels: readonly string[];
  /** The institution's days, for rules that wait. */
  calendar: BusinessCalendar;
}
