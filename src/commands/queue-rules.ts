/** What the configuration says of the review queue. */
import type { Configuration } from '../config/configuration.ts';
import type { Queue } from '../domain/queue/queue.ts';
import { computeQueue, type QueueRules, type QueueWish } from '../flows/queue/queue.ts';
import { currentTurns } from '../flows/queue/turns.ts';
import type { Database } from '../store/driver/database.ts';

export function queueRules(configuration: Configuration): QueueRules {
  const { institution, strategic, availability, iterations, queue } = configuration;
  return {
    institution,
    strategic,
    availability,
    iterations: iterations ?? null,
    target_days: queue.target_days,
  };
}

/** The queue as it would be picked at that instant. */
export async function queueAt(
  db: Database,
  configuration: Configuration,
  wish: QueueWish & { now: string },
): Promise<Queue> {
  const turns = await currentTurns(db, configuration.institution, wish.now);
  return computeQueue(db, turns, queueRules(configuration), wish);
}
