import { expect, it } from 'vitest';
import { comment, event, institution, issue, pullRequest, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, part } from '../support/kpis.ts';

const users = [user(1, 'octocat'), user(2, 'hubot')];
// 2026-01-09 is a Friday.
const friday = '2026-01-09T12:00:00Z';
const monday = '2026-01-12T12:00:00Z';
const MEDIAN = 'business_days.business_median_hours';

onEachDatabase('hours on business days', (open) => {
  const median = async (over: Parameters<typeof institution>[0] = {}) => {
    await store(
      open().db,
      { users, pull_requests: [pullRequest(1, 1, friday)], issue_comments: [comment(1, 1, 2, monday)] },
      institution(over),
    );
    const figures = await figuresOf(open().db, 'time_to_first_response', '2026-01-05', '2026-01-19');
    // On the calendar it is three days, whatever the institution's week looks like.
    expect(figures.value).toBe(72);
    return part(figures, MEDIAN);
  };

  it('leave out the weekend: 12 h of Friday and 12 h of Monday', async () => {
    expect(await median()).toBe(24);
  });

  it('leave out holidays, once where they fall on a weekend', async () => {
    // Monday is one: 12 h of Friday are left. Saturday was none already.
    expect(await median({ holidays: ['2026-01-12', '2026-01-10'] })).toBe(12);
  });

  it('go by the clock of the institution', async () => {
    // In Auckland (UTC+13) Friday's noon is Saturday 01:00, and Monday's is Tuesday 01:00: all of Monday and an hour.
    expect(await median({ time_zone: 'Pacific/Auckland' })).toBe(25);
  });

  it('leave out later drafts, too', async () => {
    // Friday 12:00 to Monday 12:00 without Friday 18:00 to Saturday 06:00 as a draft: 6 + 12 h.
    await store(open().db, {
      users,
      pull_requests: [pullRequest(1, 1, friday)],
      issue_comments: [comment(1, 1, 2, monday)],
      timeline_events: [
        event('a', 1, 'CONVERT_TO_DRAFT_EVENT', 1, '2026-01-09T18:00:00Z'),
        event('b', 1, 'READY_FOR_REVIEW_EVENT', 1, '2026-01-10T06:00:00Z'),
      ],
    });
    const figures = await figuresOf(open().db, 'time_to_first_response', '2026-01-05', '2026-01-19');
    expect([figures.value, part(figures, MEDIAN)]).toEqual([60, 18]);
  });

  it('hold for issues', async () => {
    await store(open().db, {
      users,
      issues: [issue(1, 1, friday)],
      issue_comments: [comment(1, 1, 2, monday)],
    });
    const figures = await figuresOf(open().db, 'issue_time_to_first_response', '2026-01-05', '2026-01-19');
    expect(part(figures, MEDIAN)).toBe(24);
  });
});
