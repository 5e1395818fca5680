/**
 * Keeps up with GitHub: asks twenty repositories at once whether anything happened, reads what did, and proves by
 * counting that nothing is missing. Cheap enough for every night, and for every hour.
 */
import type { Institution } from '../../domain/people/institution.ts';
import { Stopped } from '../../github/transport/failures.ts';
import { ownerOf, probeRepositories, type Probe } from '../../github/repositories/probe.ts';
import { saveApiCalls } from '../../store/history/api-calls.ts';
import { saveCounts, shortfalls } from '../../store/repositories/counts.ts';
import { loadPeople } from '../../store/people/people.ts';
import { saveRepos } from '../../store/repositories/repos.ts';
import { presentScopes } from '../../store/repositories/scopes.ts';
import { storedStates, type StoredState } from '../../store/repositories/stored-state.ts';
import { planBackfill } from './backfill.ts';
import { catchUp } from './incremental.ts';
import { belongsTo, byName, discoverRepositories } from '../repositories/discover.ts';
import { resolveNames, sayRenamed } from '../repositories/names.ts';
import { forgetReopened, isRead, noteUnread } from './unread.ts';
import { finalizeImports } from '../import/finalize-imports.ts';
import {
  beginRun,
  emptySummary,
  partOf,
  readStreams,
  sayRefused,
  unlessRefused,
  wholeSecond,
  type ReadingOptions,
  type ReadingSummary,
  type Run,
} from './history.ts';
import { readPlanning } from '../planning/planning.ts';
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
    const stored = await storedStates(
      run.db,
      repos.map(({ id }) => id),
    );
    for (const probe of probes) {
      if (run.stop.aborted) break;
      const { repo } = probe;
      const isOpen = await unlessRefused(
        run,
        async () => {
          await saveCounts(run.db, repo.id, countsOf(probe), checkedAt);
          for (const { part, reason } of probe.refused) await noteUnread(run, partOf(repo, part), { reason });
          const plan = unfinished.get(repo.id) ?? [];
          await readStreams(run, repo, plan);
          // Just read for the first time, or read to the end at last: what is stored has changed since it was looked up.
          const state =
            plan.length === 0 ? stored.get(repo.id) : (await storedStates(run.db, [repo.id])).get(repo.id);
          if (!run.stop.aborted && (await catchUp(run, probe, state as StoredState, checkedAt)) === 'quiet')
            summary.quiet++;
          await finalizeImports(run, repo);
        },
        partOf(repo, 'repository'),
      );
      if (!isOpen) summary.closed++;
    }
    if (run.planning && !run.stop.aborted) await readPlanning(run, run.planning);
    await readMergeRights(run, repos);
    await readRepositorySettings(run, repos);
    await resolveNames(run);
    if (!run.stop.aborted) await forgetReopened(run);
    summary.incomplete = await shortfalls(
      run.db,
      repos.map(({ id }) => id),
    );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await saveApiCalls(run.db, run.github.takeCalls());
  }
  summary.stopped = run.stop.aborted;
  if (!summary.stopped && summary.quiet < summary.repositories) await run.tidy?.('run');
  return summary;
}

/** Probes what is known; where that is no longer what the communities have, looks that up and probes again. */
async function probeAll(run: Run): Promise<Probe[]> {
  const { db, github, institution } = run;
  await loadPeople(db, institution);
  const owners = [...new Set(institution.communities.flatMap(({ orgs }) => orgs))];
  let known = await presentScopes(db);
  let probed = await probeRepositories(github, known, owners);
  if (isOutdated(institution, known, probed.owners)) {
    await discoverRepositories(run, null, { accounts: true });
    known = await presentScopes(db);
    probed = await probeRepositories(github, known, []);
  }
  for (const { message } of probed.refused) sayRefused(run, message);
  const closed = new Set(probed.refused.flatMap((one) => one.owners.map((owner) => owner.toLowerCase())));
  const probes: Probe[] = [];
  for (const { node_id, full_name } of known) {
    const probe = probed.repositories.get(node_id);
    if (probe) probes.push(probe);
    else if (closed.has(ownerOf(full_name).toLowerCase())) continue;
    else {
      const reason = probed.unreadable.get(node_id);
      const line =
        probe === null
          ? `${full_name}: GitHub no longer shows it (deleted, or private now); its history stays. If it was renamed under another owner, correct the configuration.`
          : reason === undefined
            ? `${full_name}: GitHub could not read it just now; run it again later.`
            : `${full_name}: GitHub refused (${reason}); its history stays.`;
      sayRefused(run, line);
      await noteUnread(
        run,
        { place: full_name, part: 'repository' },
        { reason: line.slice(full_name.length + 2) },
      );
      continue;
    }
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
  owners: Awaited<ReturnType<typeof probeRepositories>>['owners'],
): boolean {
  const names = new Set(
    known.flatMap(({ full_name, former }) => [full_name, ...former]).map((name) => name.toLowerCase()),
  );
  const nodes = new Set(known.map(({ node_id }) => node_id));
  for (const { repositories } of institution.communities)
    if (repositories.some((name) => !names.has(name.toLowerCase()))) return true;
  for (const { full_name, former, communities } of known)
    if (communities.some((name) => !belongsTo(institution, name, full_name, former))) return true;
  return owners.some(({ login, repositories }) => {
    const own = known.filter(
      ({ full_name, is_fork }) => !is_fork && full_name.toLowerCase().startsWith(`${login.toLowerCase()}/`),
    );
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
