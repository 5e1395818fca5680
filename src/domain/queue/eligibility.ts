/** Which pull requests may be picked at all. The reasons are counted below the list. */
import type { Candidate } from './candidate.ts';
import { isWithinLimits } from './size.ts';

/** Why it is not to be picked: the first that holds. */
export const LEFT_OUT = [
  'archived',
  'not_strategic',
  'waits_on_author',
  'checks_fail',
  'turn_unclear',
  'not_ready',
  'in_iteration',
  'too_large',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export interface Eligibility {
  /** Names of the strategic communities. */
  strategic: ReadonlySet<string>;
  /** Node ids of what stands in the iteration already. */
  in_iteration: ReadonlySet<string>;
}

/** @returns null = it may be picked */
export function leftOut(candidate: Candidate, { strategic, in_iteration }: Eligibility): LeftOut | null {
  const { side, also, reason } = candidate.turn;
  if (candidate.is_archived) return 'archived';
  if (!strategic.has(candidate.community)) return 'not_strategic';
  // What fails on the base branch, too, is not this pull request's fault.
  if (reason === 'checks' || also.includes('checks')) return 'checks_fail';
  if (side === 'AUTHOR') return 'waits_on_author';
  if (side === 'UNCLEAR') return 'turn_unclear';
  if (side !== 'MAINTAINER' && side !== 'MERGER') return 'not_ready';
  if (in_iteration.has(candidate.node_id)) return 'in_iteration';
  return isWithinLimits(candidate.size) ? null : 'too_large';
}

/**
 * A repository may belong to several communities: each of its pull requests once, of a strategic community where there is
 * one, else of the first.
 */
export function eachOnce<One extends Pick<Candidate, 'node_id' | 'community'>>(
  candidates: readonly One[],
  strategic: ReadonlySet<string>,
): One[] {
  return [...Map.groupBy(candidates, ({ node_id }) => node_id).values()].map(
    (same) => same.find(({ community }) => strategic.has(community)) ?? same[0]!,
  );
}

export interface Sorted {
  eligible: Candidate[];
  left_out: Record<LeftOut, number>;
}

export function sortOut(candidates: readonly Candidate[], rules: Eligibility): Sorted {
  const left_out = Object.fromEntries(LEFT_OUT.map((why) => [why, 0])) as Record<LeftOut, number>;
  const eligible = candidates.filter((candidate) => {
    const why = leftOut(candidate, rules);
    if (why !== null) left_out[why]++;
    return why === null;
  });
  return { eligible, left_out };
}
