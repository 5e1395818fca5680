/** A community with what is looked up in it, each found once. Whoever changes the community throws this away. */
import type { Actor, Comment, Community, Item, ItemReference, Repository } from './community.ts';
import { commentsOf, repositoriesByName } from './reading.ts';

export interface Served {
  community: Community;
  /** By "owner/name" in any letter case, former names included. */
  repository(fullName: string): Repository | undefined;
  repositoryById(databaseId: string): Repository | undefined;
  /** A login that owns repositories here. */
  owner(login: string): Actor | undefined;
  item(reference: ItemReference): Item | null;
  node(id: string): { __typename: string } | undefined;
  /** What was made of that object under that name; `make` is asked once. */
  once<T>(of: object, name: string, make: () => T): T;
}

export function served(community: Community): Served {
  const { repositories } = community;
  const byName = repositoriesByName(community);
  const byId = new Map(repositories.map((one) => [String(one.databaseId), one]));
  const owners = new Map(repositories.map(({ owner }) => [owner.login.toLowerCase(), owner]));
  const comment = commentsById(repositories);
  const known = new WeakMap<object, Map<string, unknown>>();
  return {
    community,
    repository: (fullName) => byName.get(fullName.toLowerCase()),
    repositoryById: (databaseId) => byId.get(databaseId),
    owner: (login) => owners.get(login.toLowerCase()),
    item: ({ repository, number }) => byName.get(repository.toLowerCase())?.byNumber(number) ?? null,
    node: (id) => community.node(id) ?? comment(id),
    once: <T>(of: object, name: string, make: () => T) => {
      const made = known.get(of) ?? new Map<string, unknown>();
      known.set(of, made);
      if (!made.has(name)) made.set(name, make());
      return made.get(name) as T;
    },
  };
}

/** Comments have no register of their own: edited ones are looked up where one is asked for by id. */
function commentsById(repositories: readonly Repository[]): (id: string) => Comment | undefined {
  let known: Map<string, Comment> | undefined;
  return (id) => {
    if (!id.startsWith('IC_')) return undefined;
    known ??= new Map(repositories.flatMap(editedIn).map((comment) => [comment.id, comment]));
    return known.get(id);
  };
}

function editedIn({ issues }: Repository): Comment[] {
  return Array.from({ length: issues.count }, (_, index) => commentsOf(issues.at(index)))
    .flat()
    .filter(({ revisions }) => revisions?.length);
}
