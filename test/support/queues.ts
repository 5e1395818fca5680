/** Queues for tests: candidates that wait for a first response unless said otherwise, members, requests, and a whole sprint. */
import type { Candidate } from '../../src/domain/queue/candidate.ts';
import type { Member } from '../../src/domain/queue/capacity.ts';
import type { QueueRequest } from '../../src/domain/queue/queue.ts';
import type { Team } from '../../src/domain/queue/suggestions.ts';
import type { Size } from '../../src/domain/queue/size.ts';

export const noLines: Size = { source: 0, tests: 0, fixtures: 0, docs: 0, config: 0, generated: 0 };

type Given = Partial<Omit<Candidate, 'turn'>> & Partial<Candidate['turn']> & { lines?: number };

export function candidate(number: number, given: Given = {}): Candidate {
  const { side = 'MAINTAINER', reason = 'first_response', since = 0, confidence = 'high', ...rest } = given;
  const { also = [], lines = 999, ...own } = rest;
  const repository = own.repository ?? 'springboard/hub';
  return {
    repo_id: '1',
    repository,
    number,
    node_id: `PR_${String(number).padStart(4, '0')}`,
    url: `https://github.com/${repository}/pull/${number}`,
    title: `Change ${number}`,
    community: 'Springboard',
    author: `${1000 + number}`,
    turn: { side, reason, since, confidence, also },
    held_days: 0,
    is_archived: false,
    size: { ...noLines, source: lines },
    is_newcomer: false,
    is_returning_unanswered: false,
    has_fresh_reply: false,
    issues: [],
    collisions: [],
    authorship: null,
    rounds: 0,
    areas: [`${repository}:src`],
    ...own,
  };
}

/** On the team for ever, always there; nobody knows what they can do. */
export function member(id: string, given: Partial<Member> = {}): Member {
  return {
    id,
    login: `person-${id}`,
    spans: [{ from: null, to: null }],
    away: [],
    capacity_hours: null,
    ...given,
  };
}

export function team(given: Partial<Team> = {}): Team {
  return { members: [], touches: [], loads: new Map(), not_me: new Set(), pairs: new Map(), ...given };
}

export const SPRINT = { start: '2026-07-08T00:00:00Z', end: '2026-07-22T00:00:00Z' };
/** Two days before it is planned. */
export const BEFORE_SPRINT = '2026-07-06T12:00:00Z';

/** Nothing waits, and nobody is there, unless said otherwise. */
export function queueRequest(given: Partial<QueueRequest> = {}): QueueRequest {
  return {
    candidates: [],
    team: team(),
    past: [],
    strategic: new Set(['Springboard']),
    in_iteration: [],
    carried_over: [],
    size: 5,
    target_days: 5,
    window: SPRINT,
    now: BEFORE_SPRINT,
    iteration: 46,
    is_session: false,
    is_for_one: false,
    ...given,
  };
}

const since = (days: number) => Date.parse(BEFORE_SPRINT) - days * 86_400_000;
const knows = (id: string, area: string) =>
  [1, 2, 3].map(() => ({ member: id, area, at: '2026-06-01T00:00:00Z' }));

/** Five picks of every kind, and what is not among them. */
export const WHOLE_SPRINT = queueRequest({
  candidates: [
    candidate(88, {
      repository: 'springboard/docs',
      title: 'Profiles in the docs',
      reason: 'approve_ci',
      since: since(19),
      held_days: 13,
      is_newcomer: true,
      size: { ...noLines, docs: 40 },
    }),
    candidate(1721, {
      title: 'Retry on conflict',
      since: since(31),
      held_days: 21,
      is_newcomer: true,
      size: { ...noLines, source: 12, tests: 40, generated: 900 },
      authorship: 'declined',
    }),
    candidate(551, {
      repository: 'springboard/proxy',
      title: 'Proxy timeouts',
      since: since(24),
      held_days: 16,
      is_returning_unanswered: true,
      size: { ...noLines, source: 60 },
      issues: ['springboard/proxy#500'],
      collisions: ['springboard/proxy#540'],
      authorship: 'declared',
    }),
    candidate(17, {
      repository: 'springboard/chart',
      title: 'Helm values',
      side: 'MERGER',
      reason: 'merge',
      since: since(5),
      held_days: 3,
      size: { ...noLines, source: 4, config: 9 },
      rounds: 3,
    }),
    candidate(9, { side: 'AUTHOR', reason: 'changes' }),
    candidate(10, { side: 'AUTHOR', reason: 'checks' }),
    candidate(11, { title: 'Old one', since: since(90), held_days: 62, reason: 're_review', author: '9' }),
  ],
  team: team({
    members: [
      member('1', { login: 'octocat', capacity_hours: 6 }),
      member('2', { login: 'hubot', capacity_hours: 6 }),
    ],
    touches: [
      ...knows('2', 'springboard/hub:src'),
      ...knows('1', 'springboard/proxy:src'),
      ...knows('2', 'springboard/proxy:src'),
    ],
    loads: new Map([['1', { open_turns: 1, done_in_30_days: 2 }]]),
  }),
  past: [
    { opened: 9, ended: 7, ended_by_team: 4 },
    { opened: 6, ended: 5, ended_by_team: 3 },
    { opened: 8, ended: 10, ended_by_team: 6 },
  ],
});
