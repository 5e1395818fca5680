/** What is told while history is read. */
import type { RepoRow } from '../../domain/history/facts.ts';
import type { ReadingProgress, Run } from './history.ts';

export function tell(
  run: Run,
  repo: Pick<RepoRow, 'full_name'>,
  stream: string,
  stored: number,
  page: Pick<ReadingProgress, 'total' | 'page_size'> &
    Partial<Pick<ReadingProgress, 'points' | 'points_left' | 'note'>>,
): void {
  const { total, page_size, points = null, points_left = null, note = null } = page;
  run.progress({ repository: repo.full_name, stream, stored, total, page_size, points, points_left, note });
}
