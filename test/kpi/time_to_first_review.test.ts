import { expect, it } from 'vitest';
import { comment, inlineComment, pullRequest, review, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, part } from '../support/kpis.ts';

const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'bystander')];

onEachDatabase('time_to_first_review', (open) => {
  it('counts reviews and inline comments, not conversation: 5 h, 8 h, talked about at 1 h only', async () => {
    // 1: reviewed after 5 h. 2: an inline comment after 8 h. 3: a comment after 1 h, closed unreviewed after 20 h.
    // CIF(5) = 1/3, CIF(8) = 2/3: the median is 8 h. The response times are 5, 8 and 1 h: their median is 5 h.
    await store(open().db, {
      users,
      pull_requests: [
        pullRequest(1, 1, '2026-01-06'),
        pullRequest(2, 1, '2026-01-06'),
        pullRequest(3, 1, '2026-01-06', { closed_at: '2026-01-06T20:00:00Z' }),
      ],
      issue_comments: [comment(1, 3, 3, '2026-01-06T01:00:00Z')],
      reviews: [review(2, 1, 2, '2026-01-06T05:00:00Z')],
      review_comments: [inlineComment(3, 2, 3, '2026-01-06T08:00:00Z')],
    });
    const figures = await figuresOf(open().db, 'time_to_first_review', '2026-01-05', '2026-01-12');
    expect(figures).toMatchObject({ value: 8, sample_size: 3, censored: 0 });
    expect((await figuresOf(open().db, 'time_to_first_response', '2026-01-05', '2026-01-12')).value).toBe(5);
    expect(part(figures, 'any.within_2_days')).toBeCloseTo(2 / 3, 12);
  });

  it('has nothing to say about nothing', async () => {
    await store(open().db, { users, pull_requests: [pullRequest(1, 1, '2020-01-01')] });
    expect(await figuresOf(open().db, 'time_to_first_review', '2026-01-05', '2026-01-12')).toMatchObject({
      value: null,
      note: 'no data',
    });
  });
});
