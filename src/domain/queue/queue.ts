/** The list of an iteration: what may be picked, what is picked and why, who could take it, and how long the list should be. */
import type { Window } from '../calendar/week.ts';
import { type PastIteration, paceOf, type Pace } from './backlog.ts';
import type { Candidate, Picked } from './candidate.ts';
import { teamCapacity } from './capacity.ts';
import { type LeftOut, sortOut } from './eligibility.ts';
import { pick } from './lanes.ts';
import { sessionList } from './session.ts';
import { familiarity, suggest, type Suggestion, type Team } from './suggestions.ts';

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
  iteration: number | null;
  is_session: boolean;
  /** The team is one person, and what they know comes first. */
  is_for_one: boolean;
}

export interface QueueItem extends Picked {
  suggestion: Suggestion;
}

export interface Queue {
  /** Its number; null = the configuration counts none. */
  iteration: number | null;
  window: Window;
  now: string;
  is_session: boolean;
  items: QueueItem[];
  /** Eligible, and not on the list. */
  more: number;
  left_out: Record<LeftOut, number>;
  pace: Pace;
  /** Pull requests that the team can take; null = nobody has said. */
  capacity: number | null;
}

export function queueOf(request: QueueRequest): Queue {
  const { candidates, team, window, size, now, iteration, is_session } = request;
  const { eligible, left_out } = sortOut(candidates, request);
  const capacity = teamCapacity(team.members, window);
  const taken = candidates.filter(({ node_id }) => request.in_iteration.has(node_id)).length;
  const bounded = Math.max(0, Math.min(size, capacity ?? size) - taken);
  const picks = is_session
    ? sessionList(eligible, { ...request, size })
    : request.is_for_one
      ? knownFirst(eligible, request)
      : pick(eligible, { ...request, size: bounded });
  const suggestions = suggest(
    picks.map(({ candidate }) => candidate),
    team,
    { window, now },
  );
  return {
    iteration,
    window,
    now,
    is_session,
    items: picks.map((one, index) => ({ ...one, suggestion: suggestions[index]! })),
    more: eligible.length - picks.length,
    left_out,
    pace: paceOf(request.past),
    capacity,
  };
}


/** For one person: lanes among what they know, then among the rest. */
function knownFirst(eligible: readonly Candidate[], request: QueueRequest): Picked[] {
  const { touches, members } = request.team;
  const own = touches.filter(({ member }) => members.some(({ id }) => id === member));
  const isKnown = ({ areas }: Candidate) => familiarity(own, areas, request.now).size > 0;
  const known = pick(eligible.filter(isKnown), request);
  const others = eligible.filter((candidate) => !isKnown(candidate));
  return [...known, ...pick(others, { ...request, size: request.size - known.length })];
}
