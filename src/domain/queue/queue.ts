/** The list of an iteration: what may be picked, what is picked and why, who could take it, and how long the list should be. */
import type { Window } from '../calendar/week.ts';
import { type PastIteration, paceOf, type Pace } from './backlog.ts';
import type { Candidate, Picked } from './candidate.ts';
import { teamCapacity } from './capacity.ts';
import { type LeftOut, sortOut } from './eligibility.ts';
import { pick } from './lanes.ts';
import type { PickedItem } from './outcome.ts';
import { scoreOf, termsOf } from './score.ts';
import { sessionList } from './session.ts';
import { familiarity, suggest, type Suggestion, type Team } from './suggestions.ts';

export interface QueueRequest {
  candidates: readonly Candidate[];
  team: Team;
  past: readonly PastIteration[];
  strategic: ReadonlySet<string>;
  /** What was picked for this iteration before: it keeps its place, whatever became of it. */
  in_iteration: readonly PickedItem[];
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
  /** Picked for this iteration, and ended since. */
  ended: PickedItem[];
  /** Eligible, and not on the list. */
  more: number;
  left_out: Record<LeftOut, number>;
  pace: Pace;
  /** Pull requests that the team can take; null = nobody has said. */
  capacity: number | null;
}

export function queueOf(request: QueueRequest): Queue {
  const { candidates, team, window, size, now, iteration, is_session } = request;
  const in_iteration = new Set(request.in_iteration.map(({ node_id }) => node_id));
  const { eligible, left_out } = sortOut(candidates, { ...request, in_iteration });
  const capacity = teamCapacity(team.members, window);
  const kept = is_session ? [] : keptPicks(request);
  const bounded = Math.max(0, Math.min(size, capacity ?? size) - kept.length);
  const picks = is_session
    ? sessionList(eligible, { ...request, size })
    : request.is_for_one
      ? knownFirst(eligible, request)
      : pick(eligible, { ...request, size: bounded });
  const suggestions = suggest(
    [...kept, ...picks].map(({ candidate }) => candidate),
    team,
    { window, now },
  );
  return {
    iteration,
    window,
    now,
    is_session,
    items: [...kept, ...picks].map((one, index) => ({ ...one, suggestion: suggestions[index]! })),
    ended: request.in_iteration.filter(({ ended_at }) => ended_at !== null),
    more: eligible.length - picks.length,
    left_out,
    pace: paceOf(request.past),
    capacity,
  };
}

function keptPicks({ in_iteration, candidates, target_days }: QueueRequest): Picked[] {
  const open = new Map(candidates.map((candidate) => [candidate.node_id, candidate]));
  return in_iteration.flatMap(({ node_id, lane }) => {
    const candidate = open.get(node_id);
    if (candidate === undefined) return [];
    const terms = termsOf(candidate, { target_days, picked: [] });
    return [{ candidate, lane, terms, score: scoreOf(terms) }];
  });
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
