/** What comments take from each other: caps, mentions, budgets, turns, digests. */
import { describe, expect, it } from 'vitest';
import { needDecisions } from '../../../src/domain/nudges/sprawl.ts';
import { isHeldBack } from '../../../src/domain/nudges/holdback.ts';
import type { SaidNudge } from '../../../src/domain/nudges/types.ts';
import { aCase, ask, at, given, history, settings, SINCE, spoken, terms } from './scene.ts';

const LATER = at('2026-12-07T09:00:00Z');
const nudge = (number: number, iso: string, change: Partial<SaidNudge> = {}): SaidNudge => ({
  repo_id: '10',
  number,
  turn_start: SINCE,
  party: 'maintainers',
  at: at(iso),
  mentioned: null,
  ...change,
});

describe('at most', () => {
  const [number] = spoken(1) as [number];

  it('two comments a turn, and a third only when the turn has changed', () => {
    const one = aCase({ number });
    const said = [nudge(number, '2026-04-01T09:00:00Z'), nudge(number, '2026-06-01T09:00:00Z')];
    expect(ask([one], { now: LATER, history: history([one], { said: said.slice(1) }) })[0]).toMatchObject({
      hindrances: [],
      is_second: true,
    });
    expect(ask([one], { now: LATER, history: history([one], { said }) })[0]!.hindrances).toEqual([
      'turn_cap',
    ]);
    const since = at('2026-09-07T09:00:00Z');
    const [moved] = spoken(1, { turn_start: since }) as [number];
    const next = aCase({ number: moved, last_human_act: since, attention: { since } });
    const before = said.map((one_) => ({ ...one_, number: moved }));
    expect(ask([next], { now: LATER, history: history([next], { said: before }) })[0]).toMatchObject({
      hindrances: [],
      is_second: false,
    });
  });

  it('four comments on a pull request, ever', () => {
    const one = aCase({ number });
    const said = ['2025-01-06', '2025-04-07', '2025-07-07', '2025-10-06'].map((day) =>
      nudge(number, `${day}T09:00:00Z`),
    );
    const ask_ = (of: SaidNudge[]) =>
      ask([one], { now: LATER, history: history([one], { said: of }) })[0]!.hindrances;
    expect(ask_(said)).toEqual(['lifetime_cap']);
    expect(ask_(said.slice(1))).toEqual([]);
  });

  it('five comments a repository and twenty a run, for those that have waited longest', () => {
    const repos = ['10', '11', '12', '13', '14'];
    const cases = repos.flatMap((repo_id, place) =>
      spoken(6, { repo_id, turn_start: SINCE - place }).map((one) =>
        aCase({ repo_id, number: one, attention: { since: SINCE - place } }),
      ),
    );
    const decided = ask(cases);
    const due = decided.filter(({ hindrances }) => hindrances.length === 0);
    expect(due).toHaveLength(20);
    expect(Map.groupBy(due, (one) => one.case.repo_id).size).toBe(4);
    expect(decided.filter(({ hindrances }) => hindrances.includes('repository_budget'))).toHaveLength(4);
    const late = decided.filter(({ hindrances }) => hindrances.includes('run_budget'));
    expect(late.map((one) => one.case.repo_id)).toEqual(Array(6).fill('10'));
  });

  it('three mentions of a person in a week, over all repositories; after that the text names them without one', () => {
    const cases = ['10', '11', '12', '13'].map((repo_id) =>
      aCase({ repo_id, number: spoken(1, { repo_id })[0]!, attention: { people: ['2'] } }),
    );
    const decided = ask(cases);
    expect(decided.map(({ mention, hindrances }) => [mention, hindrances.length])).toEqual([
      ['2', 0],
      ['2', 0],
      ['2', 0],
      [null, 0],
    ]);
    expect(decided[3]!.people).toEqual(['2']);
    const said = [0, 1, 2].map((n) => nudge(900 + n, '2026-03-24T09:00:00Z', { mentioned: '2' }));
    expect(ask(cases, { history: history(cases, { said }) }).map(({ mention }) => mention)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const older = said.map((one) => ({ ...one, at: at('2026-03-23T09:00:00Z') }));
    expect(ask(cases, { history: history(cases, { said: older }) })[0]!.mention).toBe('2');
  });

  it('one mention of a person on one pull request, whoever held it then', () => {
    const one = aCase({ number });
    const said = [nudge(number, '2026-04-01T09:00:00Z', { mentioned: '2' })];
    const mention = (of: SaidNudge[]) =>
      ask([one], { now: LATER, history: history([one], { said: of }) })[0]!.mention;
    expect(mention(said)).toBe('3');
    expect(mention([nudge(number, '2025-04-01T09:00:00Z', { mentioned: '3' }), ...said])).toBeNull();
  });
});

it('nobody is mentioned where upstream wants no mentions', () => {
  const one = aCase({ number: spoken(1)[0]! });
  const silent = new Map([['10', terms({ consent: given({ mentions: false }) })]]);
  expect(ask([one], { terms: silent })[0]).toMatchObject({
    hindrances: [],
    mention: null,
    people: ['2', '3'],
  });
});

it('who is away, or said "not me", is neither mentioned nor named', () => {
  const [number] = spoken(1) as [number];
  const one = aCase({ number });
  const away = settings({ away: [{ person: '2', from: null, to: null }] });
  expect(ask([one], { settings: away })[0]).toMatchObject({ mention: '3', people: ['3'] });
  const notMe = history([one], { not_me: new Set([`10 ${number} 2`]) });
  expect(ask([one], { history: notMe })[0]).toMatchObject({ mention: '3', people: ['3'] });
});

it('whoever opened it is not asked to take it themselves', () => {
  const [number] = spoken(1) as [number];
  const own = aCase({ number, author: '2', attention: { side: 'MERGER', reason: 'merge' } });
  expect(ask([own])[0]).toMatchObject({ hindrances: [], mention: '3', people: ['3'] });
  const alone = aCase({ number, author: '2', attention: { people: ['2'] } });
  expect(ask([alone])[0]).toMatchObject({ hindrances: ['away'], mention: null, people: [] });
});

it('a turn whose start is found to lie earlier stays the same turn, held back or not', () => {
  const one = aCase({ number: spoken(1)[0]!, attention: { since: SINCE - 86_400_000 } });
  const known = history([aCase({ number: one.number })]);
  expect(ask([one], { history: known })[0]).toMatchObject({ turn_start: SINCE, hindrances: [] });
  const later = aCase({ number: one.number, attention: { since: SINCE + 86_400_000 } });
  expect(ask([later], { history: known })[0]!.hindrances).toContain('digest_first');
});

it('holds back a tenth, always the same', () => {
  const turns = Array.from({ length: 20_000 }, (_, number) => ({ repo_id: '10', number, turn_start: SINCE }));
  const held = turns.filter(isHeldBack);
  // 2,000 ± four standard deviations of 42.
  expect(Math.abs(held.length - 2_000)).toBeLessThan(170);
  expect(turns.filter(isHeldBack)).toEqual(held);
});

describe('the digest', () => {
  const inDigest = (one = aCase(), change: Parameters<typeof ask>[1] = {}) =>
    ask([one], { history: history([one]), ...change })[0]!.in_digest;
  const of = (change: Parameters<typeof terms>[0]) => ({ terms: new Map([['10', terms(change)]]) });

  it('needs neither consent nor a signed text, but a history and certainty', () => {
    expect(inDigest(aCase(), of({ consent: { state: 'absent' } }))).toBe(true);
    expect(inDigest(aCase(), of({ consent: { state: 'unreadable', problem: 'x' } }))).toBe(true);
    expect(inDigest(aCase(), { settings: settings({ mode: 'digest', signed: new Set() }) })).toBe(true);
    expect(inDigest(aCase(), { settings: settings({ mode: 'off' }) })).toBe(false);
    expect(inDigest(aCase(), of({ backfilled_at: null }))).toBe(false);
    expect(inDigest(aCase({ attention: { confidence: 'low' } }))).toBe(false);
    expect(inDigest(aCase(), of({ consent: given({ measure: false }) }))).toBe(false);
    expect(inDigest(aCase({ labels: ['x'] }), of({ consent: given({ exempt_labels: ['X'] }) }))).toBe(false);
  });

  it('names what has waited five business days', () => {
    expect(inDigest(aCase({ attention: { since: at('2026-03-23T09:00:00Z') } }))).toBe(true);
    expect(inDigest(aCase({ attention: { since: at('2026-03-23T10:00:00Z') } }))).toBe(false);
  });

  it('names sprawling threads once, the longest first', () => {
    const thread = {
      repo_id: '10',
      number: 1,
      url: 'x',
      title: 'x',
      words: 1501,
      comments: 16,
      labels: [],
      has_outcome: false,
      was_named: false,
    };
    const rows = [
      thread,
      { ...thread, number: 2, words: 1500 },
      { ...thread, number: 3, comments: 15 },
      { ...thread, number: 4, has_outcome: true },
      { ...thread, number: 5, was_named: true },
      { ...thread, number: 6, labels: ['RFC'] },
      { ...thread, number: 7, words: 9000 },
    ];
    expect(needDecisions(rows, () => ['rfc']).map(({ number }) => number)).toEqual([7, 1]);
    // Another repository's labels leave nothing out here.
    expect(needDecisions(rows, (id) => (id === 'another' ? ['rfc'] : [])).length).toBeGreaterThan(2);
  });
});

describe('a review is asked for before anything is said', () => {
  const [number] = spoken(1) as [number];
  const wants = terms({ consent: given({ review_requests: true, mentions: false }) });
  const hub = new Map([['10', wants]]);
  const one = aCase({ number });
  const request = (iso: string, change: object = {}) => ({
    ...{ repo_id: '10', number, at: at(iso), person: '2' },
    ...change,
  });
  /** 2026-03-02 is a Monday: ten working days later is the 16th. */
  const on = (iso: string, change: Parameters<typeof ask>[1] = {}) =>
    ask([one], {
      terms: hub,
      now: at(iso),
      history: history([one], {
        turns: [{ ...history([one]).turns[0]!, digest_at: at('2026-03-09T09:00:00Z') }],
      }),
      ...change,
    })[0]!;
  const after = (iso: string, requested: ReturnType<typeof request>[]) =>
    on(iso, { history: history([one], { requested }) });

  it('after ten working days, of the first who is asked, where nobody was asked yet', () => {
    expect(on('2026-03-13T09:00:00Z').request).toBeNull();
    expect(on('2026-03-16T09:00:00Z')).toMatchObject({ request: '2' });
    const asked = aCase({ number, is_asked_for_review: true });
    expect(ask([asked], { terms: hub })[0]).toMatchObject({ request: null, hindrances: [] });
    const reply = aCase({ number, attention: { reason: 'reply' } });
    expect(ask([reply], { terms: hub })[0]).toMatchObject({ request: null, hindrances: [] });
  });

  it('and only where upstream wants that: otherwise the comment is due as ever', () => {
    expect(on('2026-03-30T09:00:00Z', { terms: new Map([['10', terms()]]) })).toMatchObject({
      request: null,
      hindrances: [],
    });
    expect(on('2026-03-30T09:00:00Z').hindrances).toEqual(['request_first']);
  });

  it('once in a turn and twice in all; five working days later the comment may follow, and calls somebody else', () => {
    expect(after('2026-03-20T09:00:00Z', [request('2026-03-16T09:00:00Z')])).toMatchObject({ request: null });
    expect(after('2026-03-20T09:00:00Z', [request('2026-03-16T09:00:00Z')]).hindrances).toContain(
      'request_first',
    );
    const calls = new Map([['10', terms({ consent: given({ review_requests: true }) })]]);
    const later = ask([one], {
      terms: calls,
      history: history([one], { requested: [request('2026-03-16T09:00:00Z')] }),
    })[0]!;
    expect(later).toMatchObject({ request: null, hindrances: [], mention: '3' });
    const before = [request('2025-01-06T09:00:00Z'), request('2025-06-02T09:00:00Z', { person: '3' })];
    // Each was called on this pull request once.
    expect(after('2026-03-30T09:00:00Z', before.slice(0, 1)).request).toBe('3');
    expect(after('2026-03-30T09:00:00Z', before)).toMatchObject({ request: null, hindrances: [] });
  });

  it('never while anything but its time speaks against a comment, nor among the tenth that is left alone', () => {
    const muted = new Map([['10', { ...wants, has_thumbs_down: true }]]);
    expect(on('2026-03-30T09:00:00Z', { terms: muted }).request).toBeNull();
    expect(on('2026-03-28T09:00:00Z').request).toBeNull();
    const digest = { settings: settings({ mode: 'digest' }) };
    expect(on('2026-03-30T09:00:00Z', digest).request).toBeNull();
    const held = [
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
      29, 30,
    ].find((n) => isHeldBack({ repo_id: '10', number: n, turn_start: SINCE }))!;
    expect(ask([aCase({ number: held })], { terms: hub })[0]).toMatchObject({
      request: null,
      hindrances: ['held_back'],
    });
  });

  it('within the budgets that comments have', () => {
    const week = [1, 2, 3].map((n) => request('2026-03-27T09:00:00Z', { number: 900 + n }));
    expect(after('2026-03-30T09:00:00Z', week).request).toBe('3');
    const cases = spoken(7).map((n) => aCase({ number: n, attention: { people: [String(n)] } }));
    const asked = ask(cases, { terms: hub }).filter((decision) => decision.request !== null);
    expect(asked).toHaveLength(5);
  });
});
