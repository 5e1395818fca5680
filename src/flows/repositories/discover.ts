/** Which repositories the configured communities have today: asked of GitHub first, written down only when all is known. */
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Community } from '../../domain/people/institution.ts';
import { belonging } from '../../domain/repositories/belonging.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import { readOwnersRepositories, readRepository } from '../../github/repositories/repositories.ts';
import { loadPeople } from '../../store/people/people.ts';
import { rememberNames, saveRepos } from '../../store/repositories/repos.ts';
import { saveScopes, type Scope } from '../../store/repositories/scopes.ts';
import type { Run } from '../history/history.ts';
import { isRead, noteUnread, sayRefused } from '../history/unread.ts';
import { ownerNow, sayRenamed } from './names.ts';

/** A repository was named that no configured community has. */
export class NotConfigured extends Error {}

/**
 * What is closed to us is said and left as it is stored, and the others are looked at.
 * @param chosen owner/name of the repositories to look at; null = all of every community
 * @param accounts likewise for an account of which nothing can be read (not installed, suspended); otherwise that is an
 * error like any other
 * @returns those repositories, each once, by name
 * @throws NotConfigured before anything is asked or written · GitHubRefused before anything is written
 */
export async function discoverRepositories(
  run: Run,
  chosen: readonly string[] | null,
  { accounts = false } = {},
): Promise<RepoRow[]> {
  const { db, institution, now } = run;
  const found = new Map<string, RepoRow>();
  const scopes: Scope[] = [];
  const names: { repo_id: string; name: string }[] = [];
  const refusals: GitHubRefused[] = [];
  let isWhole = true;
  const plan = institution.communities.map((community) => ({
    community,
    names: chosenOf(community, chosen),
  }));
  const configured = new Set(plan.flatMap(({ names: own }) => own ?? []));
  for (const name of chosen ?? [])
    if (!configured.has(name))
      throw new NotConfigured(
        `--repo ${name}: no community in the configuration has it; add it to headwater.yml first.`,
      );
  for (const { community, names: own } of plan)
    for (const { place, part, read } of own ? named(run, own) : ofCommunity(run, community))
      try {
        const { repos, not_shown } = await read();
        for (const repo of repos) {
          found.set(repo.id, repo);
          scopes.push({ community: community.name, repo_id: repo.id });
          if (part === 'repository' && differs(repo.full_name, place)) {
            names.push({ repo_id: repo.id, name: place });
            sayRenamed(run, place, repo.full_name);
          }
        }
        if (not_shown === null) await isRead(run, { place, part });
        else {
          isWhole = false;
          run.summary.warnings.push(
            `${place}: GitHub lists repositories that it does not show (${not_shown}); all else is read, and every run asks again.`,
          );
          await noteUnread(run, { place, part }, { reason: not_shown });
        }
      } catch (error) {
        if (!(error instanceof GitHubRefused) || error.everywhere) throw error;
        if (error.account !== null && !accounts) throw error;
        refusals.push(error);
        sayRefused(run, error.message);
        if (error.account === null) await noteUnread(run, { place, part }, error);
      }
  if (found.size === 0 && refusals.length > 0 && !accounts) throw refusals[0]!;
  await loadPeople(db, institution);
  await saveRepos(db, [...found.values()]);
  await rememberNames(db, names);
  await saveScopes(db, scopes, {
    add: chosen !== null || refusals.length > 0 || !isWhole,
    belongs: belonging(institution).belongs,
    now: now().toISOString(),
  });
  return byName([...found.values()]);
}

export function byName(repos: RepoRow[]): RepoRow[] {
  return repos.sort((a, b) => a.full_name.localeCompare(b.full_name, 'en'));
}

function differs(name: string, other: string): boolean {
  return name.toLowerCase() !== other.toLowerCase();
}

function chosenOf({ orgs, repositories }: Community, chosen: readonly string[] | null): string[] | null {
  if (chosen === null) return null;
  const owners = new Set(orgs.map((org) => org.toLowerCase()));
  const named = new Set(repositories.map((name) => name.toLowerCase()));
  return chosen.filter(
    (name) => named.has(name.toLowerCase()) || owners.has(name.toLowerCase().split('/')[0]!),
  );
}

/** What the configuration names, and how it is looked up. */
interface Named {
  place: string;
  part: 'repository' | 'repositories';
  read: () => Promise<{
    repos: RepoRow[];
    /** Why some that are listed could not be seen; null = all could. */
    not_shown: string | null;
  }>;
}

function ofCommunity(run: Run, { orgs, repositories }: Community): Named[] {
  return [
    ...orgs.map((org): Named => ({ place: org, part: 'repositories', read: () => ofOwner(run, org) })),
    ...named(run, repositories),
  ];
}

/** An organisation gives its former name up: where that is gone, its repositories tell what it is called now. */
async function ofOwner(run: Run, org: string): ReturnType<Named['read']> {
  let not_shown: string | null = null;
  const listed = async (login: string) =>
    readOwnersRepositories(run.github, login, (reason) => (not_shown = reason));
  try {
    return { repos: await listed(org), not_shown };
  } catch (error) {
    if (!(error instanceof GitHubRefused) || error.everywhere || error.account !== null) throw error;
    const now = await ownerNow(run, org);
    if (now === null) throw error;
    const repos = await listed(now);
    sayRenamed(run, org, now);
    return { repos, not_shown };
  }
}

function named(run: Run, names: readonly string[]): Named[] {
  return names.map((name) => ({
    place: name,
    part: 'repository',
    read: async () => ({ repos: [(await readRepository(run.github, name)).repo], not_shown: null }),
  }));
}
