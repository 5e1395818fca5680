import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/domain/queue/candidate.ts';
import { pick } from '../../../src/domain/queue/lanes.ts';
import {
  OVERDUE_SHARES,
  percentile90,
  seatsOf,
  sharesFor,
  USUAL_SHARES,
} from '../../../src/domain/queue/seats.ts';
import { runs } from '../../support/runs.ts';
import { candidate } from '../../support/queues.ts';

const rules = { target_days: 5, size: 5 };
const lanesOf = (candidates: Candidate[], given = {}) =>
  pick(candidates, { ...rules, ...given }).map((one) => [one.candidate.number, one.lane]);

describe('seats', () => {
  // 40 / 40 / 20 %: of 6 exactly 2.4, 2.4, 1.2; the two remainders of 0.4 are equal, and the first lane has the one seat.
  it.each([
    [0, [0, 0, 0]],
    [1, [1, 0, 0]],
    [2, [1, 1, 0]],
    [3, [1, 1, 1]],
    [4, [2, 1, 1]],
    [5, [2, 2, 1]],
    [6, [3, 2, 1]],
    [7, [3, 3, 1]],
    [10, [4, 4, 2]],
  ])('%d are shared out by largest remainder', (seats, shared) => {
    expect(seatsOf(seats, USUAL_SHARES)).toEqual(shared);
  });

  it('more of them go to the oldest while a tenth waits longer than four targets', () => {
    expect(percentile90([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(9);
    expect(percentile90([])).toBe(null);
    expect(sharesFor([20, 20, 20], 5)).toBe(USUAL_SHARES);
    expect(sharesFor([20, 20, 21], 5)).toBe(OVERDUE_SHARES);
    // 3.6, 1.6, 0.8: the two missing seats go to 0.8 and then to the first of the two 0.6.
    expect(seatsOf(6, OVERDUE_SHARES)).toEqual([4, 1, 1]);
    expect(seatsOf(15, OVERDUE_SHARES)).toEqual([9, 4, 2]);
  });
});

describe('lanes', () => {
  it('give the oldest, newcomers and quick wins their seats, each in its own order', () => {
    const list = [
      candidate(1, { held_days: 12 }),
      candidate(2, { held_days: 11 }),
      candidate(3, { held_days: 10 }),
      // Late newcomers come after those that can still be won, whatever the score.
      candidate(4, { held_days: 3, is_newcomer: true }),
      candidate(5, { held_days: 1, is_newcomer: true }),
      candidate(6, { held_days: 2, lines: 10 }),
      candidate(7, { held_days: 1, side: 'MERGER', reason: 'merge' }),
    ];
    expect(lanesOf(list)).toEqual([
      [1, 'oldest'],
      [2, 'oldest'],
      [4, 'newcomer'],
      [5, 'newcomer'],
      // 0.4 + 0.5 · (1 − log10(11) / 3) = 0.73 beats 0.2.
      [6, 'quick_win'],
    ]);
  });

  it('prefer a newcomer of two weeks to one of five', () => {
    const list = [
      candidate(1, { held_days: 25, is_newcomer: true }),
      candidate(2, { held_days: 10, is_newcomer: true }),
      candidate(3, { held_days: 40 }),
    ];
    expect(lanesOf(list, { size: 2 })).toEqual([
      [3, 'oldest'],
      [2, 'newcomer'],
    ]);
  });

  it('bring overdue second reviews first and at most two clicks, outside the shares', () => {
    const list = [
      candidate(1, { held_days: 9, reason: 'approve_ci', is_newcomer: true }),
      candidate(2, { held_days: 8, reason: 'approve_ci' }),
      candidate(3, { held_days: 7, reason: 'approve_ci' }),
      candidate(4, { held_days: 6, reason: 're_review' }),
      candidate(5, { held_days: 5, reason: 're_review' }),
      candidate(6, { held_days: 1 }),
    ];
    expect(lanesOf(list)).toEqual([
      [4, 're_review'],
      [1, 'approve_ci'],
      [2, 'approve_ci'],
      [3, 'oldest'],
      // The newcomer's seat spills over.
      [5, 'oldest'],
    ]);
  });

  it('spill what a lane cannot fill over to those that wait longest', () => {
    const list = [1, 2, 3, 4, 5, 6].map((n) => candidate(n, { held_days: n }));
    expect(lanesOf(list).map(([number]) => number)).toEqual([6, 5, 4, 3, 2]);
  });

  it('keep unfinished work first, for at most half of the list', () => {
    const list = [1, 2, 3, 4, 5, 6].map((n) => candidate(n, { held_days: n }));
    expect(lanesOf(list, { carried_over: ['PR_0002', 'PR_0001', 'PR_0003', 'PR_0099'] })).toEqual([
      [2, 'carried_over'],
      [1, 'carried_over'],
      [6, 'oldest'],
      [5, 'oldest'],
      [4, 'oldest'],
    ]);
  });

  it('do not give everything to one author', () => {
    const list = [
      candidate(1, { held_days: 9, author: '7' }),
      candidate(2, { held_days: 2, author: '7', lines: 10 }),
      candidate(3, { held_days: 1, author: '8', lines: 10 }),
    ];
    // 0.73 − 0.5 − 0.25 against 0.53 − 0.25, in the quick lane's seat.
    expect(pick(list, { ...rules, size: 3 }).map((one) => one.candidate.number)).toEqual([1, 3, 2]);
  });
});

const anyCandidates = fc.uniqueArray(fc.nat(400), { maxLength: 40 }).chain((numbers) =>
  fc.tuple(
    ...numbers.map((number) =>
      fc
        .record({
          held_days: fc.nat(60),
          lines: fc.nat(400),
          is_newcomer: fc.boolean(),
          is_returning_unanswered: fc.boolean(),
          author: fc.constantFrom('1', '2', '3', null),
          repository: fc.constantFrom('springboard/hub', 'springboard/docs'),
          reason: fc.constantFrom('first_response', 'reply', 're_review', 'approve_ci'),
        })
        .map((given) => candidate(number, given as Parameters<typeof candidate>[1])),
    ),
  ),
);

it('whatever comes in: all seats are taken while somebody waits, nobody sits twice, and the order of the input is nothing', () => {
  fc.assert(
    fc.property(anyCandidates, fc.nat(20), fc.integer(), (candidates, size, seed) => {
      const carried_over = candidates.filter((_, index) => index % 5 === 0).map(({ node_id }) => node_id);
      const picks = pick(candidates, { size, target_days: 5, carried_over });
      const ids = picks.map(({ candidate: { node_id } }) => node_id);
      expect(ids).toHaveLength(Math.min(size, candidates.length));
      expect(new Set(ids).size).toBe(ids.length);
      for (const { score, terms } of picks)
        expect(score).toBeCloseTo(
          (Object.values(terms) as number[]).reduce((a, b) => a + b, 0),
          9,
        );
      const turned = candidates.toSorted(
        (a, b) => ((a.number * 7919 + seed) % 101) - ((b.number * 7919 + seed) % 101),
      );
      expect(pick(turned, { size, target_days: 5, carried_over })).toEqual(picks);
    }),
    runs(60),
  );
});

it('seats sum to what there is, and differ from the exact share by less than one', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.constantFrom(USUAL_SHARES, OVERDUE_SHARES), (seats, shares) => {
      const given = seatsOf(seats, shares);
      expect(given.reduce((a, b) => a + b, 0)).toBe(seats);
      for (const [index, [, percent]] of shares.entries())
        expect(Math.abs(given[index]! - (seats * percent) / 100)).toBeLessThan(1);
    }),
    runs(100),
  );
});
