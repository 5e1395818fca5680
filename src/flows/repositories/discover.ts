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
  // Who is missing in a list that is not whole has not left.
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
        const unlisted: string[] = [];
        for (const repo of await read((reason) => unlisted.push(reason))) {
          found.set(repo.id, repo);
          scopes.push({ community: community.name, repo_id: repo.id });
          if (part === 'repository' && differs(repo.full_name, place)) {
            names.push({ repo_id: repo.id, name: place });
            sayRenamed(run, place, repo.full_name);
          }
        }
        const [reason] = unlisted;
        if (reason === undefined) await isRead(run, { place, part });
        else {
          isWhole = false;
          sayRefused(
            run,
            `${place}: GitHub does not list all of its repositories (${reason}); those that it lists are read, and every run asks again.`,
          );
          await noteUnread(run, { place, part }, { reason });
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
  /** @param unlisted told why, where some are missing */
  read: (unlisted: (reason: string) => void) => Promise<RepoRow[]>;
}

function ofCommunity(run: Run, { orgs, repositories }: Community): Named[] {
  return [
    ...orgs.map((org): Named => ({
      place: org,
      part: 'repositories',
      read: (unlisted) => ofOwner(run, org, unlisted),
    })),
    ...named(run, repositories),
  ];
}

/** An organisation gives its former name up: where that is gone, its repositories tell what it is called now. */
async function ofOwner(run: Run, org: string, unlisted: (reason: string) => void): Promise<RepoRow[]> {
  try {
    return await readOwnersRepositories(run.github, org, unlisted);
  } catch (error) {
    if (!(error instanceof GitHubRefused) || error.everywhere || error.account !== null) throw error;
    const now = await ownerNow(run, org);
    if (now === null) throw error;
    const repos = await readOwnersRepositories(run.github, now, unlisted);
    sayRenamed(run, org, now);
    return repos;
  }
}

function named(run: Run, names: readonly string[]): Named[] {
  return names.map((name) => ({
    place: name,
    part: 'repository',
    read: async () => [(await readRepository(run.github, name)).repo],
  }));
}
