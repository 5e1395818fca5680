/** The list of an iteration: what may be picked, what is picked and why, who could take it, and how long the list should be. */
import type { Window } from '../calendar/week.ts';
import { type PastIteration, paceOf, type Pace } from './backlog.ts';
import type { Candidate, Picked } from './candidate.ts';
import { teamCapacity } from './capacity.ts';
import { type LeftOut, sortOut } from './eligibility.ts';
import { pick } from './lanes.ts';
import { sessionList } from './session.ts';
import { suggest, type Suggestion, type Team } from './suggestions.ts';

export interface QueueRequest {
  candidates: readonly Candidate[];
  team: Team;
  past: readonly PastIteration[];
  strategic: ReadonlySet<string>;
  /** Node ids of what already stands in the iteration: it keeps its place, and is not picked again. */
  in_iteration: ReadonlySet<string>;
  /** Node ids of the last iteration's picks that go on. */
  carried_over: readonly string[];
  size: number;
  target_days: number;
  window: Window;
  /** ISO instant */
  now: string;
  is_session: boolean;
}

export interface QueueItem extends Picked {
  suggestion: Suggestion;
}

export interface Queue {
  items: QueueItem[];
  /** Eligible, and not on the list. */
  more: number;
  left_out: Record<LeftOut, number>;
  pace: Pace;
  /** Pull requests that the team can take; null = nobody has said. */
  capacity: number | null;
}

export function queueOf(request: QueueRequest): Queue {
  const { candidates, team, window, size, now } = request;
  const { eligible, left_out } = sortOut(candidates, request);
  const capacity = teamCapacity(team.members, window);
  const taken = candidates.filter(({ node_id }) => request.in_iteration.has(node_id)).length;
  const bounded = Math.max(0, Math.min(size, capacity ?? size) - taken);
  const picks = request.is_session
    ? sessionList(eligible, { ...request, size })
    : pick(eligible, { ...request, size: bounded });
  const suggestions = suggest(
    picks.map(({ candidate }) => candidate),
    team,
    { window, now },
  );
  return {
    items: picks.map((one, index) => ({ ...one, suggestion: suggestions[index]! })),
    more: eligible.length - picks.length,
    left_out,
    pace: paceOf(request.past),
    capacity,
  };
}

