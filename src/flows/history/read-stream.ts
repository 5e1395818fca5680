/** One stream of one repository, from its cursor to its end; then the lists that did not fit their pages. */
import { emptyBatch, type RepoRow } from '../../domain/history/facts.ts';
import { continueLists } from '../../github/history/continuations.ts';
import { GitHubUnavailable, TooHeavy } from '../../github/transport/failures.ts';
import { PageSize, pageSizeOf } from '../../github/transport/page-size.ts';
import { pagesOf } from '../../github/history/pages.ts';
import { pendingContinuations } from '../../store/history/continuations.ts';
import { saveContinued } from '../../store/history/continued.ts';
import { savePage, type StreamPosition } from '../../store/history/cursors.ts';
import { readFileLists } from './file-lists.ts';
import { asking, type PlannedStream, type Run } from './history.ts';
import { tell } from './progress.ts';
import { alone, partOf } from './unread.ts';

export async function readStreams(run: Run, repo: RepoRow, planned: readonly PlannedStream[]): Promise<void> {
  run.summary.streams += planned.length;
  for (const plan of planned) {
    await alone(run, partOf(repo, plan.stream), () => readStream(run, repo, plan));
    if (run.stop.aborted) return;
  }
  await readRest(run, repo);
}

/** What hangs on the items that are stored. */
export async function readRest(run: Run, repo: RepoRow): Promise<void> {
  await alone(run, partOf(repo, 'changed_files'), () => readFileLists(run, repo));
  await alone(run, partOf(repo, 'continuations'), () => readContinuations(run, repo));
}

/**
 * Page by page; a process that dies has one page to ask for again, since the next is asked for when this one is stored.
 * Where another process reads the same stream, each goes on from where the other has brought it.
 */
export async function readStream(run: Run, repo: RepoRow, plan: PlannedStream): Promise<void> {
  const limits = pageSizeOf(plan.stream, run.sizes);
  const first = plan.position.page_size;
  const size = new PageSize({ ...limits, first }, { hasChoked: first < limits.first });
  let position: StreamPosition | null = plan.position;
  let stored = 0;
  while (position !== null && !position.finished && !run.stop.aborted) {
    const from: StreamPosition = position;
    position = await readFrom(run, repo, { ...plan, position: from }, size, (read, page) => {
      stored += read;
      tell(run, repo, plan.stream, stored, page);
    });
  }
}

/** @returns where the stream stands: finished, cut off, or where another process has brought it; null = nobody reads it */
async function readFrom(
  run: Run,
  repo: RepoRow,
  { stream, position, order, completes, known_until }: PlannedStream,
  size: PageSize,
  told: (read: number, page: Parameters<typeof tell>[4]) => void,
): Promise<StreamPosition | null> {
  const downTo = position.down_to === null ? null : { field: order, instant: position.down_to };
  const meaning = { completes: completes ? stream : null, known_until };
  return asking(run, async (github) => {
    let own = position;
    for await (const page of pagesOf(stream, { github, repo, after: position.cursor, size, downTo })) {
      const now = run.now().toISOString();
      const next = await savePage(run, own, page, meaning, { calls: github.takeCalls(), now });
      const read = page.batch[stream].length;
      if (stream === 'pull_requests' || stream === 'issues') run.summary[stream] += read;
      told(read, page);
      await run.tidy?.('page');
      if (next === null || next.started_at !== own.started_at || next.cursor !== page.cursor) return next;
      own = next;
      if (run.stop.aborted) break;
    }
    return own;
  });
}

/** As many lists in one request as a page has items: the long timelines of a repository need few requests then. */
export async function readContinuations(run: Run, repo: RepoRow): Promise<void> {
  let most = run.sizes.most;
  let stored = 0;
  await asking(run, async (github) => {
    while (!run.stop.aborted) {
      const pending = await pendingContinuations(run.db, repo.id, most);
      if (pending.length === 0) return;
      try {
        const read = await continueLists(github, repo, pending);
        await saveContinued(run, repo.id, pending, read, {
          calls: github.takeCalls(),
          now: run.now().toISOString(),
        });
        stored += pending.length;
        tell(run, repo, 'continuations', stored, { ...read, total: null, page_size: pending.length });
      } catch (error) {
        if (
          error instanceof GitHubUnavailable &&
          pending.length === 1 &&
          pending[0]!.connection === 'files'
        ) {
          // The diff may be too large for GitHub for ever: left short of its count, it is asked for again, but not without end.
          const nothing = { batch: emptyBatch(), continuations: [] };
          await saveContinued(run, repo.id, pending, nothing, {
            calls: github.takeCalls(),
            now: run.now().toISOString(),
          });
          continue;
        }
        if (!(error instanceof TooHeavy)) throw error;
        // Never when one list alone was asked for: the client repeats that.
        most = Math.max(1, Math.floor(pending.length / 2));
      }
    }
  });
}
