/**
 * What of a repository is to be read, by what GitHub says of it at a glance, what is stored, and until when that is known
 * to be complete. On most nights nothing is.
 */

export interface Newest {
  count: number;
  /** ISO instant at which the one that was updated last was updated; null = there is none. */
  updated_at: string | null;
}

/** What GitHub says at a glance; null = it does not say just now. */
export interface Glance {
  pull_requests: Newest | null;
  issues: Newest | null;
  releases: { count: number } | null;
  tags: { count: number } | null;
  labels: number | null;
}

/** The same of what is stored; what GitHub no longer shows is not counted. */
export interface StoredState {
  repo_id: string;
  pull_requests: number;
  pull_request_touched_at: Date | null;
  issues: number;
  issue_touched_at: Date | null;
  releases: number;
  tags: number;
  labels: number;
  /** Items of which something is known to be missing. */
  incomplete: number;
  /** Pull requests whose changed files are still to be read. */
  unread_file_lists: number;
  /** Streams with something that GitHub could not read and that belongs to no item. */
  unreadable_streams: string[];
}

export type ItemKind = 'pull_requests' | 'issues';
export type DatedStream = ItemKind | 'review_comments';
export type CompleteList = 'labels' | 'releases' | 'tags';

export interface SyncSituation {
  glance: Glance;
  stored: StoredState;
  /** Whether the newest release and the newest tag that GitHub shows are stored as it shows them. */
  newest: { release: boolean; tag: boolean };
  /** By stream: everything before the instant has been read. */
  watermarks: ReadonlyMap<string, Date>;
  /** By name of a cursor: when its reading began, and whether it came to its end. */
  positions: ReadonlyMap<string, { started_at: string; finished: boolean }>;
  now: Date;
}

/** A stream to be read by time of change, newest first. */
export interface PlannedUpdate {
  stream: DatedStream;
  /** ISO instant at which the reading ends; null = only at the stream's end. */
  down_to: string | null;
  /** ISO instant: what is older and was not stored has come to light late; null = nothing is known. */
  known_until: string | null;
  /** An earlier reading was cut off, and is gone on with: it ends where it was to end. */
  goes_on: boolean;
}

export interface SyncPlan {
  /** Nothing has happened and nothing is missing: nothing is asked. */
  is_quiet: boolean;
  /** It is time to hold every item against GitHub, whatever the counts say. */
  is_due: boolean;
  updated: PlannedUpdate[];
  /** Lists that have no order by change, to be read whole. */
  lists: CompleteList[];
  /** To be held against GitHub's list item by item, whatever the counts say after reading. */
  reconcile: ItemKind[];
}

/** Stream "everything": the last time that every item was held against GitHub. */
export const EVERYTHING = 'everything';
/** What was updated shortly before the last reading began may have shown only after it: GitHub's copies differ a little. */
const OVERLAP_MS = 10 * 60_000;
/** Reviews and inline comments need not touch their pull request, so now and then every item is held against GitHub. */
const RECONCILE_AFTER_MS = 7 * 86_400_000;
/** An inline comment bears the time at which it was written, and shows when its review is submitted. */
const PENDING_AT_MOST_MS = 30 * 86_400_000;

const DATED: readonly DatedStream[] = ['pull_requests', 'issues', 'review_comments'];
const LISTS: readonly CompleteList[] = ['labels', 'releases', 'tags'];
const ITEMS: readonly ItemKind[] = ['pull_requests', 'issues'];

export function syncPlan(situation: SyncSituation): SyncPlan {
  const { stored } = situation;
  const is_due = isDue(situation);
  const isUnreadable = (stream: string) => stored.unreadable_streams.includes(stream);
  const hasChanged = changes(situation);
  const updated = DATED.flatMap((stream): PlannedUpdate[] => {
    const goes_on = situation.positions.get(updatedStream(stream))?.finished === false;
    // Items are held against GitHub's list instead.
    const isMissing = stream === 'review_comments' && isUnreadable(stream);
    if (!goes_on && !is_due && !hasChanged[stream] && !isMissing) return [];
    return [plannedUpdate(stream, situation.watermarks, { goes_on, is_due })];
  });
  const lists = LISTS.filter((list) => is_due || isUnreadable(list) || hasChanged[list]);
  const reconcile = ITEMS.filter((kind) => is_due || isUnreadable(kind));
  const missing = stored.incomplete + stored.unread_file_lists + stored.unreadable_streams.length;
  return { is_quiet: updated.length + lists.length + missing === 0, is_due, updated, lists, reconcile };
}

/** The name under which the cursor of a reading by time of change is kept. */
export function updatedStream(stream: DatedStream): string {
  return `${stream} updated`;
}

/** The first reading of all was a reconciliation of its own. */
function isDue({ watermarks, positions, now }: SyncSituation): boolean {
  const first = positions.get('pull_requests')?.started_at;
  const last = watermarks.get(EVERYTHING) ?? (first === undefined ? now : new Date(first));
  return now.getTime() - last.getTime() > RECONCILE_AFTER_MS;
}

function changes({
  glance,
  stored,
  newest,
  watermarks,
}: SyncSituation): Record<DatedStream | CompleteList, boolean> {
  const { releases, tags, labels } = glance;
  const pulls = differs(
    glance.pull_requests,
    { count: stored.pull_requests, touched_at: stored.pull_request_touched_at },
    watermarks.get('pull_requests'),
  );
  return {
    pull_requests: pulls,
    // They have no count and no newest of their own, and come with a review.
    review_comments: pulls,
    issues: differs(
      glance.issues,
      { count: stored.issues, touched_at: stored.issue_touched_at },
      watermarks.get('issues'),
    ),
    labels: labels !== null && labels !== stored.labels,
    releases: releases !== null && (!newest.release || releases.count !== stored.releases),
    tags: tags !== null && (!newest.tag || tags.count !== stored.tags),
  };
}

/**
 * The newest item may be stored as it is and another one not: where a reading was cut off and gone on with a night
 * later. So what was updated after the last complete reading began counts as a difference, whatever is stored.
 */
function differs(
  newest: Newest | null,
  stored: { count: number; touched_at: Date | null },
  completeUntil: Date | undefined,
): boolean {
  if (newest === null) return false;
  const updated = newest.updated_at === null ? null : Date.parse(newest.updated_at);
  if (newest.count !== stored.count || updated !== (stored.touched_at?.getTime() ?? null)) return true;
  return updated !== null && updated > (completeUntil?.getTime() ?? 0);
}

/** One stream by itself, down to where it is known; `behind_ms` = how much further back. */
export function plannedUpdate(
  stream: DatedStream,
  watermarks: ReadonlyMap<string, Date>,
  { goes_on = false, is_due = false } = {},
): PlannedUpdate {
  const known_until = knownBefore(watermarks, stream);
  const isFurther = is_due && stream === 'review_comments' && known_until !== null;
  const down_to = isFurther ? earlier(known_until, PENDING_AT_MOST_MS) : known_until;
  return { stream, down_to, known_until, goes_on };
}

/** The instant until which everything of that stream has surely been read; null = nothing is known of that. */
export function knownBefore(watermarks: ReadonlyMap<string, Date>, stream: string): string | null {
  const watermark = watermarks.get(stream);
  return watermark ? earlier(watermark.toISOString(), OVERLAP_MS) : null;
}

/**
 * Whether what is stored now is what GitHub counted at the glance. More can be stored than it counted, where something
 * was opened since: a reconciliation finds that in order.
 */
export function isWhole(kind: ItemKind, glance: Glance, stored: StoredState): boolean {
  const newest = glance[kind];
  if (newest === null) return true;
  const [count, touchedAt] =
    kind === 'issues'
      ? [stored.issues, stored.issue_touched_at]
      : [stored.pull_requests, stored.pull_request_touched_at];
  const isOlder = newest.updated_at !== null && (touchedAt?.getTime() ?? 0) < Date.parse(newest.updated_at);
  return count === newest.count && !isOlder;
}

function earlier(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) - milliseconds).toISOString();
}
