/** What the weekly issue says of the queue of the running sprint: where it stands, and what of it can still be picked. */
import { iterationAt, iterationWindow, type Iterations } from '../../domain/calendar/iteration.ts';
import { queueKey } from '../../domain/queue/due.ts';
import type { QueueSummary } from '../../domain/queue/summary.ts';
import type { Database } from '../../store/driver/database.ts';
import { picksOf } from '../../store/queue/picks.ts';
import { IN_LANE } from '../../text/queue/section.ts';
import { standingEntry } from './post-queue.ts';

/**
 * @param repository where the recurring issue is, owner/name
 * @param now ISO instant
 * @returns null = no list of that sprint was posted
 */
export async function queueSummary(
  db: Database,
  { iterations, repository }: { iterations: Iterations; repository: string },
  now: string,
): Promise<QueueSummary | null> {
  const iteration = iterationAt(iterations, now);
  if (iteration === null) return null;
  const window = iterationWindow(iterations, iteration);
  const entry = await standingEntry(db, queueKey(repository, window));
  const picks = await picksOf(db, window.start, now);
  if (entry === null && picks.length === 0) return null;
  const items = picks
    .filter(({ ended_at }) => ended_at === null)
    .map(({ url, lane }) => ({ url, why: IN_LANE[lane] }));
  return { iteration, url: entry?.posted_url ?? null, items };
}
