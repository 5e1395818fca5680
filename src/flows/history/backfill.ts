/**
 * Reads the history of the configured communities, page by page: rows and cursor in one transaction, so that a run
 * that is cut off loses nothing and asks for one page again at most.
 */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { RepoRow } from '../../domain/history/facts.ts';
import { Stopped } from '../../github/transport/failures.ts';
import { REPOSITORY_STREAMS, type RepositoryStream } from '../../github/history/page.ts';
import { readRepository } from '../../github/repositories/repositories.ts';
import { saveCounts, shortfalls } from '../../store/repositories/counts.ts';
import { readPositions, startOver } from '../../store/history/cursors.ts';
import { forgetFileLists } from '../../store/changed-files/unread-file-lists.ts';
import { discoverRepositories } from '../repositories/discover.ts';
import { finalizeImports } from '../import/finalize-imports.ts';
import { resolveNames } from '../repositories/names.ts';
import { readStreams } from './read-stream.ts';
import { forgetReopened, noteUnread, partOf, unlessRefused } from './unread.ts';
import {
  asking,
  beginRun,
  bookTheRest,
  emptySummary,
  type PlannedStream,
  type ReadingOptions,
  type ReadingSummary,
  type Run,
} from './history.ts';
import { readPlanning } from '../planning/planning.ts';
import { readOpen } from '../attention/read-open.ts';
import { observeBusy } from '../people/busy.ts';
import { readMergeRights } from '../people/merge-rights.ts';
import { readRepositorySettings } from '../repositories/settings.ts';

export interface BackfillOptions extends ReadingOptions {
  /** owner/name of the repositories to read; null = all that the communities have. */
  repositories: string[] | null;
  /** Only what was opened at or after this instant. */
  since: string | null;
  /** Begin again, even where an earlier run was cut off. */
  full: boolean;
}

/**
 * Goes on where an earlier run was cut off. What was read to its end is not read again, unless `full`: what has changed
 * since is for sync.
 * @throws NotConfigured · GitHubRefused (the token, or a repository that the configuration names) · GitHubUnavailable
 */
export async function backfill(options: BackfillOptions): Promise<ReadingSummary> {
  const { since, full } = options;
  const summary = emptySummary();
  const run = await beginRun(options, summary);
  try {
    const repos = await asking(run, (github) =>
      discoverRepositories({ ...run, github }, options.repositories),
    );
    const plans = await planBackfill(run, repos, { since, again: full });
    if (full)
      await forgetFileLists(
        run,
        repos.map((repo) => repo.id),
        run.now().toISOString(),
      );
    for (const repo of repos) {
      if (run.stop.aborted) break;
      await readHistory(run, repo, plans.get(repo.id) ?? [], since);
    }
    if (run.planning && options.repositories === null && !run.stop.aborted)
      await readPlanning(run, run.planning);
    await readMergeRights(run, repos);
    await observeBusy(run);
    await readRepositorySettings(run, repos);
    await readOpen(run, repos);
    await resolveNames(run);
    if (options.repositories === null && !run.stop.aborted) await forgetReopened(run);
    // What was opened before --since is missing by wish.
    if (since === null)
      summary.incomplete = await shortfalls(
        run.db,
        repos.map((repo) => repo.id),
      );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await bookTheRest(run);
  }
  summary.stopped = run.stop.aborted;
  if (!summary.stopped) await run.tidy?.('run');
  return summary;
}

/** Where every stream of these repositories stands; finished ones are left out, unless all begin `again`. */
export async function planBackfill(
  run: Run,
  repos: readonly RepoRow[],
  { since = null as string | null, again = false } = {},
): Promise<Map<string, PlannedStream[]>> {
  const ids = repos.map((repo) => repo.id);
  const stored = await readPositions(run.db, ids);
  const known = new Map(stored.map((position) => [`${position.repo_id} ${position.stream}`, position]));
  const wanted = repos.flatMap((repo) =>
    REPOSITORY_STREAMS.map((stream) => ({ repo, stream, key: `${repo.id} ${streamName(stream, since)}` })),
  );
  const open = wanted.filter(({ key }) => !known.get(key)?.finished);
  const starting = again ? wanted : open.filter(({ key }) => !known.has(key));
  const fresh = await startOver(
    run.db,
    starting.map(({ repo, stream, key }) => ({
      repo_id: repo.id,
      stream: streamName(stream, since),
      // How much this repository could take the last time.
      page_size: known.get(key)?.page_size ?? run.sizes.first,
      down_to: since,
    })),
    run.now().toISOString(),
  );
  for (const position of fresh) known.set(`${position.repo_id} ${position.stream}`, position);
  const plans = new Map<string, PlannedStream[]>(ids.map((id) => [id, []]));
  for (const { repo, stream, key } of wanted) {
    const position = known.get(key);
    if (!position || position.finished) continue;
    plans.get(repo.id)!.push({
      stream,
      position: { ...position, down_to: since },
      order: 'CREATED_AT',
      completes: since === null,
      known_until: null,
    });
  }
  return plans;
}

/** The name under which a stream's cursor is kept. */
function streamName(stream: RepositoryStream, since: string | null): string {
  return since === null ? stream : `${stream} since ${since}`;
}

/** One repository, stream by stream, from where each stopped. */
export async function readHistory(
  run: Run,
  repo: RepoRow,
  planned: readonly PlannedStream[],
  since: string | null,
): Promise<void> {
  run.summary.repositories++;
  const isOpen = await unlessRefused(
    run,
    async () => {
      await asking(run, async (github) => {
        const { counts, refused } = await readRepository(github, repo.full_name);
        await saveCounts(run.db, repo.id, counts, wholeSecond(run.now()), github.takeCalls());
        for (const { part, reason } of refused) await noteUnread(run, partOf(repo, part), { reason });
      });
      await readStreams(run, repo, planned);
      if (since === null) await finalizeImports(run, repo);
    },
    partOf(repo, 'repository'),
  );
  if (!isOpen) run.summary.closed++;
}
