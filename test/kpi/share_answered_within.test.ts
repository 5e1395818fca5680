import { expect, it } from 'vitest';
import { comment, event, pullRequest, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';

const ID = 'share_answered_within';
const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'bystander')];
/** Makes hubot a maintainer, by a merge outside every span below. */
const merge = pullRequest(99, 1, '2025-06-01', { merged_at: '2025-12-20T00:00:00Z', merged_by_id: '2' });

onEachDatabase(ID, (open) => {
  it('asks of those that turned 7 days old whether a maintainer answered by then', async () => {
    // 1: answered on day 6: yes. 2: on day 8: no. 3: by a bystander only: no. 4: closed on day 1 without a word: stays in
    // the denominator, no. 5: turns 7 days old after the window: not asked. 1 of 4 = 0.25.
    await store(open().db, {
      users,
      pull_requests: [
        merge,
        pullRequest(1, 1, '2026-01-01'),
        pullRequest(2, 1, '2026-01-01'),
        pullRequest(3, 1, '2026-01-01'),
        pullRequest(4, 1, '2026-01-01', { closed_at: '2026-01-02T00:00:00Z' }),
        pullRequest(5, 1, '2026-01-05'),
      ],
      issue_comments: [
        comment(1, 1, 2, '2026-01-07'),
        comment(2, 2, 2, '2026-01-09'),
        comment(3, 3, 3, '2026-01-02'),
      ],
    });
    const figures = await figuresOf(open().db, ID, '2026-01-05', '2026-01-12');
    expect(figures).toMatchObject({ value: 0.25, sample_size: 4 });
    expect(part(figures, 'any.within_7_days')).toBe(0.5);
    // Each share has its own cohort: five turned 2 days old, none 30.
    expect([
      part(figures, 'turned_2_days_old'),
      part(figures, 'turned_30_days_old'),
      part(figures, 'maintainer.within_30_days'),
    ]).toEqual([5, 0, null]);
    // Wilson, 1 of 4: 0.0456 to 0.6994.
    expect([figures.low!.toFixed(4), figures.high!.toFixed(4)]).toEqual(['0.0456', '0.6994']);
  });

  it('counts calendar days since ready, later drafts included, up to as_of', async () => {
    // Ready on the 3rd, a draft again from the 4th to the 8th: still 7 days old on the 10th. Answered on the 10th at 00:00.
    await store(open().db, {
      users,
      pull_requests: [merge, pullRequest(1, 1, '2026-01-01')],
      issue_comments: [comment(1, 1, 2, '2026-01-10')],
      timeline_events: [
        event('a', 1, 'READY_FOR_REVIEW_EVENT', 1, '2026-01-03'),
        event('b', 1, 'CONVERT_TO_DRAFT_EVENT', 1, '2026-01-04'),
        event('c', 1, 'READY_FOR_REVIEW_EVENT', 1, '2026-01-08'),
      ],
    });
    expect(await figuresOf(open().db, ID, '2026-01-05', '2026-01-12')).toMatchObject({
      value: 1,
      sample_size: 1,
    });
    expect(await figuresOf(open().db, ID, '2026-01-05', '2026-01-12', '2026-01-09T23:59:59Z')).toMatchObject({
      value: null,
      sample_size: 0,
      note: 'no data',
    });
  });

  it('takes in what turned 7 days old in the 90 days before the end, however old it was opened', async () => {
    // The span begins on 2025-10-14: opened on the 7th it turned 7 then; opened on the 6th it did so the day before.
    await store(open().db, {
      users,
      pull_requests: [merge, pullRequest(1, 1, '2025-10-07'), pullRequest(2, 1, '2025-10-06')],
    });
    expect(numbers((await figuresOf(open().db, ID, '2026-01-05', '2026-01-12')).evidence)).toEqual([1]);
  });
});
