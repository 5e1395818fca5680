/** Which repositories there are, and what GitHub counts in them. */
import type { RepoRow, RepositoryCounts } from '../../domain/history/facts.ts';
import type { Answer, GitHubClient } from '../transport/client.ts';
import { document } from '../transport/documents.ts';
import { GitHubRefused, GitHubUnavailable } from '../transport/failures.ts';
import type { OwnerQuery } from '../answers.generated.ts';
import { repoRow } from '../releases/release-rows.ts';

/**
 * @param privateToo for the institution's own plans; what is measured is public
 * @throws GitHubRefused when there is no such repository, the token may not see it, or it is private
 */
export async function readRepository(
  github: GitHubClient,
  fullName: string,
  { privateToo = false } = {},
): Promise<{ repo: RepoRow; counts: RepositoryCounts }> {
  const [owner, name] = fullName.split('/');
  const { data } = await github.query(
    document('repository'),
    { owner, name },
    { purpose: 'counts', repository: fullName, page_size: null },
  );
  const { repository } = data;
  // One that it does not know it refuses; nothing without a reason is GitHub's own trouble.
  if (repository === null)
    throw new GitHubUnavailable(`${fullName}: GitHub cannot show it just now; run it again later.`);
  if (repository.isPrivate && !privateToo)
    throw new GitHubRefused(
      `${fullName}: it is private, and Headwater measures public repositories only; take it out of the configuration.`,
    );
  return {
    repo: repoRow(repository),
    counts: {
      pull_requests: repository.pullRequests.totalCount,
      issues: repository.issues.totalCount,
      releases: repository.releases.totalCount,
      tags: repository.refs?.totalCount ?? 0,
    },
  };
}

/**
 * All public repositories of an organisation or person that are not forks, by name.
 * @throws GitHubRefused when GitHub knows no such owner
 */
export async function readOwnersRepositories(github: GitHubClient, login: string): Promise<RepoRow[]> {
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
      throw new GitHubRefused(
        `${login}: GitHub knows no such organisation or person; correct its name in the configuration.`,
      );
    const { nodes, pageInfo } = owner.repositories;
    if (nodes === null)
      throw new GitHubUnavailable(
        `${login}: GitHub cannot list its repositories just now; run it again later.`,
      );
    for (const node of nodes) if (node !== null) repos.push(repoRow(node));
    if (!pageInfo.hasNextPage) return repos;
    after = pageInfo.endCursor;
  }
}
