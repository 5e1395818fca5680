/** Which communities a repository belongs to, by what the configuration says and by what it is called, now and before. */
import type { Institution } from '../people/institution.ts';

export interface NamedRepository {
  /** owner/name, as GitHub spells it today. */
  full_name: string;
  /** Names that it bore before, and that no other repository bears now. */
  former?: readonly string[];
}

export interface KnownRepository extends NamedRepository {
  is_private: boolean;
  is_fork: boolean;
  /** Some community has it today, by GitHub's own list. */
  is_present: boolean;
}

export interface Belonging {
  /** Whether the configuration gives this community that repository, whether GitHub still shows it or not. */
  belongs: (community: string, repository: NamedRepository) => boolean;
  /**
   * The communities of a repository that is stored, without asking GitHub: public ones alone, and of an organisation no
   * forks, as GitHub is asked for them.
   */
  communitiesOf: (repository: KnownRepository) => string[];
}

/** Looked up by name: organisations have thousands of repositories, and configurations name thousands. */
export function belonging({ communities }: Pick<Institution, 'communities'>): Belonging {
  const byName = new Map<string, Set<string>>();
  const byOwner = new Map<string, Set<string>>();
  for (const { name, orgs, repositories } of communities) {
    for (const one of repositories) note(byName, one, name);
    for (const org of orgs) note(byOwner, org, name);
  }
  const named = ({ full_name, former = [] }: NamedRepository) =>
    [full_name, ...former].flatMap((name) => [...(byName.get(name.toLowerCase()) ?? [])]);
  const owned = (name: string) => [...(byOwner.get(ownerKey(name)) ?? [])];
  return {
    belongs: (community, repository) =>
      owned(repository.full_name).includes(community) || named(repository).includes(community),
    communitiesOf(repository) {
      const { full_name, former = [], is_private, is_fork, is_present } = repository;
      if (is_private) return [];
      const current = owned(full_name);
      // An organisation that was renamed is known by its former name until GitHub is asked.
      const owners = current.length > 0 || !is_present ? current : former.flatMap(owned);
      return [...new Set([...named(repository), ...(is_fork ? [] : owners)])];
    },
  };
}

function note(map: Map<string, Set<string>>, key: string, community: string): void {
  const known = map.get(key.toLowerCase()) ?? new Set();
  map.set(key.toLowerCase(), known.add(community));
}

function ownerKey(fullName: string): string {
  return fullName.split('/')[0]!.toLowerCase();
}
