/** What is stored of pull requests, to what the rules are given. Instants are milliseconds; ids are decimal strings. */
import type {
  AttentionEvent,
  AttentionPullRequest,
  Check,
  Instant,
  MergeSpan,
  PersonId,
  Snapshot,
  Thread,
} from './types.ts';
import { wordsOf } from './words.ts';

/** One item, whatever repository it is of. */
export type ItemKey = `${string} ${number}`;
export function itemKey({ repo_id, number }: { repo_id: string; number: number }): ItemKey {
  return `${repo_id} ${number}`;
}

export interface StoredPullRequest {
  repo_id: string;
  number: number;
  repository: string;
  /** That it belongs to. */
  communities: string[];
  /** Where its page is. */
  url: string;
  /** Who the author was to the repository when they opened it: "community", "maintainer", "team", "ghost". */
  author_role: string;
  author_id: PersonId | null;
  title: string;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  is_draft: boolean;
  created_at: Instant;
  closed_at: Instant | null;
  merged_at: Instant | null;
  base_ref: string | null;
  labels: string[];
  /** Of changed files that are code and no tool's; null = the list of files was not read, or nobody ever approved it. */
  source_lines: number | null;
}

/** A comment, review, inline comment, or an entry of the timeline by GitHub's kind. */
export interface StoredEvent {
  kind: string;
  id: string;
  at: Instant;
  by: PersonId | null;
  words: string[] | null;
  state: string | null;
  is_empty: boolean;
  has_inline: boolean;
  is_merge: boolean | null;
  subject_id: PersonId | null;
  subject_team: string | null;
  label: string | null;
  previous_title: string | null;
  current_title: string | null;
  /** Of dismissals: which review, and what it was until then. */
  review_id: string | null;
  review_state: string | null;
  /** Of inline comments: the one that opened the thread. */
  root: string | null;
}

export interface StoredThread {
  thread_id: string;
  is_resolved: boolean;
  resolved_at: Instant | null;
  is_outdated: boolean;
  first_comment: string;
  opened_by_id: PersonId | null;
  opened_at: Instant;
  last_comment: string;
  last_by_id: PersonId | null;
  last_at: Instant;
}

/** What was seen of it while it was open, as it was at one instant. */
export interface StoredState {
  head_oid: string;
  head_since: Instant;
  has_conflict: boolean | null;
  review_decision: NonNullable<Snapshot['review_decision']>['value'] | null;
  decided_since: Instant;
  knows_threads: boolean;
  knows_checks: boolean;
  push_dismisses_approvals: boolean | null;
  threads: StoredThread[];
  checks: Check[];
  waiting_runs: Instant[];
}

/** What is known of its repository. */
export interface StoredRepository {
  can_merge: MergeSpan[];
  merges: { person: PersonId; at: Instant }[];
}

export function pullRequestOf(stored: StoredPullRequest, live: StoredState | null): AttentionPullRequest {
  const { author_id, created_at, state, closed_at, merged_at, is_draft, title, labels, source_lines } =
    stored;
  return {
    author: author_id,
    ...{ created_at, state, closed_at, merged_at, is_draft, title, labels, source_lines },
    head: live?.head_oid ?? null,
    head_since: live?.head_since ?? null,
  };
}

export function snapshotOf(
  { can_merge, merges }: StoredRepository,
  events: readonly StoredEvent[],
  live: StoredState | null,
  {
    owners,
    not_human,
    told = [],
  }: {
    owners: readonly PersonId[];
    not_human: ReadonlySet<PersonId>;
    /** Commands that were carried out. */
    told?: readonly AttentionEvent[];
  },
): Snapshot {
  const decision = live?.review_decision ?? null;
  const dismisses = live?.push_dismisses_approvals ?? null;
  const dismissed = new Map(
    events.flatMap(({ review_id, review_state }) =>
      review_id === null || review_state === null ? [] : [[review_id, review_state] as const],
    ),
  );
  const asGiven = (stored: StoredEvent) =>
    stored.kind === 'review' && stored.state === 'DISMISSED'
      ? { ...stored, state: dismissed.get(stored.id) ?? stored.state }
      : stored;
  return {
    events: [...events.flatMap((stored) => eventOf(asGiven(stored)) ?? []), ...told],
    not_human,
    can_merge,
    merges,
    owners,
    threads: live?.knows_threads ? live.threads.map((thread) => threadOf(thread, events)) : null,
    checks: live?.knows_checks ? { commit: live.head_oid, is_truncated: false, list: live.checks } : null,
    waiting_runs: live && live.waiting_runs.map((created_at) => ({ created_at })),
    has_conflict: live?.has_conflict ?? null,
    review_decision: decision && { value: decision, since: live!.decided_since },
    protection: dismisses === null ? null : { push_dismisses_approvals: dismisses },
  };
}

/** null = of a kind that no rule asks for. */
function eventOf(stored: StoredEvent): AttentionEvent | null {
  const { id, at, by } = stored;
  const base = { id, at, by };
  const words = wordsOf(stored.words);
  switch (stored.kind) {
    case 'comment':
    case 'inline_comment':
      return { ...base, kind: stored.kind, words };
    case 'review': {
      const { is_empty, has_inline } = stored;
      const state = stored.state as Extract<AttentionEvent, { kind: 'review' }>['state'];
      return { ...base, kind: 'review', state, is_empty, has_inline, words };
    }
    case 'PULL_REQUEST_COMMIT':
    case 'HEAD_REF_FORCE_PUSHED_EVENT':
      return { ...base, kind: 'push', is_merge_from_base: stored.is_merge === true };
    case 'REVIEW_DISMISSED_EVENT':
      return stored.review_id === null ? null : { ...base, kind: 'dismissed', review: stored.review_id };
    case 'READY_FOR_REVIEW_EVENT':
      return { ...base, kind: 'ready' };
    case 'CONVERT_TO_DRAFT_EVENT':
      return { ...base, kind: 'draft' };
    case 'CLOSED_EVENT':
      return { ...base, kind: 'closed' };
    case 'REOPENED_EVENT':
      return { ...base, kind: 'reopened' };
    case 'REVIEW_REQUESTED_EVENT':
    case 'REVIEW_REQUEST_REMOVED_EVENT': {
      const kind = stored.kind === 'REVIEW_REQUESTED_EVENT' ? 'review_requested' : 'review_request_removed';
      const isKnown = stored.subject_id !== null || stored.subject_team !== null;
      return isKnown ? { ...base, kind, reviewer: stored.subject_id } : null;
    }
    case 'LABELED_EVENT':
    case 'UNLABELED_EVENT': {
      const kind = stored.kind === 'LABELED_EVENT' ? 'labeled' : 'unlabeled';
      return stored.label === null ? null : { ...base, kind, label: stored.label };
    }
    case 'RENAMED_TITLE_EVENT':
      return { ...base, kind: 'renamed', from: stored.previous_title ?? '', to: stored.current_title ?? '' };
    default:
      return null;
  }
}

/** Its first and last comment as GitHub showed them, and those between from the list of inline comments. */
function threadOf(thread: StoredThread, events: readonly StoredEvent[]): Thread {
  const { first_comment, last_comment } = thread;
  const comments = new Map<string, Thread['comments'][number]>([
    [first_comment, { id: first_comment, at: thread.opened_at, by: thread.opened_by_id, words: null }],
    [last_comment, { id: last_comment, at: thread.last_at, by: thread.last_by_id, words: null }],
  ]);
  for (const { kind, root, id, at, by, words } of events)
    if (kind === 'inline_comment' && root === first_comment)
      comments.set(id, { id, at, by, words: wordsOf(words) });
  const { thread_id, is_resolved, resolved_at, is_outdated } = thread;
  return { id: thread_id, is_resolved, resolved_at, is_outdated, comments: [...comments.values()] };
}
