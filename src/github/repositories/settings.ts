/** Who may contribute to the repositories of an account: REST's list has it, a hundred a request; GraphQL does not. */
import type { RepositorySettings } from '../../domain/quality/settings.ts';
import type { GitHubClient } from '../transport/types.ts';

interface ListedRepository {
  id: number;
  /** Absent where this GitHub does not know the setting. */
  has_pull_requests?: boolean;
  pull_request_creation_policy?: string;
}

/**
 * @param login an organisation or a person
 * @returns by the repository's id; of its public ones
 * @throws GitHubRefused · GitHubUnavailable
 */
export async function readSettings(
  github: GitHubClient,
  login: string,
): Promise<Map<string, RepositorySettings>> {
  const found = new Map<string, RepositorySettings>();
  for (let page = 1; ; page++) {
    const { rows, hasNext } = await github.list<ListedRepository | null>(
      'GET /users/{login}/repos',
      { login, per_page: 100, page },
      { purpose: 'settings', repository: null, page_size: 100, owner: login },
    );
    // One that GitHub cannot show just now stays as it was seen last.
    for (const row of rows) if (row !== null) found.set(String(row.id), settingsOf(row));
    if (!hasNext) return found;
  }
}

function settingsOf({
  has_pull_requests,
  pull_request_creation_policy,
}: ListedRepository): RepositorySettings {
  return {
    pull_requests: has_pull_requests === undefined ? null : has_pull_requests ? 'on' : 'off',
    pull_request_creation: pull_request_creation_policy ?? null,
  };
}
