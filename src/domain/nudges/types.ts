/**
 * Reminders: what the rules are given, and what they answer. Everything is data: who decides asks no clock and no database,
 * so that the same question is asked again right before a write.
 */
import type { Attention, Instant, PersonId } from '../attention/types.ts';
import type { BusinessCalendar } from '../calendar/business-days.ts';

/** Why a comment is not due; the rule's number in docs/nudges.md stands behind each. */
export const HINDRANCES = [
  'side', // 2: nobody's turn, paused, on hold, or unclear
  'confidence', // 2: a guess
  'author_without_structure', // 2: the author's turn, and not for checks, changes or threads
  'history', // 13: the repository has not been read to the end
  'mode', // 9: the institution wants digests only, or nothing
  'dry_run', // 9: the first two weeks
  'consent', // 9: upstream has not asked for comments
  'consent_unreadable', // 9: its file has a key that is not known
  'template', // 11: no signed text for this
  'exempt_label', // 9: upstream's own list
  'no_nudge', // 7: somebody said so
  'share', // 10: more than a tenth of the comments are ours
  'thumbs_down', // 10: somebody with write access does not want it
  'turn_cap', // 4
  'lifetime_cap', // 4
  'too_early', // 4: the gap has not passed
  'digest_first', // 3: it has not stood in a digest yet
  'request_first', // 3: a review is asked for before anything is said
  'activity', // 6: somebody did something lately
  'day_off', // 6: weekend or holiday
  'away', // 6: everybody who is asked is away, said "not me", or opened it
  'held_back', // 12: to see whether reminders help
  'repository_budget', // 4
  'run_budget', // 4
] as const;
export type Hindrance = (typeof HINDRANCES)[number];

export type Party = 'author' | 'maintainers';

/** One open pull request. */
export interface NudgeCase {
  repo_id: string;
  number: number;
  /** owner/name */
  repository: string;
  url: string;
  title: string;
  labels: readonly string[];
  author: PersonId | null;
  attention: Attention;
  /** A review is asked for, of a person or a team, and was not given yet. */
  is_asked_for_review: boolean;
  /** The last thing that a person did; null = not even the opening is known. */
  last_human_act: Instant | null;
}

/** What holds for a repository. */
export interface RepositoryTerms {
  /** When its history had been read to the end for the first time; null = it has not. */
  backfilled_at: Instant | null;
  consent: Consent;
  /** Comments of the last 30 days. */
  comments: { ours: number; all: number };
  /** Somebody with write access put 👎 on one of ours. */
  has_thumbs_down: boolean;
}

/** What upstream says of itself in .github/headwater.yml. */
export type Consent =
  | { state: 'absent' }
  /** An unknown key, or no YAML: nothing is guessed. */
  | { state: 'unreadable'; problem: string }
  | {
      state: 'given';
      measure: boolean;
      comments: boolean;
      mentions: boolean;
      review_requests: boolean;
      exempt_labels: readonly string[];
      contact: string | null;
    };

/** One comment of ours that stands, or is about to. */
export interface SaidNudge {
  repo_id: string;
  number: number;
  turn_start: Instant;
  party: Party;
  at: Instant;
  mentioned: PersonId | null;
}

/** A review that we asked for, or are about to. */
export interface AskedReview {
  repo_id: string;
  number: number;
  at: Instant;
  /** users.id */
  person: PersonId;
}

/** A turn that was looked at before. */
export interface KnownTurn {
  repo_id: string;
  number: number;
  party: Party;
  turn_start: Instant;
  /** When a digest named it first; null = none has. */
  digest_at: Instant | null;
}

export interface NudgeHistory {
  said: readonly SaidNudge[];
  turns: readonly KnownTurn[];
  requested: readonly AskedReview[];
  /** "repo_id number": /no-nudge. */
  silenced: ReadonlySet<string>;
  /** "repo_id number person": /not-me. */
  not_me: ReadonlySet<string>;
}

export interface NudgeSettings {
  mode: 'off' | 'digest' | 'comment';
  /** For whom the institution signed a text. */
  signed: ReadonlySet<Party>;
  calendar: BusinessCalendar;
  away: readonly { person: PersonId; from: Instant | null; to: Instant | null }[];
}

export interface NudgeDecision {
  case: NudgeCase;
  party: Party | null;
  turn_start: Instant;
  /** The turn's share of the tenth that is left alone. */
  is_held_back: boolean;
  /** Empty = a comment is due. In the order of HINDRANCES. */
  hindrances: Hindrance[];
  /** Who is called by name with a mention; null = nobody. */
  mention: PersonId | null;
  /** Who is asked and neither away nor "not me", without a mention. */
  people: PersonId[];
  /** Whose review is asked for now, as GitHub itself does; null = nobody's. */
  request: PersonId | null;
  /** It is the second of this turn. */
  is_second: boolean;
  /** The digest names it. */
  in_digest: boolean;
}
