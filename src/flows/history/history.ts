/** The history of one repository, stream by stream: what backfill and sync have in common. */
import type { RepoRow } from '../../domain/history/facts.ts';
import { PageSize } from '../../github/transport/page-size.ts';
import { readFileLists } from './file-lists.ts';
import { readContinuations, readStream } from './read-stream.ts';
import type { PlannedStream, Run } from './run.ts';

export async function readStreams(run: Run, repo: RepoRow, planned: readonly PlannedStream[]): Promise<void> {
  run.summary.streams += planned.length;
  for (const plan of planned) {
    const size = new PageSize({
      first: Math.min(plan.position.page_size, run.sizes.most),
      most: run.sizes.most,
    });
    await readStream(run, repo, plan, size);
    if (run.stop.aborted) return;
  }
  await readFileLists(run, repo);
  await readContinuations(run, repo);
}
