/** One repository, from what is stored to what GitHub shows now. */
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Probe, Newest } from '../../github/repositories/probe.ts';
import type { RepositoryStream } from '../../github/history/page.ts';
import { readPositions, startOver, type StreamPosition } from '../../store/history/cursors.ts';
import { hasNewest, storedStates, type StoredState } from '../../store/repositories/stored-state.ts';
import { incompleteItems } from '../../store/repositories/reconciliation.ts';
import { EVERYTHING, raiseWatermark, readWatermarks } from '../../store/history/watermarks.ts';
import { partOf, readRest, readStreams, type PlannedStream, type Run } from './history.ts';
import { alone, hasFailed, wasUnread } from './unread.ts';
import { readContinuations } from './read-stream.ts';
import { callTheRoll, readAgain, readCompleteList } from '../repositories/reconciliation.ts';

/** What was updated shortly before the last reading began may have shown only after it: GitHub's copies differ a little. */
const OVERLAP_MS = 10 * 60_000;
/** Reviews and inline comments need not touch their pull request, so now and then every item is held against GitHub. */
const RECONCILE_AFTER_MS = 7 * 86_400_000;
/** An inline comment bears the time at which it was written, and shows when its review is submitted. */
const PENDING_AT_MOST_MS = 30 * 86_400_000;

type DatedStream = Extract<RepositoryStream, 'pull_requests' | 'issues' | 'review_comments'>;
type CompleteList = Extract<RepositoryStream, 'labels' | 'releases' | 'tags'>;
const ITEM_STREAMS = ['pull_requests', 'issues'] as const;

/** @returns 'quiet' where nothing had happened and nothing was asked */
export async function catchUp(
  run: Run,
  probe: Probe,
  stored: StoredState,
  checkedAt: string,
): Promise<'quiet' | 'changed'> {
  const { db } = run;
  const { repo } = probe;
  const watermarks = await readWatermarks(db, repo.id);
  const positions = new Map(
    (await readPositions(db, [repo.id])).map((position) => [position.stream, position]),
  );
  // The first reading of all was a reconciliation of its own.
  const rolled =
    watermarks.get(EVERYTHING) ?? new Date(positions.get('pull_requests')?.started_at ?? checkedAt);
  const isDue = run.now().getTime() - rolled.getTime() > RECONCILE_AFTER_MS;
  // What this run has just failed to read would fail again.
  const isVain = (stream: string) =>
    hasFailed(run, partOf(repo, stream)) || positions.get(stream)?.finished === false;
  const isUnread = (stream: string) =>
    !isVain(stream) && (stored.unreadable_streams.includes(stream) || wasUnread(run, partOf(repo, stream)));
  const since = { pulls: watermarks.get('pull_requests'), issues: watermarks.get('issues') };
  const pulls =
    isDue || differs(probe.pull_requests, stored.pull_requests, stored.pull_request_touched_at, since.pulls);
  const issues = isDue || differs(probe.issues, stored.issues, stored.issue_touched_at, since.issues);
  const touched: Record<DatedStream, boolean> = { pull_requests: pulls, review_comments: pulls, issues };
  const changed = (['pull_requests', 'review_comments', 'issues'] as const).filter(
    (stream) => (touched[stream] || isUnread(stream)) && !isVain(stream),
  );
  const newest = await hasNewest(db, repo.id, probe.releases?.newest ?? null, probe.tags?.newest ?? null);
  const isOther: Record<CompleteList, boolean> = {
    labels: probe.labels !== null && probe.labels !== stored.labels,
    releases: probe.releases !== null && (!newest.release || probe.releases.count !== stored.releases),
    tags: probe.tags !== null && (!newest.tag || probe.tags.count !== stored.tags),
  };
  const lists = (['labels', 'releases', 'tags'] as const).filter(
    (list) => (isDue || isUnread(list) || isOther[list]) && !isVain(list),
  );
  const streams = [...ITEM_STREAMS, 'labels', 'releases', 'tags'].filter(isUnread);
  const knownUntil = (stream: DatedStream) => knownBefore(watermarks, stream);
  const downTo = (stream: DatedStream) => {
    const before = knownUntil(stream);
    return isDue && before !== null && stream === 'review_comments'
      ? earlier(before, PENDING_AT_MOST_MS)
      : before;
  };
  const planned = await planIncremental(run, repo, changed, { positions, downTo, knownUntil });
  if (planned.length + lists.length + stored.incomplete + stored.unread_file_lists + streams.length === 0)
    return 'quiet';

  await readStreams(run, repo, planned);
  for (const list of lists) {
    if (run.stop.aborted) return 'changed';
    await alone(run, partOf(repo, list), () => readCompleteList(run, repo, list));
  }
  if (run.stop.aborted) return 'changed';
  for (const kind of ITEM_STREAMS) {
    if (isVain(kind)) continue;
    const again = await incompleteItems(db, repo.id, kind);
    if (again.length > 0)
      await alone(run, partOf(repo, kind), () =>
        readAgain(run, repo, kind, again, knownBefore(watermarks, kind)),
      );
    if (run.stop.aborted) return 'changed';
  }
  await alone(run, partOf(repo, 'continuations'), () => readContinuations(run, repo));
  const now = (await storedStates(db, [repo.id])).get(repo.id)!;
  // More can be stored than the probe counted: something was opened since. the reconciliation finds that in order.
  const isWhole = {
    pull_requests:
      probe.pull_requests === null ||
      (now.pull_requests === probe.pull_requests.count &&
        !isOlder(now.pull_request_touched_at, probe.pull_requests)),
    issues:
      probe.issues === null ||
      (now.issues === probe.issues.count && !isOlder(now.issue_touched_at, probe.issues)),
  };
  for (const kind of ITEM_STREAMS)
    if (!run.stop.aborted && !isVain(kind) && (isDue || streams.includes(kind) || !isWhole[kind]))
      await alone(run, partOf(repo, kind), () => callTheRoll(run, repo, kind, knownBefore(watermarks, kind)));
  // Of what was read again by its id.
  await readRest(run, repo);
  if (isDue && !run.stop.aborted) await raiseWatermark(db, repo.id, EVERYTHING, checkedAt);
  return 'changed';
}

/**
 * The newest item may be stored as it is and another one not: where a reading was cut off and gone on with a night
 * later. So what was updated after the last complete reading began counts as a difference, whatever is stored.
 */
function differs(
  newest: Newest | null,
  stored: number,
  storedUpdatedAt: Date | null,
  completeUntil: Date | undefined,
): boolean {
  // GitHub does not say just now.
  if (newest === null) return false;
  const { count, updated_at } = newest;
  const updated = updated_at === null ? null : Date.parse(updated_at);
  if (count !== stored || updated !== (storedUpdatedAt?.getTime() ?? null)) return true;
  return updated !== null && updated > (completeUntil?.getTime() ?? 0);
}

function isOlder(updatedAt: Date | null, probe: Newest): boolean {
  return probe.updated_at !== null && (updatedAt?.getTime() ?? 0) < Date.parse(probe.updated_at);
}

/**
 * Readings of what was updated last, newest first. One that was cut off is gone on with, and ends where it was to end:
 * what was updated since it began is seen by the next one.
 */
async function planIncremental(
  run: Run,
  repo: RepoRow,
  changed: readonly DatedStream[],
  {
    positions: known,
    downTo,
    knownUntil,
  }: {
    positions: ReadonlyMap<string, StreamPosition>;
    /** Where the reading of a stream ends. */
    downTo: (stream: DatedStream) => string | null;
    /** What is older and was not stored has come to light late. */
    knownUntil: (stream: DatedStream) => string | null;
  },
): Promise<PlannedStream[]> {
  const cut = (['pull_requests', 'issues', 'review_comments'] as const).filter(
    (stream) => known.get(updated(stream))?.finished === false,
  );
  const starting = await startOver(
    run.db,
    changed
      .filter((stream) => !cut.includes(stream))
      .map((stream) => ({
        repo_id: repo.id,
        stream: updated(stream),
        page_size: known.get(updated(stream))?.page_size ?? known.get(stream)?.page_size ?? run.sizes.first,
        down_to: downTo(stream),
      })),
    run.now().toISOString(),
  );
  const open = new Map(
    [...starting, ...cut.map((stream) => known.get(updated(stream))!)].map((position) => [
      position.stream,
      position,
    ]),
  );
  return (['pull_requests', 'issues', 'review_comments'] as const).flatMap((stream): PlannedStream[] => {
    const position = open.get(updated(stream));
    if (!position) return [];
    return [{ stream, position, order: 'UPDATED_AT', completes: true, known_until: knownUntil(stream) }];
  });
}

/** The name under which the cursor of such a reading is kept. */
function updated(stream: DatedStream): string {
  return `${stream} updated`;
}

/** The instant until which everything of that stream has surely been read; null = nothing is known of that. */
export function knownBefore(watermarks: ReadonlyMap<string, Date>, stream: string): string | null {
  const watermark = watermarks.get(stream);
  return watermark ? earlier(watermark.toISOString(), OVERLAP_MS) : null;
}

function earlier(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) - milliseconds).toISOString();
}

/**
 * What was updated in one stream since it was last read to its end, shortly before that included; nothing where it never was.
 * @param behindMs how much further back, for what shows long after its date
 */
export async function readUpdated(
  run: Run,
  repo: RepoRow,
  stream: DatedStream,
  { behindMs = 0 } = {},
): Promise<void> {
  const watermarks = await readWatermarks(run.db, repo.id);
  const knownUntil = knownBefore(watermarks, stream);
  if (knownUntil === null) return;
  const positions = new Map((await readPositions(run.db, [repo.id])).map((one) => [one.stream, one]));
  await readStreams(
    run,
    repo,
    await planIncremental(run, repo, [stream], {
      positions,
      downTo: () => earlier(knownUntil, behindMs),
      knownUntil: () => knownUntil,
    }),
  );
}
