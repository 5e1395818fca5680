import { expect, it } from 'vitest';
import {
  comment,
  community,
  event,
  institution,
  pullRequest,
  review,
  store,
  user,
} from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers } from '../support/kpis.ts';

const ID = 'unanswered';
const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'bystander'), user(4, 'review-lantern')];
const merge = pullRequest(99, 1, '2025-06-01', { merged_at: '2025-12-20T00:00:00Z', merged_by_id: '2' });

onEachDatabase(ID, (open) => {
  const at = (asOf?: string) => figuresOf(open().db, ID, '2026-01-05', '2026-01-12', asOf);

  it('waits for a maintainer, not for anybody: 2 of 5', async () => {
    // At the end, the 12th 00:00: 1 open and ready since the 1st: counted. 2 commented by a bystander: counted. 3 reviewed
    // by a maintainer: not. 4 ready for exactly 7 days: not yet. 5 closed: not open at all.
    await store(open().db, {
      users,
      pull_requests: [
        merge,
        pullRequest(1, 1, '2026-01-01'),
        pullRequest(2, 1, '2026-01-01'),
        pullRequest(3, 1, '2026-01-01'),
        pullRequest(4, 1, '2026-01-05'),
        pullRequest(5, 1, '2026-01-01', { closed_at: '2026-01-11T00:00:00Z' }),
      ],
      issue_comments: [comment(1, 2, 3, '2026-01-02')],
      reviews: [review(2, 3, 2, '2026-01-11T23:59:59Z')],
    });
    const figures = await at();
    expect(figures.value).toBe(2);
    expect(numbers(figures.evidence).toSorted()).toEqual([1, 2]);
    expect(figures.excluded.map(({ why }) => why).toSorted()).toEqual([
      'answered by a maintainer',
      'ready for 7 days or less',
    ]);
    // A day earlier 3 waited, 5 was open still, and nothing later is seen.
    expect(numbers((await at('2026-01-10')).evidence).toSorted()).toEqual([1, 2, 3, 5]);
  });

  it('leaves out what is a draft then, and draft time out of the days', async () => {
    // 1: a draft at the end. 2: ready on the 1st, a draft from the 2nd to the 8th: 5 days ready. 3: never ready.
    await store(open().db, {
      users,
      pull_requests: [
        merge,
        pullRequest(1, 1, '2026-01-01', { is_draft: true }),
        pullRequest(2, 1, '2026-01-01'),
        pullRequest(3, 1, '2026-01-01', { is_draft: true }),
      ],
      timeline_events: [
        event('a', 1, 'CONVERT_TO_DRAFT_EVENT', 1, '2026-01-10'),
        event('b', 2, 'CONVERT_TO_DRAFT_EVENT', 1, '2026-01-02'),
        event('c', 2, 'READY_FOR_REVIEW_EVENT', 1, '2026-01-08'),
      ],
    });
    const figures = await at();
    expect(figures.value).toBe(0);
    const why = Object.fromEntries(
      numbers(figures.excluded).map((number, index) => [number, figures.excluded[index]!.why]),
    );
    expect(why).toEqual({
      1: 'a draft at that time',
      2: 'ready for 7 days or less',
      3: 'never ready for review',
    });
  });

  it('lets neither an AI reviewer nor the answer of somebody who became a maintainer later stand for a maintainer', async () => {
    const who = institution({
      ai_reviewers: ['Review-Lantern'],
      communities: [
        community({
          maintainers: [
            { github: 'review-lantern', repository: null, from: null, to: null },
            { github: 'bystander', repository: null, from: '2026-01-05T00:00:00Z', to: null },
          ],
        }),
      ],
    });
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-01')],
        issue_comments: [comment(1, 1, 4, '2026-01-02'), comment(2, 1, 3, '2026-01-03')],
      },
      who,
    );
    expect((await at()).value).toBe(1);
  });

  it('is a true zero where nothing waits', async () => {
    await store(open().db, { users, pull_requests: [merge] });
    expect(await at()).toMatchObject({ value: 0, note: null });
  });
});
