import { expect, it } from 'vitest';
import { comment, event, issue, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, part } from '../support/kpis.ts';

const users = [user(1, 'octocat'), user(2, 'hubot'), user(5, 'updates', { type: 'Bot' })];

onEachDatabase('issue_time_to_first_response', (open) => {
  const week = () => figuresOf(open().db, 'issue_time_to_first_response', '2026-01-05', '2026-01-12');

  it('lets closing without an answer compete: 6 h, closed at 12 h, 24 h, still open', async () => {
    // CIF(6) = 1/4, S(12) = 1/2, CIF(24) = 1/4 + 1/2 · 1/2 = 1/2: 24 h.
    await store(open().db, {
      users,
      issues: [
        issue(1, 1, '2026-01-06'),
        issue(2, 1, '2026-01-06', { closed_at: '2026-01-06T12:00:00Z' }),
        issue(3, 1, '2026-01-06'),
        issue(4, 1, '2026-01-06'),
      ],
      issue_comments: [
        comment(1, 1, 2, '2026-01-06T06:00:00Z'),
        comment(2, 3, 2, '2026-01-07'),
        comment(3, 4, 5, '2026-01-06T00:01:00Z'),
      ],
    });
    expect(await week()).toMatchObject({ value: 24, sample_size: 4, censored: 1 });
  });

  it('counts no bot, and a ghost in "all" alone', async () => {
    await store(open().db, {
      users,
      issues: [issue(1, 5, '2026-01-06'), issue(2, null, '2026-01-06'), issue(3, 1, '2026-01-06')],
    });
    const figures = await week();
    expect([figures.sample_size, part(figures, 'all.any.n')]).toEqual([1, 2]);
  });
});

onEachDatabase('issue_time_to_close', (open) => {
  const week = (asOf = '2026-01-12') =>
    figuresOf(open().db, 'issue_time_to_close', '2026-01-05', '2026-01-12', asOf);

  it('keeps the open ones: closed after 10 h and 30 h, two open', async () => {
    // 4 issues of the community: S(10) = 3/4, S(30) = 1/2: the median is 30 h, where the two closed ones alone would give
    // 20 h. A ghost's, closed after 1 h, stands in "all" alone: S(1) = 4/5, S(10) = 3/5, S(30) = 2/5.
    await store(open().db, {
      users,
      issues: [
        issue(1, 1, '2026-01-06', { closed_at: '2026-01-06T10:00:00Z' }),
        issue(2, 2, '2026-01-06', { closed_at: '2026-01-07T06:00:00Z' }),
        issue(6, null, '2026-01-06', { closed_at: '2026-01-06T01:00:00Z' }),
        issue(3, 1, '2026-01-06'),
        issue(4, 1, '2026-01-06'),
        issue(5, 5, '2026-01-06'),
      ],
    });
    const figures = await week();
    expect(figures).toMatchObject({ value: 30, sample_size: 4, censored: 2 });
    expect([part(figures, 'community.n'), part(figures, 'all.n')]).toEqual([4, 5]);
  });

  it('takes the last close of an issue that was opened again, as seen at as_of', async () => {
    await store(open().db, {
      users,
      issues: [issue(1, 1, '2026-01-06', { closed_at: '2026-01-10T00:00:00Z' })],
      timeline_events: [
        event('a', 1, 'CLOSED_EVENT', 2, '2026-01-07'),
        event('b', 1, 'REOPENED_EVENT', 1, '2026-01-08'),
        event('c', 1, 'CLOSED_EVENT', 2, '2026-01-10'),
      ],
    });
    expect((await week()).value).toBe(96);
    expect((await week('2026-01-07T12:00:00Z')).value).toBe(24);
    expect(await week('2026-01-09')).toMatchObject({ value: null, censored: 1, note: 'not reached' });
  });
});
