/** Looks at open community pull requests: threads, checks, what is required. GitHub tells nothing of it afterwards. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { RepoRow } from '../../domain/history/facts.ts';
import { OPEN_AT_ONCE, readOpenPullRequests } from '../../github/attention/open-pull-requests.ts';
import { PageSize } from '../../github/transport/page-size.ts';
import { openToRead, saveOpen } from '../../store/attention/save-open.ts';
import { asking, type Run } from '../history/history.ts';
import { tell } from '../history/progress.ts';
import { alone, partOf } from '../history/unread.ts';

/** Checks change without the pull request's changing: every night each is looked at, and an hourly run asks for nothing. */
const LOOK_AGAIN_AFTER_MS = 20 * 3_600_000;

/** @param numbers only these, of one repository; absent = whatever is due */
export async function readOpen(
  run: Run,
  repos: readonly RepoRow[],
  numbers: readonly number[] | null = null,
): Promise<void> {
  if (repos.length === 0 || numbers?.length === 0) return;
  const now = wholeSecond(run.now());
  const before = new Date(run.now().getTime() - LOOK_AGAIN_AFTER_MS).toISOString();
  const ids = repos.map(({ id }) => id);
  const due = Map.groupBy(await openToRead(run.db, ids, { now, before, numbers }), ({ repo_id }) => repo_id);
  for (const repo of repos) {
    const items = due.get(repo.id) ?? [];
    if (items.length === 0 || run.stop.aborted) continue;
    await alone(run, partOf(repo, 'open_pull_requests'), async () => {
      const size = new PageSize({ first: OPEN_AT_ONCE, most: OPEN_AT_ONCE });
      for (let read = 0; read < items.length && !run.stop.aborted;) {
        const answer = await asking(run, async (github) => {
          const some = await readOpenPullRequests(github, repo, items.slice(read), size);
          const asked = items.slice(read, read + some.asked).map(({ number }) => number);
          await saveOpen(run, repo.id, some.batch, {
            asked,
            now: wholeSecond(run.now()),
            calls: github.takeCalls(),
          });
          return some;
        });
        read += answer.asked;
        tell(run, repo, 'open_pull_requests', read, {
          ...answer,
          total: items.length,
          page_size: answer.asked,
        });
      }
    });
  }
}
