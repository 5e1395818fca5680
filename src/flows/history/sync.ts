/**
 * Keeps up with GitHub: asks twenty repositories at once whether anything happened, reads what did, and proves by
 * counting that nothing is missing. Cheap enough for every night, and for every hour.
 */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { belonging } from '../../domain/repositories/belonging.ts';
import { Stopped } from '../../github/transport/failures.ts';
import { ownerOf, probeRepositories, type Probe, type Probes } from '../../github/repositories/probe.ts';
import { saveCounts, shortfalls } from '../../store/repositories/counts.ts';
import { loadPeople } from '../../store/people/people.ts';
import { hideRepositories, saveRepos } from '../../store/repositories/repos.ts';
import { departed, presentScopes } from '../../store/repositories/scopes.ts';
import { storedStates } from '../../store/repositories/stored-state.ts';
import { planBackfill } from './backfill.ts';
import { catchUp } from './incremental.ts';
import { byName, discoverRepositories } from '../repositories/discover.ts';
import { resolveNames, sayRenamed } from '../repositories/names.ts';
import { finalizeImports } from '../import/finalize-imports.ts';
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
import { readStreams } from './read-stream.ts';
import { forgetReopened, isRead, noteUnread, partOf, sayRefused, unlessRefused } from './unread.ts';
import { readPlanning } from '../planning/planning.ts';
import { readOpen } from '../attention/read-open.ts';
import { observeBusy } from '../people/busy.ts';
import { readMergeRights } from '../people/merge-rights.ts';
import { readRepositorySettings } from '../repositories/settings.ts';

export interface SyncSummary extends ReadingSummary {
  /** Repositories in which nothing had happened. */
  quiet: number;
}

/**
 * An account that cannot be read (not installed, suspended) is said in `refused`; the others are read.
 * @throws GitHubRefused (the token, or a repository that the configuration names) · GitHubUnavailable
 */
export async function sync(options: ReadingOptions): Promise<SyncSummary> {
  const summary: SyncSummary = { ...emptySummary(), quiet: 0 };
  const run = await beginRun(options, summary);
  try {
    const probes = await probeAll(run);
    const checkedAt = wholeSecond(run.now());
    const repos = byName(probes.map(({ repo }) => repo));
    summary.repositories = repos.length;
    const unfinished = await planBackfill(run, repos);
    for (const probe of probes) {
      if (run.stop.aborted) break;
      const plan = unfinished.get(probe.repo.id) ?? [];
      const isOpen = await unlessRefused(
        run,
        async () => {
          if ((await syncRepository(run, probe, plan, checkedAt)) === 'quiet') summary.quiet++;
        },
        partOf(probe.repo, 'repository'),
      );
      if (!isOpen) summary.closed++;
    }
    if (run.planning && !run.stop.aborted) await readPlanning(run, run.planning);
    await readMergeRights(run, repos);
    await observeBusy(run);
    await readRepositorySettings(run, repos);
    await readOpen(run, repos);
    await resolveNames(run);
    if (!run.stop.aborted) await forgetReopened(run);
    summary.incomplete = await shortfalls(
      run.db,
      repos.map(({ id }) => id),
    );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await bookTheRest(run);
  }
  summary.stopped = run.stop.aborted;
  if (!summary.stopped && summary.quiet < summary.repositories) await run.tidy?.('run');
  return summary;
}

/** First what was never read to its end, then what has happened since; then what an import alone still knows. */
async function syncRepository(
  run: Run,
  probe: Probe,
  unfinished: readonly PlannedStream[],
  checkedAt: string,
): Promise<'quiet' | 'changed'> {
  const { repo } = probe;
  await saveCounts(run.db, repo.id, countsOf(probe), checkedAt);
  for (const { part, reason } of probe.refused) await noteUnread(run, partOf(repo, part), { reason });
  await readStreams(run, repo, unfinished);
  if (run.stop.aborted) return 'changed';
  const stored = (await storedStates(run.db, [repo.id])).get(repo.id)!;
  const outcome = await catchUp(run, probe, stored, checkedAt);
  await finalizeImports(run, repo);
  return outcome;
}

/** Probes what is known; where that is no longer what the communities have, looks that up and probes again. */
async function probeAll(run: Run): Promise<Probe[]> {
  const { db, institution } = run;
  await loadPeople(db, institution);
  const owners = [...new Set(institution.communities.flatMap(({ orgs }) => orgs))];
  let known = await presentScopes(db);
  // Those that it has stopped listing are asked for, too: GitHub may say that they are private. What belongs to somebody else
  // now is theirs, and no reason for a refusal.
  const accounts = new Set(
    [...owners, ...known.map(({ full_name }) => ownerOf(full_name))].map((one) => one.toLowerCase()),
  );
  const away = (await departed(db)).filter(({ full_name }) => accounts.has(ownerOf(full_name).toLowerCase()));
  let probed = await asking(run, (github) => probeRepositories(github, [...known, ...away], owners));
  await hideRepositories(db, 'node_id', [...probed.hidden]);
  if (isOutdated(institution, known, probed.owners)) {
    await asking(run, (github) => discoverRepositories({ ...run, github }, null, { accounts: true }));
    known = await presentScopes(db);
    probed = await asking(run, (github) => probeRepositories(github, known, []));
  }
  for (const { message } of probed.refused) sayRefused(run, message);
  const closed = new Set(probed.refused.flatMap((one) => one.owners.map((owner) => owner.toLowerCase())));
  const probes: Probe[] = [];
  for (const { node_id, full_name } of known) {
    const probe = probed.repositories.get(node_id);
    if (probe) probes.push(probe);
    else if (closed.has(ownerOf(full_name).toLowerCase())) continue;
    else await sayClosed(run, full_name, probe, probed.unreadable.get(node_id));
    if (probe) await isRead(run, { place: full_name, part: 'repository' });
  }
  sayFormerNames(run, known, probes);
  // A rename or a transfer changes the row, never makes a second one.
  await saveRepos(
    db,
    probes.map(({ repo }) => repo),
  );
  return probes;
}

/**
 * @param probe null = GitHub shows it no more; undefined = it could not be asked
 * @param reason GitHub's words
 */
async function sayClosed(
  run: Run,
  full_name: string,
  probe: Probe | null | undefined,
  reason: string | undefined,
): Promise<void> {
  const told =
    reason === undefined
      ? 'GitHub could not read it just now; run it again later.'
      : `GitHub refused (${reason}); its history stays.`;
  const line =
    probe === null
      ? 'GitHub no longer shows it (deleted, or private now); its history stays. If it was renamed under another owner, correct the configuration.'
      : told;
  sayRefused(run, `${full_name}: ${line}`);
  await noteUnread(run, { place: full_name, part: 'repository' }, { reason: line });
}

/** Names of the configuration under which a repository is no longer known. */
function sayFormerNames(
  run: Run,
  known: Awaited<ReturnType<typeof presentScopes>>,
  probes: readonly Probe[],
): void {
  const today = new Map(probes.map(({ repo }) => [repo.id, repo.full_name]));
  const named = new Map(
    run.institution.communities.flatMap(({ repositories }) =>
      repositories.map((name) => [name.toLowerCase(), name]),
    ),
  );
  for (const { id, full_name, former } of known)
    for (const name of [full_name, ...former]) {
      const configured = named.get(name.toLowerCase());
      const now = today.get(id);
      if (configured !== undefined && now !== undefined && now.toLowerCase() !== name.toLowerCase())
        sayRenamed(run, configured, now);
    }
}

/** The configuration names something that was never looked up, or an owner's list is another one now. */
function isOutdated(
  institution: Institution,
  known: Awaited<ReturnType<typeof presentScopes>>,
  owners: Probes['owners'],
): boolean {
  const names = new Set(
    known.flatMap(({ full_name, former }) => [full_name, ...former]).map((name) => name.toLowerCase()),
  );
  const nodes = new Set(known.map(({ node_id }) => node_id));
  const { belongs } = belonging(institution);
  for (const { repositories } of institution.communities)
    if (repositories.some((name) => !names.has(name.toLowerCase()))) return true;
  for (const repository of known)
    if (repository.communities.some((name) => !belongs(name, repository))) return true;
  const owned = Map.groupBy(
    known.filter(({ is_fork }) => !is_fork),
    ({ full_name }) => ownerOf(full_name).toLowerCase(),
  );
  return owners.some(({ login, repositories }) => {
    const own = owned.get(login.toLowerCase()) ?? [];
    if (repositories === null) return true;
    return (
      repositories.count !== own.length || (repositories.newest !== null && !nodes.has(repositories.newest))
    );
  });
}

function countsOf({ pull_requests, issues, releases, tags }: Probe) {
  return {
    pull_requests: pull_requests?.count ?? null,
    issues: issues?.count ?? null,
    releases: releases?.count ?? null,
    tags: tags?.count ?? null,
  };
}
