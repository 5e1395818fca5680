/** Which repositories the configured communities have today: asked of GitHub first, written down only when all is known. */
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Community, Institution } from '../../domain/people/institution.ts';
import { belonging } from '../../domain/repositories/belonging.ts';
import type { GitHubClient } from '../../github/transport/client.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import { readOwnersRepositories, readRepository } from '../../github/repositories/repositories.ts';
import type { Database } from '../../store/driver/database.ts';
import { loadPeople } from '../../store/people/people.ts';
import { saveRepos } from '../../store/repositories/repos.ts';
import { saveScopes, type Scope } from '../../store/repositories/scopes.ts';

/** A repository was named that no configured community has. */
export class NotConfigured extends Error {}

export interface Discovery {
  db: Database;
  github: GitHubClient;
  institution: Institution;
  now: () => Date;
}

/**
 * @param chosen owner/name of the repositories to look at; null = all of every community
 * @param skip told of every account that cannot be read, while what is stored of it is left as it is; absent = that is
 * an error like any other
 * @returns those repositories, each once, by name
 * @throws NotConfigured before anything is asked or written · GitHubRefused before anything is written
 */
export async function discoverRepositories(
  { db, github, institution, now }: Discovery,
  chosen: readonly string[] | null,
  skip?: (line: string) => void,
): Promise<RepoRow[]> {
  const found = new Map<string, RepoRow>();
  const scopes: Scope[] = [];
  const plan = institution.communities.map((community) => ({
    community,
    names: chosenOf(community, chosen),
  }));
  const configured = new Set(plan.flatMap(({ names }) => names ?? []));
  for (const name of chosen ?? [])
    if (!configured.has(name))
      throw new NotConfigured(
        `--repo ${name}: no community in the configuration has it; add it to headwater.yml first.`,
      );
  let isWhole = chosen === null;
  for (const { community, names } of plan)
    for (const read of names ? named(github, names) : ofCommunity(github, community))
      try {
        for (const repo of await read()) {
          found.set(repo.id, repo);
          scopes.push({ community: community.name, repo_id: repo.id });
        }
      } catch (error) {
        if (!skip || !(error instanceof GitHubRefused) || error.account === null) throw error;
        isWhole = false;
        skip(error.message);
      }
  await loadPeople(db, institution);
  await saveRepos(db, [...found.values()]);
  await saveScopes(db, scopes, {
    add: !isWhole,
    belongs: belonging(institution).belongs,
    now: now().toISOString(),
  });
  return byName([...found.values()]);
}

export function byName(repos: RepoRow[]): RepoRow[] {
  return repos.sort((a, b) => a.full_name.localeCompare(b.full_name, 'en'));
}

function chosenOf({ orgs, repositories }: Community, chosen: readonly string[] | null): string[] | null {
  if (chosen === null) return null;
  const owners = new Set(orgs.map((org) => org.toLowerCase()));
  const named = new Set(repositories.map((name) => name.toLowerCase()));
  return chosen.filter(
    (name) => named.has(name.toLowerCase()) || owners.has(name.toLowerCase().split('/')[0]!),
  );
}

type Read = () => Promise<RepoRow[]>;

function ofCommunity(github: GitHubClient, { orgs, repositories }: Community): Read[] {
  return [...orgs.map((org) => () => readOwnersRepositories(github, org)), ...named(github, repositories)];
}

function named(github: GitHubClient, names: readonly string[]): Read[] {
  return names.map((name) => async () => [(await readRepository(github, name)).repo]);
}
