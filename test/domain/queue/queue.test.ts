import { describe, expect, it } from 'vitest';
import { paceOf } from '../../../src/domain/queue/backlog.ts';
import { presence, teamCapacity } from '../../../src/domain/queue/capacity.ts';
import { collisionsOf } from '../../../src/domain/queue/collisions.ts';
import type { Candidate } from '../../../src/domain/queue/candidate.ts';
import { leftOut } from '../../../src/domain/queue/eligibility.ts';
import { carriedOver, outcomeOf, type PickedItem } from '../../../src/domain/queue/outcome.ts';
import { queueOf } from '../../../src/domain/queue/queue.ts';
import { sessionList } from '../../../src/domain/queue/session.ts';
import { familiarity, suggest } from '../../../src/domain/queue/suggestions.ts';
import {
  BEFORE_SPRINT as now,
  candidate,
  member,
  queueRequest,
  SPRINT as window,
  team as teamOf,
} from '../../support/queues.ts';

const item = (number: number, given: Partial<PickedItem> = {}): PickedItem => ({
  node_id: `PR_${String(number).padStart(4, '0')}`,
  lane: 'oldest',
  url: `https://github.com/springboard/hub/pull/${number}`,
  title: `Change ${number}`,
  ended_at: null,
  is_merged: false,
  first_act_at: null,
  ...given,
});

describe('eligible is', () => {
  const rules = { strategic: new Set(['Springboard']), in_iteration: new Set(['PR_0009']) };
  it.each<[string, Candidate, ReturnType<typeof leftOut>]>([
    ['what waits on maintainers', candidate(1), null],
    ['what waits to be merged', candidate(1, { side: 'MERGER', reason: 'merge' }), null],
    [
      'nothing that waits on its author',
      candidate(1, { side: 'AUTHOR', reason: 'changes' }),
      'waits_on_author',
    ],
    ['nothing whose checks fail', candidate(1, { side: 'AUTHOR', reason: 'checks' }), 'checks_fail'],
    [
      'nothing red, even where somebody asked',
      candidate(1, { reason: 'reply', also: ['checks'] }),
      'checks_fail',
    ],
    ['what fails on the base branch, too', candidate(1, { also: ['base_red'] }), null],
    ['nothing whose turn is unclear', candidate(1, { side: 'UNCLEAR', reason: 'words' }), 'turn_unclear'],
    ['no draft', candidate(1, { side: 'NONE', reason: 'draft' }), 'not_ready'],
    ['nothing on hold', candidate(1, { side: 'BLOCKED', reason: 'label' }), 'not_ready'],
    ['nothing snoozed', candidate(1, { side: 'PAUSED', reason: 'snoozed' }), 'not_ready'],
    ['nothing archived', candidate(1, { is_archived: true }), 'archived'],
    ['nothing of another community', candidate(1, { community: 'Elsewhere' }), 'not_strategic'],
    ['nothing that is in the iteration', candidate(9), 'in_iteration'],
    ['1,000 source lines', candidate(1, { lines: 1_000 }), null],
    ['not 1,001', candidate(1, { lines: 1_001 }), 'too_large'],
    ['what nobody has measured', candidate(1, { size: null }), null],
  ])('%s', (_, one, why) => expect(leftOut(one, rules)).toBe(why));
});

it('collisions are other open pull requests that name the same issue, and no long list', () => {
  const open = [
    { item: 'o/r#1', issues: ['o/r#10', 'o/r#10'] },
    { item: 'o/r#2', issues: ['o/r#10', 'o/r#11'] },
    { item: 'o/r#3', issues: ['o/r#11'] },
    ...[4, 5, 6, 7, 8].map((n) => ({ item: `o/r#${n}`, issues: ['o/r#12'] })),
  ];
  const found = collisionsOf(open);
  expect(found.get('o/r#1')).toEqual(['o/r#2']);
  expect(found.get('o/r#2')).toEqual(['o/r#1', 'o/r#3']);
  expect(found.get('o/r#4')).toEqual([]);
});

describe('capacity', () => {
  const weekAway = [{ from: '2026-07-15T00:00:00Z', to: '2026-08-01T00:00:00Z' }];
  it('is what people said they have, as far as they are there', () => {
    expect(presence(member('1', { away: weekAway }), window)).toBe(0.5);
    const late = { spans: [{ from: '2026-07-15T00:00:00Z', to: null }], away: weekAway };
    expect(presence(member('1', late), window)).toBe(0);
    const twice = [...weekAway, { from: '2026-07-15T00:00:00Z', to: '2026-07-18T00:00:00Z' }];
    expect(presence(member('1', { away: twice }), window)).toBe(0.5);
    // 4 h + half of 6 h are 7 h; at 1.5 h each four pull requests.
    expect(
      teamCapacity(
        [member('1', { capacity_hours: 4 }), member('2', { capacity_hours: 6, away: weekAway })],
        window,
      ),
    ).toBe(4);
    expect(teamCapacity([member('1')], window)).toBe(null);
  });
});

describe('suggestions', () => {
  const area = 'springboard/hub:src';
  const knows = (id: string, times: number) =>
    Array.from({ length: times }, () => ({ member: id, area, at: '2026-07-01T00:00:00Z' }));

  it('remember half of what was a year ago', () => {
    const touches = [
      { member: '1', area, at: '2025-07-06T12:00:00Z' },
      { member: '1', area: 'springboard/docs:src', at: now },
      { member: '1', area, at: '2027-01-01T00:00:00Z' },
    ];
    expect(familiarity(touches, [area], now).get('1')).toBeCloseTo(0.5, 10);
  });

  it('go to the one with the most room among those who know the code', () => {
    const members = [member('1'), member('2'), member('3')];
    const team = teamOf({
      members,
      touches: [...knows('1', 3), ...knows('2', 2)],
      // (4 + 0.5 · 2) / 4 h against (1 + 0.5 · 6) / 4 h; the third has no load and does not know it.
      loads: new Map([
        ['1', { open_turns: 4, done_in_30_days: 2 }],
        ['2', { open_turns: 1, done_in_30_days: 6 }],
      ]),
    });
    expect(suggest([candidate(1)], team, { window, now })).toEqual([
      { reviewer: 'person-2', knows: true, pair: null, is_agreed: false },
    ]);
  });

  it('pair a learner with the only one who knows it', () => {
    const team = teamOf({ members: [member('1'), member('2')], touches: knows('1', 3) });
    expect(suggest([candidate(1)], team, { window, now })).toEqual([
      { reviewer: 'person-2', knows: false, pair: 'person-1', is_agreed: false },
    ]);
  });

  it('are the two who said that they take it together, the one who knows it beside the other', () => {
    const [one, two, outsider] = ['1', '2', '9'].map((id) => ({ id, login: `person-${id}` }));
    const pairs = new Map([
      ['1 1', { by: one!, partner: two! }],
      ['1 2', { by: two!, partner: outsider! }],
    ]);
    const given = { members: [member('1'), member('2'), member('3')], touches: knows('1', 3), pairs };
    const said = suggest([candidate(1), candidate(2), candidate(3)], teamOf(given), { window, now });
    expect(said).toEqual([
      { reviewer: 'person-2', knows: false, pair: 'person-1', is_agreed: true },
      { reviewer: 'person-2', knows: false, pair: 'person-9', is_agreed: true },
      // 4 hours are two pull requests, and the third member has none yet.
      { reviewer: 'person-3', knows: false, pair: 'person-1', is_agreed: false },
    ]);
    // Whoever is busy, or away for the whole sprint, takes nothing.
    const busy = { ...given, members: [member('1'), member('2', { busy: { from: now, to: null } })] };
    expect(suggest([candidate(2)], teamOf(busy), { window, now })[0]).toMatchObject({
      reviewer: 'person-1',
      is_agreed: false,
    });
    const away = { ...given, members: [member('1'), member('2', { away: [{ from: null, to: null }] })] };
    expect(suggest([candidate(2)], teamOf(away), { window, now })[0]).toMatchObject({ is_agreed: false });
  });

  it('suggest nobody beyond their hours, nobody who is away, and no author for their own', () => {
    const team = teamOf({ members: [member('1', { capacity_hours: 3 })], touches: knows('1', 3) });
    expect(
      suggest([candidate(1), candidate(2), candidate(3)], team, { window, now }).map((one) => one.reviewer),
    ).toEqual(['person-1', 'person-1', null]);
    const away = { ...team, members: [member('1', { away: [{ from: null, to: null }] })] };
    expect(suggest([candidate(1)], away, { window, now })).toEqual([
      { reviewer: null, knows: false, pair: null, is_agreed: false },
    ]);
    expect(suggest([candidate(1, { author: '1' })], team, { window, now })[0]!.reviewer).toBe(null);
  });

  it('leave out whoever wrote /not-me on that one, and there alone', () => {
    const team = teamOf({ members: [member('1')], touches: knows('1', 3), not_me: new Set(['1 2 1']) });
    expect(suggest([candidate(1), candidate(2)], team, { window, now }).map((one) => one.reviewer)).toEqual([
      'person-1',
      null,
    ]);
  });
});

it('the backlog stops growing at what is opened and not ended by others', () => {
  // (9 − 3) + (6 − 2) + (8 − 4) = 14 in three iterations: 4.67, so five.
  const past = [
    { opened: 9, ended: 7, ended_by_team: 4 },
    { opened: 6, ended: 5, ended_by_team: 3 },
    { opened: 8, ended: 10, ended_by_team: 6 },
  ];
  expect(paceOf(past)).toEqual({ break_even: 5, usual: 4 });
  expect(paceOf(past.slice(1))).toEqual({ break_even: null, usual: null });
  expect(paceOf(past.map((one) => ({ ...one, ended: 20 }))).break_even).toBe(0);
});

describe('at the end of an iteration', () => {
  const picked = [
    item(1),
    item(2, { ended_at: '2026-07-21T23:59:59Z' }),
    item(3, { ended_at: '2026-07-22T00:00:00Z' }),
    item(4, { first_act_at: '2026-07-10T00:00:00Z' }),
  ];

  it('it is said what is done, open, and was done unplanned', () => {
    const { done, open } = outcomeOf(picked, [], window.end);
    expect(done.map(({ node_id }) => node_id)).toEqual(['PR_0002']);
    // What ended in the first second of the next one was open then.
    expect(open.map(({ node_id }) => node_id)).toEqual(['PR_0001', 'PR_0003', 'PR_0004']);
  });

  it('begun work goes on before what nobody touched', () => {
    expect(carriedOver(picked)).toEqual(['PR_0004', 'PR_0001']);
  });
});

it('a live session sees every repository before one comes twice, and newcomers first', () => {
  const list = [
    candidate(1, { held_days: 50 }),
    candidate(2, { held_days: 5, is_newcomer: true }),
    candidate(3, { held_days: 9, repository: 'springboard/docs' }),
    candidate(4, { held_days: 1, is_newcomer: true }),
    candidate(5, { held_days: 2, repository: 'springboard/proxy', is_newcomer: true }),
  ];
  const numbers = sessionList(list, { size: 4, target_days: 5 }).map((one) => one.candidate.number);
  expect(numbers).toEqual([2, 5, 3, 4]);
});

it('the list is bounded by the team’s capacity, and counts what stands in the iteration already', () => {
  const request = queueRequest({
    candidates: [1, 2, 3, 4, 5, 6].map((n) => candidate(n, { held_days: n })),
    team: teamOf({ members: [member('1', { capacity_hours: 6 })] }),
    in_iteration: [item(6)],
  });
  const queue = queueOf(request);
  // 6 h are four pull requests, of which one stands there.
  expect(queue).toMatchObject({ capacity: 4, more: 2, ended: [] });
  expect(queue.items.map((one) => one.candidate.number)).toEqual([6, 5, 4, 3]);
  const touches = [{ member: '1', area: 'springboard/docs:src', at: now }];
  const docs = candidate(7, { held_days: 0, repository: 'springboard/docs' });
  const own = queueOf({
    ...request,
    candidates: [...request.candidates, docs],
    team: { ...request.team, touches },
    is_for_one: true,
    size: 2,
  });
  // What they know, then what waits longest.
  expect(own.items.map((one) => one.candidate.number)).toEqual([6, 7, 5]);
});
