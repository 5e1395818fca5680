/** A pull request told in few words: who did what at which day and hour. Day 1 is Monday 2026-03-02. */
import { attention } from '../../../src/domain/attention/attention.ts';
import type {
  Attention,
  AttentionEvent,
  AttentionPolicy,
  AttentionPullRequest,
  Check,
  Snapshot,
  Thread,
  Words,
} from '../../../src/domain/attention/types.ts';

export const AUTHOR = '100';
/** Can merge, and did so last. */
export const MONA = '1';
/** Can merge. */
export const HUBOT = '2';
/** Could merge until day 5. */
export const LEFT = '3';
/** Cannot merge. */
export const STRANGER = '200';
export const BOT = '900';

const HOUR = 3_600_000;

/** "3 10:30" = day 3 at 10:30; seconds may follow. */
export function time(text: string): number {
  const [day = '1', clock = '00:00'] = text.split(' ');
  const [hours, minutes, seconds = 0] = clock.split(':').map(Number);
  return Date.UTC(2026, 2, 1 + Number(day)) + hours! * HOUR + minutes! * 60_000 + seconds * 1000;
}

const SILENT: Words = {
  asks: false,
  is_thanks: false,
  is_commands_only: false,
  opens_with: null,
  hands_to: null,
};

let ids = 0;
const base = (at: string, by: string | null) => ({ id: String(++ids), at: time(at), by });
const said = (words: Partial<Words>): Words => ({ ...SILENT, ...words });

export const comment = (at: string, by: string | null, words: Partial<Words> = {}): AttentionEvent => ({
  ...base(at, by),
  kind: 'comment',
  words: said(words),
});
export const inline = (at: string, by: string | null, words: Partial<Words> = {}): AttentionEvent => ({
  ...base(at, by),
  kind: 'inline_comment',
  words: said(words),
});
type Review = Extract<AttentionEvent, { kind: 'review' }>;
export const review = (
  at: string,
  by: string | null,
  state: Review['state'],
  more: Partial<Review> = {},
): AttentionEvent => ({
  ...base(at, by),
  kind: 'review',
  state,
  is_empty: false,
  has_inline: false,
  words: SILENT,
  ...more,
});
export const push = (at: string, by: string | null = AUTHOR, is_merge_from_base = false): AttentionEvent => ({
  ...base(at, by),
  kind: 'push',
  is_merge_from_base,
});
export const event = (at: string, by: string | null, kind: 'ready' | 'draft' | 'closed' | 'reopened') => ({
  ...base(at, by),
  kind,
});
export const ask = (at: string, by: string, reviewer: string | null): AttentionEvent => ({
  ...base(at, by),
  kind: 'review_requested',
  reviewer,
});
export const unask = (at: string, by: string, reviewer: string | null): AttentionEvent => ({
  ...base(at, by),
  kind: 'review_request_removed',
  reviewer,
});
export const label = (at: string, kind: 'labeled' | 'unlabeled', name: string): AttentionEvent => ({
  ...base(at, MONA),
  kind,
  label: name,
});
export const rename = (at: string, from: string, to: string): AttentionEvent => ({
  ...base(at, AUTHOR),
  kind: 'renamed',
  from,
  to,
});
export const snooze = (at: string, until: string | null, head: string | null = 'head'): AttentionEvent => ({
  ...base(at, MONA),
  kind: 'snoozed',
  until: until === null ? null : time(until),
  head,
});

export const hand = (
  at: string,
  to: 'author' | 'maintainer',
  { by = MONA, head = 'head' } = {},
): AttentionEvent => ({ ...base(at, by), kind: 'handed_over', to, head });

/** Who said something in it when: the first opened it. */
export const thread = (
  said_by: [at: string, by: string | null, words?: Partial<Words>][],
  more: Partial<Thread> = {},
): Thread => ({
  id: String(++ids),
  is_resolved: false,
  resolved_at: null,
  is_outdated: false,
  comments: said_by.map(([at, by, words]) => ({ ...base(at, by), words: said(words ?? {}) })),
  ...more,
});

/** At the head, required unless `more` says otherwise. */
export const check = (state: Check['state'], at: string | null, more: Partial<Check> = {}): Check => ({
  name: `check ${++ids}`,
  is_required: true,
  state,
  red_since: state === 'red' && at !== null ? time(at) : null,
  green_since: state === 'green' && at !== null ? time(at) : null,
  is_red_on_base: false,
  ...more,
});

export interface Story {
  events?: AttentionEvent[];
  pull_request?: Partial<AttentionPullRequest>;
  /** Default: none. null = not known. */
  threads?: Thread[] | null;
  /** Default: none at the head. null = not known. */
  checks?: Check[] | null;
  snapshot?: Partial<Snapshot>;
  policy?: Partial<AttentionPolicy>;
}

/** Opened on day 1 at 09:00 by an outsider; MONA and HUBOT can merge; nothing is required, nothing is wrong. */
export function told({
  events = [],
  pull_request = {},
  threads = [],
  checks = [],
  snapshot = {},
  policy = {},
}: Story) {
  const item: AttentionPullRequest = {
    author: AUTHOR,
    created_at: time('1 09:00'),
    state: 'OPEN',
    closed_at: null,
    merged_at: null,
    is_draft: false,
    title: 'Start the hub sooner',
    labels: [],
    head: 'head',
    head_since: time('1 09:00'),
    source_lines: 200,
    ...pull_request,
  };
  const known: Snapshot = {
    events: [push('1 08:00'), ...events],
    not_human: new Set([BOT]),
    can_merge: [
      { person: MONA, from: null, to: null },
      { person: HUBOT, from: null, to: null },
      { person: LEFT, from: null, to: time('5 00:00') },
    ],
    merges: [
      { person: HUBOT, at: time('-9 00:00') },
      { person: MONA, at: time('-3 00:00') },
    ],
    owners: [],
    threads,
    checks: checks && { commit: 'head', is_truncated: false, list: checks },
    waiting_runs: [],
    has_conflict: false,
    review_decision: null,
    protection: null,
    ...snapshot,
  };
  const rules: AttentionPolicy = {
    blocked_labels: ['status: on hold'],
    calendar: { time_zone: 'UTC', holidays: new Set() },
    ...policy,
  };
  return { item, known, rules };
}

export function turnAt(now: string, story: Story): Attention {
  const { item, known, rules } = told(story);
  return attention(item, known, rules, time(now));
}

/** "MAINTAINER reply low", with the people's ids behind it. */
export function shortly({ side, reason, confidence, people }: Attention): string {
  return [side, reason, confidence, ...people].join(' ');
}
