/** What is asked of a community again and again. */
import type { Comment, Community, Item, Items, Repository, Review } from './community.ts';

/** Repositories by name in lower case, former names included. */
export function repositoriesByName({
  repositories,
}: Pick<Community, 'repositories'>): Map<string, Repository> {
  return new Map(
    repositories.flatMap((one) =>
      [one.formerName, one.nameWithOwner].flatMap((name): [string, Repository][] =>
        name === undefined ? [] : [[name.toLowerCase(), one]],
      ),
    ),
  );
}

/** The same community for somebody who is not shown these repositories. */
export function withoutRepositories(community: Community, hidden: readonly Repository[]): Community {
  if (hidden.length === 0) return community;
  const ids = new Set(hidden.map(({ id }) => id));
  return {
    ...community,
    repositories: community.repositories.filter(({ id }) => !ids.has(id)),
    node: (id) => {
      const found = community.node(id);
      const home = found && 'repository' in found ? (found.repository as Repository).id : id;
      return ids.has(home) ? undefined : found;
    },
  };
}

/** An array as a list read by index. */
export function itemsOf<T>(array: readonly T[]): Items<T> {
  return { count: array.length, at: (index) => array[index] as T };
}

export function commentsOf(item: Item): Comment[] {
  return item.timeline.filter((entry): entry is Comment => entry.__typename === 'IssueComment');
}

export function reviewsOf(item: Item): Review[] {
  return item.timeline.filter((entry): entry is Review => entry.__typename === 'PullRequestReview');
}

/** Several communities behind one address; the first that knows a name answers for it. */
export function joinedCommunities(communities: Community[]): Community {
  const [only] = communities;
  if (only && communities.length === 1) return only;
  const first = <T>(ask: (community: Community) => T | undefined) => {
    for (const community of communities) {
      const answer = ask(community);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  return {
    repositories: communities.flatMap((community) => community.repositories),
    projects: communities.flatMap((community) => community.projects ?? []),
    actor: (login) => first((community) => community.actor(login)),
    node: (id) => first((community) => community.node(id)),
  };
}
