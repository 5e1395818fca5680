/** How many must be picked for the backlog to stop growing, and how many are usually done. */

/** One iteration that is over. */
export interface PastIteration {
  /** Community pull requests that were opened in it. */
  opened: number;
  /** That came to an end in it, and of these those in which the team had taken part. */
  ended: number;
  ended_by_team: number;
}

export interface Pace {
  /** From this many on the backlog stops growing; 0 = it shrinks without us. */
  break_even: number | null;
  /** What the team closes in half of its iterations, or more. */
  usual: number | null;
}

/** Fewer iterations say nothing. */
const FEWEST_ITERATIONS = 3;

export function paceOf(past: readonly PastIteration[]): Pace {
  if (past.length < FEWEST_ITERATIONS) return { break_even: null, usual: null };
  const left = past.reduce((sum, one) => sum + one.opened - (one.ended - one.ended_by_team), 0);
  const done = past.map((one) => one.ended_by_team).toSorted((a, b) => a - b);
  return {
    break_even: Math.max(0, Math.ceil(left / past.length)),
    usual: done[Math.floor((done.length - 1) / 2)]!,
  };
}
