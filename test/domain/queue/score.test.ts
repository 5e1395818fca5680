import { expect, it } from 'vitest';
import { scoreOf, termsOf } from '../../../src/domain/queue/score.ts';
import type { Candidate } from '../../../src/domain/queue/candidate.ts';
import { candidate } from '../../support/queues.ts';

const none = { target_days: 5, picked: [] as Candidate[] };

// 999 source lines: log10(1000) / 3 = 1, so that "small" is nothing.
it.each<[string, Candidate, number]>([
  ['nothing but two of five days', candidate(1, { held_days: 2 }), 0.4],
  ['exactly the target', candidate(1, { held_days: 5 }), 1],
  ['twice the target: 1 + 0.5 · log2(2)', candidate(1, { held_days: 10 }), 1.5],
  ['eight times the target: 1 + 0.5 · 3', candidate(1, { held_days: 40 }), 2.5],
  ['a newcomer at the target', candidate(1, { held_days: 5, is_newcomer: true }), 1.6],
  ['who came back after silence', candidate(1, { is_returning_unanswered: true }), 0.4],
  ['no source line: the whole half', candidate(1, { lines: 0 }), 0.5],
  ['9 lines: 0.5 · (1 − 1/3)', candidate(1, { lines: 9 }), 1 / 3],
  ['99 lines: 0.5 · (1 − 2/3)', candidate(1, { lines: 99 }), 1 / 6],
  ['more than 999 lines are never less than nothing', candidate(1, { lines: 9_999 }), 0],
  ['unknown size gets nothing', candidate(1, { size: null }), 0],
  ['a linked issue', candidate(1, { issues: ['springboard/hub#7'] }), 0.3],
  ['an answer after our last word', candidate(1, { has_fresh_reply: true }), 0.3],
  ['a ball that has just come', candidate(1, { held_days: -1 }), 0],
])('%s', (_, one, score) => {
  expect(scoreOf(termsOf(one, none))).toBeCloseTo(score, 10);
});

it('takes off for the same author and the same repository, once each', () => {
  const picked = [candidate(2, { author: '7' }), candidate(3, { author: '7' })];
  expect(
    scoreOf(termsOf(candidate(1, { held_days: 5, author: '7' }), { target_days: 5, picked })),
  ).toBeCloseTo(1 - 0.5 - 0.25, 10);
  const elsewhere = candidate(1, { held_days: 5, author: '7', repository: 'springboard/docs' });
  expect(scoreOf(termsOf(elsewhere, { target_days: 5, picked }))).toBeCloseTo(0.5, 10);
  // Two deleted accounts are not one person.
  const ghosts = { target_days: 5, picked: [candidate(2, { author: null, repository: 'a/b' })] };
  expect(scoreOf(termsOf(candidate(1, { author: null }), ghosts))).toBe(0);
});
