/** Ways of choosing what a team reviews in an iteration: the queue's lanes, and what there is without them. */
import type { Candidate } from '../../../src/domain/queue/candidate.ts';
import { pick } from '../../../src/domain/queue/lanes.ts';

export type Policy = (eligible: readonly Candidate[], size: number) => Candidate[];

export const TARGET_DAYS = 5;

export const POLICIES: Record<'oldest first' | 'lanes', Policy> = {
  'oldest first': (eligible, size) =>
    eligible.toSorted((a, b) => b.held_days - a.held_days || a.number - b.number).slice(0, size),
  lanes: (eligible, size) =>
    pick(eligible, { size, target_days: TARGET_DAYS }).map(({ candidate }) => candidate),
};
