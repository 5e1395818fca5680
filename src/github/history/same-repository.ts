/** A name is asked for, and means whoever bears it today: one that was renamed or deleted may have lost it to another. */
import type { RepoRow } from '../../domain/history/facts.ts';
import { GitHubRefused } from '../transport/failures.ts';

/**
 * @param answered the repository that GitHub answers of
 * @throws GitHubRefused where it is another one: none of that is ours to store
 */
export function requireSame(
  repo: Pick<RepoRow, 'id' | 'full_name'>,
  answered: { databaseId?: number | string | null } | null | undefined,
): void {
  const id = answered?.databaseId;
  if (id === null || id === undefined || String(id) === repo.id) return;
  const reason = 'another repository has that name now';
  throw new GitHubRefused(`${repo.full_name}: ${reason}; the next run finds out what this one is called.`, {
    isWhole: true,
    reason,
  });
}
