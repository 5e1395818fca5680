/**
 * Reads the history of the configured communities, page by page: rows and cursor in one transaction, so that a run
 * that is cut off loses nothing and asks for one page again at most.
 */
import type { RepoRow } from '../domain/facts.ts';
import type { Institution } from '../domain/institution.ts';
import type { GitHubClient } from '../github/client.ts';
import { GitHubRefused, Stopped } from '../github/failures.ts';
import { PAGE_SIZE, PageSize, type PageSizeLimits } from '../github/page-size.ts';
import { REPOSITORY_STREAMS, type RepositoryStream } from '../github/page.ts';
import { readRepository } from '../github/repositories.ts';
import { saveApiCalls } from '../store/api-calls.ts';
import { saveCounts, shortfalls } from '../store/counts.ts';
import { readPositions, startOver, type StreamPosition } from '../store/cursors.ts';
import type { Database } from '../store/database.ts';
import { discoverRepositories } from './discover.ts';
import { readContinuations, readStream } from './read-stream.ts';

export interface BackfillOptions {
  db: Database;
  github: GitHubClient;
  institution: Institution;
  /** owner/name of the repositories to read; null = all that the communities have. */
  repositories: string[] | null;
  /** Only what was opened at or after this instant. */
  since: string | null;
  /** Begin again, even where an earlier run was cut off. */
  full: boolean;
  now: () => Date;
  stop: AbortSignal;
  progress: (event: BackfillProgress) => void;
  pageSize?: PageSizeLimits;
  /** The database's housekeeping, where it needs any. */
  tidy?: (after: 'page' | 'run') => Promise<void>;
}

/** After every page. */
export interface BackfillProgress {
  repository: string;
  stream: string;
  /** Items of this stream read so far, of `total` where GitHub says how many there are. */
  stored: number;
  total: number | null;
  page_size: number;
  points: number | null;
  points_left: number | null;
  /** Something worth a line of its own. */
  note: string | null;
}

export interface BackfillSummary {
  repositories: number;
  /** Items read in this run. */
  pull_requests: number;
  issues: number;
  requests: number;
  points: number;
  /** It was asked to stop before it was done. */
  stopped: boolean;
  /** One line per repository that GitHub would not let us read. */
  refused: string[];
  /** One line per repository of which less is stored than GitHub counts. */
  incomplete: string[];
}

/** What every step of one run shares. */
export interface Run extends Omit<BackfillOptions, 'github' | 'pageSize'> {
  github: GitHubClient;
  sizes: PageSizeLimits;
  summary: BackfillSummary;
}

/**
 * Goes on where an earlier run was cut off; where none was, reads everything again from the beginning.
 * @throws NotConfigured · GitHubRefused (the token, or a repository that the configuration names) · GitHubUnavailable
 */
export async function backfill(options: BackfillOptions): Promise<BackfillSummary> {
  const summary: BackfillSummary = {
    repositories: 0,
    pull_requests: 0,
    issues: 0,
    requests: 0,
    points: 0,
    stopped: false,
    refused: [],
    incomplete: [],
  };
  const github = counted(options.github, summary);
  const run: Run = { ...options, github, sizes: options.pageSize ?? PAGE_SIZE, summary };
  try {
    const repos = await discoverRepositories(options.db, github, options.institution, options.repositories);
    const positions = await planPositions(run, repos);
    for (const repo of repos) {
      if (options.stop.aborted) break;
      await readHistory(run, repo, positions);
    }
    // What was opened before --since is missing by wish.
    if (options.since === null)
      summary.incomplete = await shortfalls(
        options.db,
        repos.map((repo) => repo.id),
      );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await saveApiCalls(options.db, github.takeCalls());
  }
  summary.stopped = options.stop.aborted;
  if (!summary.stopped) await options.tidy?.('run');
  return summary;
}

/** The name under which a stream's cursor is kept: a partial reading has its own. */
function streamName(stream: RepositoryStream, since: string | null): string {
  return since === null ? stream : `${stream} since ${since}`;
}

/** Where every stream of these repositories stands, by repository and stream; finished ones are left out. */
async function planPositions(run: Run, repos: readonly RepoRow[]): Promise<Map<string, StreamPosition>> {
  const known = new Map<string, StreamPosition>();
  const ids = repos.map((repo) => repo.id);
  for (const position of await readPositions(run.db, ids))
    known.set(`${position.repo_id} ${position.stream}`, position);
  const wanted = repos.flatMap((repo) =>
    REPOSITORY_STREAMS.map((stream) => ({ repo_id: repo.id, stream: streamName(stream, run.since) })),
  );
  const open = wanted.filter(({ repo_id, stream }) => !known.get(`${repo_id} ${stream}`)?.finished);
  const again = run.full || open.length === 0;
  const starting = again ? wanted : open.filter(({ repo_id, stream }) => !known.has(`${repo_id} ${stream}`));
  const fresh = starting.map((entry) => ({
    ...entry,
    // How much this repository could take the last time.
    page_size: known.get(`${entry.repo_id} ${entry.stream}`)?.page_size ?? run.sizes.first,
  }));
  await startOver(run.db, fresh, run.now().toISOString());
  for (const entry of fresh)
    known.set(`${entry.repo_id} ${entry.stream}`, { ...entry, cursor: null, finished: false });
  return new Map([...known].filter(([, position]) => !position.finished));
}

async function readHistory(run: Run, repo: RepoRow, positions: Map<string, StreamPosition>): Promise<void> {
  run.summary.repositories++;
  try {
    const { counts } = await readRepository(run.github, repo.full_name);
    // In whole seconds, as everything on GitHub: a report for this very second must know of it.
    await saveCounts(run.db, repo.id, counts, `${run.now().toISOString().slice(0, 19)}Z`);
    for (const stream of REPOSITORY_STREAMS) {
      const position = positions.get(`${repo.id} ${streamName(stream, run.since)}`);
      if (!position) continue;
      const size = new PageSize({
        first: Math.min(position.page_size, run.sizes.most),
        most: run.sizes.most,
      });
      await readStream(run, repo, stream, position, size);
      if (run.stop.aborted) return;
    }
    await readContinuations(run, repo);
  } catch (error) {
    // One repository that is closed to us must not hide the others; a token that is refused ends everything.
    if (!(error instanceof GitHubRefused) || error.everywhere) throw error;
    run.summary.refused.push(error.message);
  }
}

/** The same client, counting what it spends. */
function counted(github: GitHubClient, summary: BackfillSummary): GitHubClient {
  return {
    ...github,
    takeCalls() {
      const calls = github.takeCalls();
      summary.requests += calls.length;
      for (const { points } of calls) summary.points += points ?? 0;
      return calls;
    },
  };
}
