/** One repository, from what is stored to what GitHub shows now: the plan (`domain/live/sync-plan.ts`), carried out. */
import type { RepoRow } from '../../domain/history/facts.ts';
import {
  EVERYTHING,
  isWhole,
  knownBefore,
  plannedUpdate,
  syncPlan,
  updatedStream,
  type DatedStream,
  type PlannedUpdate,
  type StoredState,
  type SyncPlan,
} from '../../domain/live/sync-plan.ts';
import type { Probe } from '../../github/repositories/probe.ts';
import { readPositions, startOver, type StreamPosition } from '../../store/history/cursors.ts';
import { raiseWatermark, readWatermarks } from '../../store/history/watermarks.ts';
import { incompleteItems } from '../../store/repositories/reconciliation.ts';
import { hasNewest, storedStates } from '../../store/repositories/stored-state.ts';
import { callTheRoll, readAgain, readCompleteList } from '../repositories/reconciliation.ts';
import type { PlannedStream, Run } from './history.ts';
import { readContinuations, readRest, readStreams } from './read-stream.ts';
import { alone, hasFailed, partOf, unreadOf } from './unread.ts';

const ITEMS = ['pull_requests', 'issues'] as const;

type Positions = ReadonlyMap<string, StreamPosition>;

/** @returns 'quiet' where nothing had happened and nothing was asked */
export async function catchUp(
  run: Run,
  probe: Probe,
  stored: StoredState,
  checkedAt: string,
): Promise<'quiet' | 'changed'> {
  const { repo } = probe;
  const { watermarks, positions } = await knownOf(run, repo);
  const newest = await hasNewest(run.db, repo.id, probe.releases?.newest ?? null, probe.tags?.newest ?? null);
  // What this run has just failed to read would fail again.
  const isVain = (stream: string) =>
    hasFailed(run, partOf(repo, stream)) || positions.get(stream)?.finished === false;
  const unreadable_streams = [...new Set([...stored.unreadable_streams, ...unreadOf(run, repo)])].filter(
    (stream) => !isVain(stream),
  );
  const plan = withoutVain(
    syncPlan({
      glance: probe,
      stored: { ...stored, unreadable_streams },
      newest,
      watermarks,
      positions,
      now: run.now(),
    }),
    isVain,
  );
  if (plan.is_quiet) return 'quiet';
  const part = (name: string, work: () => Promise<void>) => alone(run, partOf(repo, name), work);
  const steps = [
    async () => readStreams(run, repo, await begin(run, repo, plan.updated, positions)),
    ...plan.lists.map((list) => async () => {
      await part(list, () => readCompleteList(run, repo, list));
    }),
    ...ITEMS.map((kind) => async () => {
      const incomplete = isVain(kind) ? [] : await incompleteItems(run.db, repo.id, kind);
      if (incomplete.length > 0)
        await part(kind, () => readAgain(run, repo, kind, incomplete, knownBefore(watermarks, kind)));
    }),
    async () => {
      await part('continuations', () => readContinuations(run, repo));
    },
    async () => {
      const now = (await storedStates(run.db, [repo.id])).get(repo.id)!;
      for (const kind of ITEMS)
        if (
          !run.stop.aborted &&
          !isVain(kind) &&
          (plan.reconcile.includes(kind) || !isWhole(kind, probe, now))
        )
          await part(kind, () => callTheRoll(run, repo, kind, knownBefore(watermarks, kind)));
    },
    // Of what was read again by its id.
    () => readRest(run, repo),
    async () => {
      if (plan.is_due) await raiseWatermark(run.db, repo.id, EVERYTHING, checkedAt);
    },
  ];
  for (const step of steps) {
    if (run.stop.aborted) break;
    await step();
  }
  return 'changed';
}

function withoutVain(plan: SyncPlan, isVain: (stream: string) => boolean): SyncPlan {
  return {
    ...plan,
    updated: plan.updated.filter(({ stream }) => !isVain(stream)),
    lists: plan.lists.filter((list) => !isVain(list)),
    reconcile: plan.reconcile.filter((kind) => !isVain(kind)),
  };
}

/** What was updated in one stream since it was last read to its end; nothing where it never was. */
export async function readUpdated(run: Run, repo: RepoRow, stream: DatedStream): Promise<void> {
  const { watermarks, positions } = await knownOf(run, repo);
  // With a submitted review show the inline comments that were written long before.
  const plan = plannedUpdate(stream, watermarks, { is_due: true });
  if (plan.known_until === null) return;
  const goes_on = positions.get(updatedStream(stream))?.finished === false;
  await readStreams(run, repo, await begin(run, repo, [{ ...plan, goes_on }], positions));
}

async function knownOf(
  run: Run,
  repo: RepoRow,
): Promise<{ watermarks: ReadonlyMap<string, Date>; positions: Positions }> {
  const watermarks = await readWatermarks(run.db, repo.id);
  const positions = await readPositions(run.db, [repo.id]);
  return { watermarks, positions: new Map(positions.map((position) => [position.stream, position])) };
}

/** Cursors for what is planned: back to the beginning, or, where an earlier reading was cut off, where that stands. */
async function begin(
  run: Run,
  repo: RepoRow,
  planned: readonly PlannedUpdate[],
  known: Positions,
): Promise<PlannedStream[]> {
  const starting = await startOver(
    run.db,
    planned
      .filter(({ goes_on }) => !goes_on)
      .map(({ stream, down_to }) => ({
        repo_id: repo.id,
        stream: updatedStream(stream),
        page_size:
          known.get(updatedStream(stream))?.page_size ?? known.get(stream)?.page_size ?? run.sizes.first,
        down_to,
      })),
    run.now().toISOString(),
  );
  const begun = new Map([...known, ...starting.map((position) => [position.stream, position] as const)]);
  return planned.map(({ stream, known_until }) => ({
    stream,
    position: begun.get(updatedStream(stream))!,
    order: 'UPDATED_AT',
    completes: true,
    known_until,
  }));
}
