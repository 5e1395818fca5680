/** Which repositories of a file the communities have: by the names that GitHub gives them, where GitHub has been asked. */
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { belonging, type Belonging } from '../../domain/repositories/belonging.ts';
import type { ExportRepository } from '../../import/sqlite-export.ts';
import type { Database } from '../../store/driver/database.ts';
import { saveImportedRepos, storedRepos, type StoredRepo } from '../../store/import/import-scopes.ts';

export interface ChosenRepositories {
  /** The id under which a repository is stored, by each name and number that the file has for it. */
  ids: Map<string, string>;
  chosen: ExportRepository[];
  /** Names of those that have items in the file and that no community has. */
  others: string[];
  /** Numbers of those whose name the file does not say, so that nobody can tell whether a community has them. */
  nameless: string[];
  /** Of those that a community would have: private ones, forks that no configuration names, and why others cannot be told. */
  hidden: string[];
  forks: string[];
  unclear: string[];
  /** Names of those whose id is not known. */
  numberless: string[];
}

/** What repos.private and repos.fork would say. */
const UNCLEAR = { private: 'whether it is private', fork: 'whether it is a fork' };

/** Writes down those that were not stored, and the communities that they belong to. */
export async function chooseRepositories(
  { db, institution, now }: { db: Database; institution: Institution; now: string },
  offered: readonly ExportRepository[],
): Promise<ChosenRepositories> {
  const { belongs } = belonging(institution);
  const stored = await storedRepos(db);
  const byId = new Map(stored.map((repo) => [repo.id, repo]));
  const byName = new Map(stored.map((repo) => [repo.full_name.toLowerCase(), repo]));
  const ids = new Map<string, string>();
  const fresh: RepoRow[] = [];
  const scopes: { community: string; repo_id: string }[] = [];
  const chosen: ExportRepository[] = [];
  const others: string[] = [];
  const nameless: string[] = [];
  const hidden: string[] = [];
  const forks: string[] = [];
  const unclear: string[] = [];
  const numberless: string[] = [];
  for (const one of offered) {
    const [reference] = one.references;
    // Another repository may bear the name by now, so a number is never looked up by it.
    const known = byId.get(reference!) ?? (one.row === null ? byName.get(reference!) : undefined);
    // GitHub's name of today, where GitHub has been asked.
    const name = known?.full_name ?? one.full_name;
    const communities = institution.communities
      .filter((community) => name !== null && hasRepository(belongs, community, name, one.row, known))
      .map((community) => community.name);
    const id = known?.id ?? one.row?.id;
    if (communities.length === 0) {
      if (one.items === 0) continue;
      const isOurs =
        name !== null &&
        institution.communities.some((community) => belongs(community.name, { full_name: name }));
      if (name === null) nameless.push(`number ${reference}`);
      else if (!isOurs) others.push(name);
      else if (known === undefined && one.unknown !== undefined)
        unclear.push(`${name} (${one.unknown.map((column) => UNCLEAR[column]).join(', nor ')})`);
      else if (known?.is_private ?? one.row?.is_private) hidden.push(name);
      else forks.push(name);
    } else if (id === undefined) numberless.push(name!);
    else {
      for (const name of one.references) ids.set(name, id);
      chosen.push(one);
      if (!known) fresh.push(one.row!);
      scopes.push(...communities.map((community) => ({ community, repo_id: id })));
    }
  }
  await saveImportedRepos(db, fresh, scopes, now);
  return { ids, chosen, others, nameless, hidden, forks, unclear, numberless };
}

/** As GitHub is asked for them: public ones alone; of an organisation, those that are no forks, and by name, any. */
function hasRepository(
  belongs: Belonging['belongs'],
  { name: community, repositories }: Institution['communities'][number],
  name: string,
  row: RepoRow | null,
  known: StoredRepo | undefined,
): boolean {
  // What GitHub says of it now weighs more than what the file says of another day.
  const isPrivate = known?.is_private ?? row?.is_private ?? false;
  if (isPrivate || !belongs(community, { full_name: name })) return false;
  const isNamed = repositories.some((own) => own.toLowerCase() === name.toLowerCase());
  return isNamed || known?.communities.includes(community) === true || !row?.is_fork;
}
