/**
 * Twenty-four months of a team that reviews what its queue offers, and nothing else: 52 iterations of ten business days. What
 * comes in differs from run to run and not from policy to policy, so that two policies are held against each other on the
 * same pull requests. Nobody's author gives up: what is never served waits until the end.
 */
import type { Member } from '../../../src/domain/queue/capacity.ts';
import { HOURS_PER_PULL_REQUEST } from '../../../src/domain/queue/capacity.ts';
import type { Candidate } from '../../../src/domain/queue/candidate.ts';
import { suggest, type Touch } from '../../../src/domain/queue/suggestions.ts';
import { chanceOf } from '../chance.ts';
import type { Policy } from './policies.ts';
import { candidate, member, team } from '../../support/queues.ts';

export interface Course {
  /** Business days from opening to the first review; Infinity = none within the 24 months. */
  first_response_days: number;
  is_newcomer: boolean;
  /** Opened early enough that an answer could be expected within the months. */
  is_counted: boolean;
}

export interface Run {
  courses: Course[];
  /** Business days that somebody who waits at the end, or was served, waited at most for the next review. */
  longest_wait_days: number;
  /** Reviews by each person, as a share of what they said they have. */
  loads: number[];
  /** The most that anybody was given in one iteration, as a share of what they have. */
  highest_load: number;
}

export const ITERATIONS = 52;
const DAYS = 10;
/** What is opened in the last eight weeks is not counted. */
const COUNTED_UNTIL = 48;
const REPOSITORIES = ['hub', 'proxy', 'docs', 'chart'];
/** Hours per iteration of a small team: 12 h are eight pull requests. */
const HOURS = [1.5, 3, 4.5, 3];
const WINDOW = { start: '2026-01-07T00:00:00Z', end: '2026-01-21T00:00:00Z' };
const SHARE_NEWCOMERS = 0.4;
const SHARE_OF_SECOND_ROUNDS = 0.35;

const TEAM: Member[] = HOURS.map((capacity_hours, index) =>
  member(String(index), { login: `reviewer-${index}`, capacity_hours }),
);
/** Each knows two repositories well. */
const TOUCHES: Touch[] = TEAM.flatMap(({ id }, index) =>
  [0, 1].flatMap((step) =>
    [0, 1, 2].map(() => ({
      member: id,
      area: `springboard/${REPOSITORIES[(index + step) % REPOSITORIES.length]!}:src`,
      at: '2026-01-01T00:00:00Z',
    })),
  ),
);

export const CAPACITY = Math.floor(HOURS.reduce((sum, one) => sum + one, 0) / HOURS_PER_PULL_REQUEST);

interface Pull {
  candidate: Omit<Candidate, 'held_days' | 'turn'>;
  opened: number;
  /** When the ball came to the team; null = it lies with the author or is over. */
  held_since: number | null;
  /** When the author comes back; null = not. */
  back_at: number | null;
  first_response: number | null;
  reason: 'first_response' | 're_review';
  rounds: number;
}

/** @param load arrivals that need a review, second rounds among them, as a share of the team's capacity */
export function simulate(policy: Policy, load: number, seed: number): Run {
  const pulls: Pull[] = [];
  const given = TEAM.map(() => 0);
  let highest_load = 0;
  let longest = 0;
  const perIteration = (CAPACITY * load) / (1 + SHARE_OF_SECOND_ROUNDS);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const start = iteration * DAYS;
    pulls.push(...arrivals(perIteration, iteration, seed));
    for (const pull of pulls)
      if (pull.back_at !== null && pull.back_at < start) {
        pull.held_since = pull.back_at;
        pull.back_at = null;
        pull.reason = 're_review';
      }
    // The list is made when the iteration begins: what is opened later waits for the next one.
    const waiting = pulls.filter(({ held_since }) => held_since !== null && held_since < start);
    const byId = new Map(waiting.map((pull) => [pull.candidate.node_id, pull]));
    const picked = policy(
      waiting.map((pull) => asCandidate(pull, start)),
      CAPACITY,
    );
    const suggestions = suggest(picked, team({ members: TEAM, touches: TOUCHES }), {
      window: WINDOW,
      now: WINDOW.start,
    });
    const now = TEAM.map(() => 0);
    for (const [index, { node_id }] of picked.entries()) {
      const who = TEAM.findIndex(({ login }) => login === suggestions[index]!.reviewer);
      if (who < 0) continue;
      now[who]!++;
      given[who]!++;
      const pull = byId.get(node_id)!;
      const chance = chanceOf(seed, pull.candidate.number, pull.rounds, 7);
      const at = start + Math.floor((index / picked.length) * DAYS);
      longest = Math.max(longest, at - pull.held_since!);
      pull.first_response ??= at;
      pull.held_since = null;
      if (pull.rounds++ === 0 && chance.happens(SHARE_OF_SECOND_ROUNDS))
        pull.back_at = at + 1 + Math.floor(chance.logNormal(6, 0.8));
    }
    for (const [index, reviews] of now.entries())
      highest_load = Math.max(highest_load, (reviews * HOURS_PER_PULL_REQUEST) / HOURS[index]!);
  }
  const end = ITERATIONS * DAYS;
  for (const { held_since } of pulls) if (held_since !== null) longest = Math.max(longest, end - held_since);
  return {
    courses: pulls.map((pull) => ({
      first_response_days: pull.first_response === null ? Infinity : pull.first_response - pull.opened,
      is_newcomer: pull.candidate.is_newcomer,
      is_counted: pull.opened < COUNTED_UNTIL * DAYS,
    })),
    longest_wait_days: longest,
    loads: given.map((reviews, index) => (reviews * HOURS_PER_PULL_REQUEST) / (HOURS[index]! * ITERATIONS)),
    highest_load,
  };
}

function asCandidate({ candidate, held_since, reason }: Pull, now: number): Candidate {
  return {
    ...candidate,
    held_days: now - held_since!,
    turn: { side: 'MAINTAINER', reason, since: held_since!, confidence: 'high', also: [] },
  };
}

/** Between whole numbers chance decides, so that the mean is exact. */
function arrivals(mean: number, iteration: number, seed: number): Pull[] {
  const chance = chanceOf(seed, iteration, 0, 3);
  const number = Math.floor(mean) + (chance.happens(mean % 1) ? 1 : 0) + chance.integer(5) - 2;
  return Array.from({ length: Math.max(0, number) }, (_, index) => pullOf(seed, iteration, index));
}

function pullOf(seed: number, iteration: number, index: number): Pull {
  const number = iteration * 1_000 + index;
  const chance = chanceOf(seed, number, 0, 5);
  const repository = `springboard/${chance.pick(REPOSITORIES)}`;
  const isNewcomer = chance.happens(SHARE_NEWCOMERS);
  const opened = iteration * DAYS + chance.integer(DAYS);
  const lines = Math.ceil(chance.logNormal(40, 1.4));
  return {
    candidate: candidate(number, {
      repository,
      node_id: `PR_${String(number).padStart(6, '0')}`,
      author: isNewcomer ? `new-${number}` : `known-${chance.integer(12)}`,
      lines,
      is_newcomer: isNewcomer,
      issues: chance.happens(0.4) ? [`${repository}#1`] : [],
    }),
    opened,
    held_since: opened,
    back_at: null,
    first_response: null,
    reason: 'first_response',
    rounds: 0,
  };
}
