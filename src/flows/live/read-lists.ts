/** Marks of what is no item: each reads its list, or starts what takes longer. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { RepoRow } from '../../domain/history/facts.ts';
import { readRepository } from '../../github/repositories/repositories.ts';
import { clear, type ClaimedMark } from '../../store/live/marks.ts';
import { saveCounts } from '../../store/repositories/counts.ts';
import { presentRepo, saveRepos } from '../../store/repositories/repos.ts';
import { planBackfill, readHistory } from '../history/backfill.ts';
import { asking, type Run } from '../history/history.ts';
import { readUpdated } from '../history/incremental.ts';
import { readMergeRights } from '../people/merge-rights.ts';
import { observePermissions } from '../people/permissions.ts';
import { readBoardAndBeyond, readPlanning } from '../planning/planning.ts';
import { discoverRepositories } from '../repositories/discover.ts';
import { readRepositorySettings } from '../repositories/settings.ts';
import { readCompleteList } from '../repositories/reconciliation.ts';

/** @param repo null = it is not stored, or no community has it; the configuration may, and GitHub is asked for its list */
export async function readMarkedLists(
  run: Run,
  repo: RepoRow | null,
  marks: readonly ClaimedMark[],
  settle: (settled: readonly ClaimedMark[]) => void,
): Promise<void> {
  let known = repo;
  const isNews = marks.some(({ thing }) => thing === 'repository' || thing === 'history');
  if (known === null && isNews) {
    await asking(run, (github) => discoverRepositories({ ...run, github }, null, { accounts: true }));
    known = await presentRepo(run.db, marks[0]!.repo_id);
  }
  for (const [thing, same] of Map.groupBy(marks, (mark) => mark.thing)) {
    if (run.stop.aborted) return;
    await readThing(run, known, thing);
    // What was cut off stays marked, and comes back when the claim runs out.
    if (run.stop.aborted) return;
    await clear(run.db, same, run.now().toISOString());
    settle(same);
  }
}

async function readThing(run: Run, repo: RepoRow | null, thing: ClaimedMark['thing']): Promise<void> {
  if (thing === 'planning' && run.planning) return readPlanning(run, run.planning);
  if (thing === 'board' && run.planning) return readBoardAndBeyond(run, run.planning);
  if (thing === 'roster') return readMergeRights(run, []);
  if (repo === null) return;
  switch (thing) {
    case 'labels':
    case 'releases':
    case 'tags':
      return readCompleteList(run, repo, thing);
    case 'review_comments':
      return readUpdated(run, repo, thing);
    case 'permissions':
      return observePermissions(run, [repo]);
    case 'repository':
      return asking(run, async (github) => {
        const { repo: now, counts } = await readRepository(github, repo.full_name);
        await saveRepos(run.db, [now]);
        await saveCounts(run.db, repo.id, counts, wholeSecond(run.now()), github.takeCalls());
        await readRepositorySettings(run, [now], { evenIfAskedLately: true });
      });
    case 'history': {
      const plans = await planBackfill(run, [repo]);
      return readHistory(run, repo, plans.get(repo.id) ?? [], null);
    }
    case 'planning':
    case 'board':
      // The institution plans nothing on GitHub.
      return;
    case 'pull_request':
    case 'issue':
      throw new Error(`${thing} is no list`);
  }
}
