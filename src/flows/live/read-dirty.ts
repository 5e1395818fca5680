/**
 * Reads what was marked as touched. The state is always what GitHub says now: a mark says where to look, and how new the
 * answer must be. It is dropped with the rows that settle it, in one transaction.
 */
import type { RepoRow } from '../../domain/history/facts.ts';
import { absence, isReached } from '../../domain/live/marks.ts';
import { readMarkedItems } from '../../github/live/marked-items.ts';
import type { ItemKind } from '../../github/repositories/reconciliation.ts';
import { GitHubRefused, GitHubUnavailable, Stopped, TooHeavy } from '../../github/transport/failures.ts';
import { PageSize } from '../../github/transport/page-size.ts';
import {
  claimDue,
  clear,
  defer,
  extend,
  ITEMS_AT_ONCE,
  LEASE_MS,
  type ClaimedBatch,
  type ClaimedMark,
} from '../../store/live/marks.ts';
import { saveAbsentItems, saveItems, storedItems } from '../../store/repositories/reconciliation.ts';
import { presentRepo } from '../../store/repositories/repos.ts';
import { readWatermarks } from '../../store/history/watermarks.ts';
import { readOpen } from '../attention/read-open.ts';
import { readFileLists } from '../history/file-lists.ts';
import { asking, type Run } from '../history/history.ts';
import { knownBefore } from '../../domain/live/sync-plan.ts';
import { tell } from '../history/progress.ts';
import { readContinuations } from '../history/read-stream.ts';
import { readMarkedLists } from './read-lists.ts';

export interface ReadDirty {
  /** Marks that were read and dropped. */
  settled: number;
  /** Marks that stay, for a later reading. */
  deferred: number;
}

/**
 * One repository after the other, the one that has waited longest first.
 * @param limit marks to be read at most
 * @throws GitHubRefused where it is the credential that is refused
 */
export async function readDirty(run: Run, { limit }: { limit: number }): Promise<ReadDirty> {
  const done: ReadDirty = { settled: 0, deferred: 0 };
  for (let taken = 0; taken < limit && !run.stop.aborted;) {
    const now = run.now().toISOString();
    const batch = await run.db.transaction().execute((trx) => claimDue(trx, now, limit - taken));
    if (batch === null) break;
    taken += batch.marks.length;
    await readBatch(run, batch, done);
  }
  return done;
}

async function readBatch(run: Run, { repo_id, marks }: ClaimedBatch, done: ReadDirty): Promise<void> {
  let open = marks;
  const settle = (settled: readonly ClaimedMark[]) => {
    open = open.filter((one) => !settled.includes(one));
  };
  try {
    await whileHeld(run, marks, () => readClaimed(run, { repo_id, marks }, settle));
  } catch (error) {
    if (error instanceof GitHubRefused && error.everywhere) throw error;
    if (!isGitHubs(error)) throw error;
    await defer(run.db, open, error.message, run.now().toISOString());
  }
  done.settled += marks.length - open.length;
  done.deferred += open.length;
}

async function readClaimed(
  run: Run,
  { repo_id, marks }: ClaimedBatch,
  settle: (settled: readonly ClaimedMark[]) => void,
): Promise<void> {
  const repo = await presentRepo(run.db, repo_id);
  const items = marks.filter(({ thing }) => thing === 'pull_request' || thing === 'issue');
  if (items.length === 0) return readMarkedLists(run, repo, marks, settle);
  // No community has it: nobody asks about it.
  if (repo === null) {
    await clear(run.db, items, run.now().toISOString());
    return settle(items);
  }
  await readMarked(run, repo, 'pull_requests', items, settle);
  await readMarked(run, repo, 'issues', items, settle);
  await readFileLists(run, repo);
  const touched = items.filter(({ thing }) => thing === 'pull_request').map(({ number }) => number);
  await readOpen(run, [repo], touched);
  await readContinuations(run, repo);
}

/** A whole history takes hours, and a dead process's marks are taken over within a minute: the lease is short and kept up. */
async function whileHeld(run: Run, marks: readonly ClaimedMark[], work: () => Promise<void>): Promise<void> {
  const beat = setInterval(() => {
    // A database that is away fails the work itself.
    extend(run.db, marks, run.now().toISOString()).catch(() => {});
  }, LEASE_MS / 3);
  beat.unref();
  await work().finally(() => clearInterval(beat));
}

function isGitHubs(error: unknown): error is Error {
  return [GitHubRefused, GitHubUnavailable, TooHeavy, Stopped].some((kind) => error instanceof kind);
}

const THINGS = { pull_requests: 'pull_request', issues: 'issue' } as const;

async function readMarked(
  run: Run,
  repo: RepoRow,
  kind: ItemKind,
  marks: readonly ClaimedMark[],
  settle: (settled: readonly ClaimedMark[]) => void,
): Promise<void> {
  const wanted = marks.filter(({ thing }) => thing === THINGS[kind]);
  if (wanted.length === 0) return;
  const stored = await storedItems(
    run.db,
    repo.id,
    kind,
    wanted.map(({ number }) => number),
  );
  // Those that are stored first: so the answers come in the order of the question.
  const ordered = wanted
    .map((mark) => ({ mark, number: mark.number, node_id: stored.get(mark.number) ?? null }))
    .sort((a, b) => Number(a.node_id === null) - Number(b.node_id === null));
  const known_until = knownBefore(await readWatermarks(run.db, repo.id), kind);
  const size = new PageSize({ first: ITEMS_AT_ONCE, most: ITEMS_AT_ONCE });
  for (let read = 0; read < ordered.length && !run.stop.aborted;) {
    const { answer, settled } = await asking(run, async (github) => {
      const answer = await readMarkedItems(github, repo, kind, ordered.slice(read), size);
      const { settled, lagging, gone } = judged(ordered.slice(read, read + answer.asked), kind, answer);
      const now = run.now().toISOString();
      await saveItems(run, repo.id, kind, answer, {
        known_until,
        now,
        calls: github.takeCalls(),
        beside: async (writing) => {
          await saveAbsentItems(writing, kind, gone);
          await clear(writing.trx, settled, now);
          await defer(writing.trx, lagging, "GitHub's answer is older than what it told", now);
        },
      });
      return { answer, settled };
    });
    settle(settled);
    run.summary[kind] += answer.batch[kind].length;
    read += answer.asked;
    const { points, points_left } = answer;
    tell(run, repo, `${kind} marked`, read, {
      total: ordered.length,
      page_size: answer.asked,
      points,
      points_left,
    });
  }
}

interface Asked {
  mark: ClaimedMark;
  number: number;
  node_id: string | null;
}

/** What the answer means for each of the marks. */
function judged(
  asked: readonly Asked[],
  kind: ItemKind,
  { batch, absent, unreadable }: Awaited<ReturnType<typeof readMarkedItems>>,
): { settled: ClaimedMark[]; lagging: ClaimedMark[]; gone: number[] } {
  const updated = new Map(batch[kind].map(({ number, updated_at }) => [number, updated_at]));
  const troubled = new Set(unreadable.map(({ number }) => number));
  const settled: ClaimedMark[] = [];
  const lagging: ClaimedMark[] = [];
  const gone: number[] = [];
  for (const { mark, number, node_id } of asked) {
    const updatedAt = updated.get(number);
    const fate = absent.includes(number) ? absence(mark, node_id !== null) : null;
    if (fate === 'gone') gone.push(number);
    const isSettled =
      fate === null
        ? updatedAt !== undefined && isReached(mark, updatedAt) && !troubled.has(number)
        : fate !== 'lagging';
    (isSettled ? settled : lagging).push(mark);
  }
  return { settled, lagging, gone };
}
