/** One stream of one repository, from its cursor to its end; then the lists that did not fit their pages. */
import { emptyBatch, type RepoRow } from '../../domain/history/facts.ts';
import { continueLists } from '../../github/history/continuations.ts';
import { GitHubUnavailable, TooHeavy } from '../../github/transport/failures.ts';
import type { PageSize } from '../../github/transport/page-size.ts';
import type { Page } from '../../github/history/page.ts';
import { pagesOf } from '../../github/history/pages.ts';
import { pendingContinuations, saveContinued } from '../../store/history/continuations.ts';
import { savePage } from '../../store/history/cursors.ts';
import type { PlannedStream, Run } from './run.ts';

/** Page by page; a process that dies has one page to ask for again, since the next is asked for when this one is stored. */
export async function readStream(
  run: Run,
  repo: RepoRow,
  { stream, position, order, completes, known_until }: PlannedStream,
  size: PageSize,
): Promise<void> {
  const { github, stop } = run;
  const downTo = position.down_to === null ? null : { field: order, instant: position.down_to };
  const meaning = { completes: completes ? stream : null, known_until };
  const pages = pagesOf(stream, { github, repo, after: position.cursor, size, downTo });
  let stored = 0;
  for await (const page of pages) {
    const read = page.batch[stream].length;
    await savePage(
      run.db,
      position,
      { ...page, batch: run.pseudonymize(page.batch) },
      meaning,
      github.takeCalls(),
      run.now().toISOString(),
    );
    stored += read;
    if (stream === 'pull_requests' || stream === 'issues') run.summary[stream] += read;
    tell(run, repo, stream, stored, page);
    await run.tidy?.('page');
    if (stop.aborted) return;
  }
}

/** As many lists in one request as a page has items: the long timelines of a repository need few requests then. */
export async function readContinuations(run: Run, repo: RepoRow): Promise<void> {
  let most = run.sizes.most;
  let stored = 0;
  while (!run.stop.aborted) {
    const pending = await pendingContinuations(run.db, repo.id, most);
    if (pending.length === 0) return;
    try {
      const read = await continueLists(run.github, repo, pending);
      const pseudonymized = { ...read, batch: run.pseudonymize(read.batch) };
      await saveContinued(run.db, repo.id, pending, pseudonymized, run.github.takeCalls());
      stored += pending.length;
      tell(run, repo, 'continuations', stored, { ...read, total: null, page_size: pending.length });
    } catch (error) {
      if (error instanceof GitHubUnavailable && pending.length === 1 && pending[0]!.connection === 'files') {
        // The diff may be too large for GitHub for ever: left short of its count, it is asked for again, but not without end.
        const nothing = { batch: emptyBatch(), continuations: [] };
        await saveContinued(run.db, repo.id, pending, nothing, run.github.takeCalls());
        continue;
      }
      if (!(error instanceof TooHeavy)) throw error;
      // Never when one list alone was asked for: the client repeats that.
      most = Math.max(1, Math.floor(pending.length / 2));
    }
  }
}

export function tell(
  run: Run,
  repo: RepoRow,
  stream: string,
  stored: number,
  page: Pick<Page, 'total' | 'page_size' | 'points' | 'points_left'>,
): void {
  const { total, page_size, points, points_left } = page;
  run.progress({
    repository: repo.full_name,
    stream,
    stored,
    total,
    page_size,
    points,
    points_left,
    note: null,
  });
}
