import { expect, it } from 'vitest';
import {
  comment,
  event,
  inlineComment,
  institution,
  pullRequest,
  review,
  store,
  user,
} from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';

const ID = 'review_cycles';
const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'bystander'),
  user(4, 'review-lantern'),
  user(5, 'updates', { type: 'Bot' }),
];
const merged = (number: number, at = '2026-01-09T00:00:00Z', author: number | null = 1) =>
  pullRequest(number, author, '2026-01-01', { merged_at: at, merged_by_id: '2' });
const commit = (id: string, number: number, at: string, by = 1) =>
  event(id, number, 'PULL_REQUEST_COMMIT', by, at, { commit_oid: id });

onEachDatabase(ID, (open) => {
  const at = (asOf?: string) => figuresOf(open().db, ID, '2026-01-05', '2026-01-12', asOf);
  /** The cycles of pull request 1, merged on the 9th at midnight. */
  const cycles = async (facts: Parameters<typeof store>[1]) => {
    await store(open().db, { users, pull_requests: [merged(1)], ...facts });
    return (await at()).value;
  };

  it('counts how often a reviewer followed the author, and takes the median: 0, 1, 2 and 3 make 1', async () => {
    // 1: nobody. 2: hubot. 3: hubot, a commit, hubot. 4: hubot, a comment of the author's, the bystander, a commit, hubot.
    // In order 0, 1, 2, 3: at least half do not exceed 1; at least 90 % do not exceed 3; the mean is 6 / 4.
    await store(open().db, {
      users,
      pull_requests: [merged(1), merged(2), merged(3), merged(4)],
      reviews: [
        review(1, 2, 2, '2026-01-02'),
        review(2, 3, 2, '2026-01-02'),
        review(3, 3, 2, '2026-01-04'),
        review(4, 4, 2, '2026-01-02'),
        review(5, 4, 3, '2026-01-04'),
        review(6, 4, 2, '2026-01-06'),
      ],
      issue_comments: [comment(7, 4, 1, '2026-01-03')],
      timeline_events: [commit('a', 3, '2026-01-03'), commit('b', 4, '2026-01-05')],
    });
    const figures = await at();
    expect(figures).toMatchObject({ value: 1, sample_size: 4, censored: 0, note: null });
    expect(figures.parts).toMatchObject({
      median: 1,
      p90: 3,
      mean: 1.5,
      without_a_review: 1,
      one: 1,
      two: 1,
      three_or_more: 1,
    });
    expect(numbers(figures.evidence)).toEqual([4, 3, 2, 1]);
    expect(figures.evidence.map(({ why }) => why)).toEqual([
      'merged after 3 review cycles',
      'merged after 2 review cycles',
      'merged after one review cycle',
      'merged without a review',
    ]);
  });

  it('is one cycle for reviews that follow each other, whoever wrote them, until the author moves', async () => {
    expect(
      await cycles({
        reviews: [review(1, 1, 2, '2026-01-02'), review(2, 1, 3, '2026-01-03')],
        review_comments: [inlineComment(3, 1, 2, '2026-01-04')],
      }),
    ).toBe(1);
  });

  it('takes a comment in the conversation for a move of the author, and for no review', async () => {
    // hubot reviews on the 2nd; the bystander's comment is no review; the author answers; hubot comments inline: 2.
    expect(
      await cycles({
        reviews: [review(1, 1, 2, '2026-01-02')],
        issue_comments: [comment(2, 1, 3, '2026-01-03'), comment(3, 1, 1, '2026-01-04')],
        review_comments: [inlineComment(4, 1, 2, '2026-01-05')],
      }),
    ).toBe(2);
  });

  it('sees neither commits of others, nor bots, nor AI reviewers, nor accounts that are gone, nor what came after the merge', async () => {
    // hubot on the 2nd; hubot's own commit is no move of the author; hubot again: still the first. The bot and the account
    // that is gone follow the author's commit, and so does a review a day after the merge: 1.
    expect(
      await cycles({
        reviews: [
          review(1, 1, 2, '2026-01-02'),
          review(2, 1, 2, '2026-01-04'),
          review(3, 1, 5, '2026-01-06'),
          review(4, 1, null, '2026-01-06'),
          review(5, 1, 2, '2026-01-10'),
        ],
        timeline_events: [commit('a', 1, '2026-01-03', 2), commit('b', 1, '2026-01-05')],
      }),
    ).toBe(1);
    const who = institution({ ai_reviewers: ['review-lantern'] });
    await store(
      open().db,
      { users, pull_requests: [merged(6)], reviews: [review(9, 6, 4, '2026-01-02')] },
      who,
    );
    expect((await at()).parts).toMatchObject({ without_a_review: 1, one: 1 });
  });

  it('puts the author first of what happened in one second, and counts a review in the second of the merge', async () => {
    // A review on the 2nd, then a commit and a review in the same second: 2. And one in the second of the merge, after a push: 3.
    expect(
      await cycles({
        reviews: [
          review(1, 1, 2, '2026-01-02'),
          review(2, 1, 2, '2026-01-03'),
          review(3, 1, 2, '2026-01-09'),
        ],
        timeline_events: [
          commit('a', 1, '2026-01-03'),
          event('b', 1, 'HEAD_REF_FORCE_PUSHED_EVENT', 1, '2026-01-08'),
        ],
      }),
    ).toBe(3);
  });

  it('is of what was merged in 90 days by then; without any there is no data, and ghosts are in `all` alone', async () => {
    // 1 was merged 91 days before the window's end, 2 on the 11th, 3 is a ghost's; 4 was declined.
    await store(open().db, {
      users,
      pull_requests: [
        merged(1, '2025-10-13T00:00:00Z'),
        merged(2, '2026-01-11T00:00:00Z'),
        merged(3, '2026-01-08T00:00:00Z', null),
        pullRequest(4, 1, '2026-01-01', { closed_at: '2026-01-08T00:00:00Z' }),
      ],
      reviews: [review(1, 3, 2, '2026-01-05')],
    });
    const figures = await at();
    expect(figures).toMatchObject({ value: 0, sample_size: 1 });
    expect(numbers(figures.evidence)).toEqual([2]);
    expect(part(figures, 'all.one')).toBe(1);
    expect(await at('2026-01-10')).toMatchObject({ value: null, sample_size: 0, note: 'no data' });
    expect(part(await at('2026-01-10'), 'mean')).toBeNull();
  });
});
