/** What is due for the review queue just now: the list of the coming iteration, and the outcomes of those that are over. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import { dueIteration, queueKey } from '../../domain/queue/due.ts';
import { iterationWindow, type Iterations } from '../../domain/calendar/iteration.ts';
import type { Database } from '../../store/driver/database.ts';
import { standingEntry, wantOutcomes, wantQueue, type QueuePlace } from './post-queue.ts';
import { computeQueue, type QueueRules, type Turns } from './queue.ts';

export interface Filling {
  rules: QueueRules & { iterations: Iterations };
  place: QueuePlace;
  size: number;
  now: Date;
  /** null = no such issue is open */
  findIssue: () => Promise<number | null>;
  turns: () => Promise<Turns>;
}

/** @returns keys of the posts that are to be written */
export async function fillQueue(db: Database, filling: Filling): Promise<string[]> {
  const outcomes = await wantOutcomes(db, filling.rules.iterations, filling.now);
  const list = await fillList(db, filling);
  return list === null ? outcomes : [...outcomes, list];
}

/**
 * One list for each iteration: once it stands, people work with it, and only a person asks for more. Where GitHub did not let us
 * edit the text of the issue, a comment beneath it takes its place.
 */
async function fillList(
  db: Database,
  { rules, place, size, now, findIssue, turns }: Filling,
): Promise<string | null> {
  const iteration = dueIteration(rules.iterations, now);
  if (iteration === null) return null;
  const window = iterationWindow(rules.iterations, iteration);
  const standing = await standingEntry(db, queueKey(place.repository, window));
  if (standing?.is_wanted) return null;
  const number = standing?.post.number ?? (await findIssue());
  if (number === null) return null;
  const queue = await computeQueue(db, await turns(), rules, { iteration, size, now: wholeSecond(now) });
  // Tomorrow there may be something.
  if (queue.items.length === 0 && standing === null) return null;
  return wantQueue(db, queue, place, { findIssue: async () => number, now: wholeSecond(now) });
}
