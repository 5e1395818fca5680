/** Which repositories there are, and what GitHub counts in them. */
import type { RepoRow, RepositoryCounts } from '../../domain/history/facts.ts';
import type { Answer, GitHubClient } from '../transport/types.ts';
import { document } from '../transport/documents.ts';
import { GitHubRefused, GitHubUnavailable } from '../transport/failures.ts';
import type { OwnerQuery, RepositoryQuery } from '../answers.generated.ts';
import { words } from '../transport/words.ts';
import { repoRow } from '../releases/release-rows.ts';

/** GitHub's fields, and the parts that they count. */
export const PART_OF_FIELD: Record<string, CountedPart> = {
  pullRequests: 'pull_requests',
  issues: 'issues',
  releases: 'releases',
  refs: 'tags',
};
export type CountedPart = keyof RepositoryCounts;

/** A part that GitHub does not give while it gives the others. */
export interface RefusedPart<Part extends string = CountedPart> {
  part: Part;
  /** In GitHub's words. */
  reason: string;
}

/**
 * @param privateToo for the institution's own plans; what is measured is public
 * @throws GitHubRefused when there is no such repository, the token may not see it, or it is private
 */
export async function readRepository(
  github: GitHubClient,
  fullName: string,
  { privateToo = false } = {},
): Promise<{ repo: RepoRow; counts: RepositoryCounts; refused: RefusedPart[] }> {
  const refused: RefusedPart[] = [];
  const { repository } = await withoutRefused(github, fullName, refused);
  // One that it does not know it refuses; nothing without a reason is GitHub's own trouble.
  if (repository === null)
    throw new GitHubUnavailable(`${fullName}: GitHub cannot show it just now; run it again later.`, {
      isOfThis: true,
    });
  if (repository.isPrivate && !privateToo)
    throw new GitHubRefused(
      `${fullName}: it is private, and Headwater measures public repositories only; take it out of the configuration.`,
    );
  return {
    repo: repoRow(repository),
    counts: {
      pull_requests: repository.pullRequests?.totalCount ?? null,
      issues: repository.issues?.totalCount ?? null,
      releases: repository.releases?.totalCount ?? null,
      // Of a repository without a commit there are no references.
      tags: refused.some(({ part }) => part === 'tags') ? null : (repository.refs?.totalCount ?? 0),
    },
    refused,
  };
}

/** Once more without each part that is refused. */
async function withoutRefused(
  github: GitHubClient,
  fullName: string,
  refused: RefusedPart[],
): Promise<RepositoryQuery> {
  const [owner, name] = fullName.split('/');
  for (;;)
    try {
      const { data, errors } = await github.query(
        document('repository'),
        { owner, name, ...Object.fromEntries(refused.map(({ part }) => [part, false])) },
        { purpose: 'counts', repository: fullName, page_size: null },
      );
      for (const { path, message } of errors) {
        const part = PART_OF_FIELD[String(path[1])];
        if (part) refused.push({ part, reason: message });
      }
      return data;
    } catch (error) {
      if (!(error instanceof GitHubRefused)) throw error;
      const parts = new Set(error.parts.flatMap((field) => PART_OF_FIELD[field] ?? []));
      const fresh = [...parts].filter((one) => !refused.some(({ part }) => part === one));
      if (fresh.length === 0) throw error;
      refused.push(...fresh.map((part) => ({ part, reason: error.reason })));
    }
}

export const REPOSITORY_NAMES =
  'query RepositoryNames($ids: [ID!]!) { rateLimit { cost remaining resetAt } nodes(ids: $ids) { ... on Repository { id nameWithOwner } } }';

/** Today's names of repositories by their node ids; what GitHub shows no more is left out. */
export async function readRepositoryNodes(
  github: GitHubClient,
  owner: string,
  ids: readonly string[],
): Promise<{ full_name: string }[]> {
  const { data } = await github.query<{ nodes: ({ nameWithOwner?: string } | null)[] }>(
    REPOSITORY_NAMES,
    { ids },
    { purpose: 'names', repository: null, owner, page_size: ids.length },
  );
  return data.nodes.flatMap((node) => (node?.nameWithOwner ? [{ full_name: node.nameWithOwner }] : []));
}

/**
 * All public repositories of an organisation or person that are not forks, by name.
 * @param unlisted told why, where GitHub cannot show some of them: they are there, and missing here
 * @throws GitHubRefused when GitHub knows no such owner
 */
export async function readOwnersRepositories(
  github: GitHubClient,
  login: string,
  unlisted: (reason: string) => void = () => {},
): Promise<RepoRow[]> {
  const repos: RepoRow[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Answer<OwnerQuery> = await github.query(
      document('owner'),
      { login, first: 100, after },
      { purpose: 'repositories', repository: null, page_size: 100, owner: login },
    );
    const owner = answer.data.repositoryOwner;
    if (owner === null)
      throw new GitHubRefused(`${login}: GitHub knows no such organisation or person; correct its name.`);
    const { nodes, pageInfo } = owner.repositories;
    if (nodes === null)
      throw new GitHubUnavailable(
        `${login}: GitHub cannot list its repositories just now; run it again later.`,
      );
    for (const node of nodes) if (node !== null) repos.push(repoRow(node));
    if (nodes.includes(null)) unlisted(words(answer.errors[0]?.message ?? 'it does not say why'));
    if (!pageInfo.hasNextPage) return repos;
    after = pageInfo.endCursor;
  }
}
