/** Wants the list of an iteration in the recurring issue, records what it offers, and says at the end what became of it. */
import { isOutcomeDue, queueKey } from '../../domain/queue/due.ts';
import { iterationAt, type Iterations } from '../../domain/calendar/iteration.ts';
import { outcomeOf } from '../../domain/queue/outcome.ts';
import type { Queue } from '../../domain/queue/queue.ts';
import type { WantedComment, WantedSection } from '../../domain/outbox/post.ts';
import type { GitHubWrites } from '../../github/outbox/writer.ts';
import type { WriterFor } from '../../github/outbox/who-writes.ts';
import type { Database } from '../../store/driver/database.ts';
import { entryOf, want, type LedgerRow } from '../../store/outbox/ledger.ts';
import { iterationsWithPicks, picksOf, savePicks, unplannedIn } from '../../store/queue/picks.ts';
import type { WholePlace } from '../../text/report/whole.ts';
import { outcomeSection, postedQueue } from '../../text/queue/section.ts';

export interface QueuePlace {
  /** owner/name of the planning repository. */
  repository: string;
  /** Title of the recurring issue. */
  title: string;
  as: 'section' | 'comment';
  /** Of GitHub's pages: "github.com". */
  host: string;
  /** Where the dashboard is reached; null = nowhere. */
  base: string | null;
}

/**
 * The issue that the list belongs into; null = none is open, and the list waits. Of several the newest: whoever opened it did
 * so for the work that is coming, and the older one is what was left of an earlier iteration.
 */
export async function openIssue(
  { writes, writerFor }: { writes: Pick<GitHubWrites, 'openIssue'>; writerFor: WriterFor },
  place: QueuePlace,
): Promise<number | null> {
  const writer = await writerFor(place.repository);
  if (writer === null) return null;
  return (await writes.openIssue(writer, place))?.number ?? null;
}

/**
 * The list stays in the issue that it was first written into. Where GitHub does not let us edit the text of the issue, a
 * comment of ours takes its place.
 * @param findIssue asked only where the iteration has no list yet
 * @returns the key of the post; null = no such issue is open
 */
export async function wantQueue(
  db: Database,
  queue: Queue,
  place: QueuePlace,
  { findIssue, now }: { findIssue: () => Promise<number | null>; now: string },
): Promise<string | null> {
  const key = queueKey(place.repository, queue.window);
  const entry = await standingEntry(db, key);
  const number = entry === null ? await findIssue() : entry.post.number;
  if (number === null) return null;
  const kind = entry?.kind ?? place.as;
  const post = { key: entry?.post.key ?? key, repository: place.repository, number };
  const body = postedQueue(queue, wrongAt(place, queue), wholeOf(place));
  await want(db, { ...post, kind, body }, now);
  await savePicks(db, queue.items, { window: queue.window, key: post.key, now });
  return post.key;
}

export type QueueEntry = Omit<LedgerRow, 'post'> & {
  post: WantedSection | WantedComment;
  kind: QueuePlace['as'];
  /** It is in the ledger; else it is the comment that the section is to be followed by. */
  is_wanted: boolean;
};

/** What stands for an iteration, or is to: its section, or the comment that takes the section's place. */
export async function standingEntry(db: Database, key: string): Promise<QueueEntry | null> {
  const entry = await entryOf(db, key);
  const post = entry?.post;
  if (!entry || (post?.kind !== 'section' && post?.kind !== 'comment')) return null;
  // Never written and given up: the text cannot be edited.
  if (post.kind === 'section' && entry.state === 'parked' && entry.posted_id === null) {
    const comment = await entryOf(db, commentKey(key));
    return {
      ...(comment ?? entry),
      post: { ...post, kind: 'comment', key: commentKey(key) },
      kind: 'comment',
      is_wanted: comment !== null,
    };
  }
  return { ...entry, post, kind: post.kind, is_wanted: true };
}

function commentKey(key: string): string {
  return `${key} comment`;
}

/** A list may be about a repository that only some may read: no file holds it. */
function wholeOf({ base }: QueuePlace): WholePlace {
  return base === null
    ? { kind: 'command', command: 'headwater queue --format markdown' }
    : { kind: 'page', url: `${base}/queue` };
}

/** A prefilled issue in the institution's own repository. */
function wrongAt({ repository, host }: QueuePlace, queue: Queue): string {
  const title = encodeURIComponent(`The queue of ${queue.window.start.slice(0, 10)} is wrong`);
  return `https://${host}/${repository}/issues/new?title=${title}`;
}

/** Done, open and unplanned, in the place of the list. @returns keys of the posts that change */
export async function wantOutcomes(
  db: Database,
  iterations: Iterations | null,
  now: Date,
): Promise<string[]> {
  const changed: string[] = [];
  for (const { window, key } of await iterationsWithPicks(db)) {
    if (!isOutcomeDue(window, now)) continue;
    const entry = await standingEntry(db, key);
    if (entry === null) continue;
    const outcome = outcomeOf(
      await picksOf(db, window.start, window.end),
      await unplannedIn(db, window, window.end),
      window.end,
    );
    const iteration = iterations && iterationAt(iterations, window.start);
    const body = outcomeSection(outcome, { iteration, window });
    if (await want(db, { ...entry.post, body }, now.toISOString())) changed.push(entry.post.key);
  }
  return changed;
}
