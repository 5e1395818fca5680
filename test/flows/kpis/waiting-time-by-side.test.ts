/** Whose turn pull requests were, as the report says it: rows, the rules of attention, and days that were counted by hand. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import { reportAsCsv } from '../../../src/text/report/csv.ts';
import { weeklyReport } from '../../../src/text/report/weekly-report.ts';
import { comment, event, institution, pullRequest, review, store, user } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';

const START = '2026-02-02T00:00:00Z';
const END = '2026-02-12T00:00:00Z';

onEachDatabase('waiting_time_by_side', (open) => {
  const reported = async (asOf = END) =>
    computeReport(open().db, { institution: institution(), window: { start: START, end: END }, asOf });
  const figures = async (asOf = END) =>
    (await reported(asOf)).kpis.find(({ id }) => id === 'waiting_time_by_side')!;

  it('adds up whose turn each pull request was, a pause and a draft among them', async () => {
    // hubot could merge. 1: with maintainers until the 3rd (1 day of the window), the author's until the 6th (3), with
    // maintainers again (6). 5: with maintainers until the 4th (2), snoozed until the 7th (3), with maintainers again (5).
    // 6: a draft (10). 2: hubot's own. 3: over before the window.
    await store(open().db, {
      users: [user(1, 'octocat'), user(2, 'hubot')],
      pull_requests: [
        pullRequest(99, 1, '2026-01-01', { merged_at: '2026-01-02T00:00:00Z', merged_by_id: '2' }),
        pullRequest(1, 1, '2026-02-01'),
        pullRequest(2, 2, '2026-02-01'),
        pullRequest(3, 1, '2026-01-05', { closed_at: '2026-01-20T00:00:00Z' }),
        pullRequest(5, 1, '2026-02-01'),
        pullRequest(6, 1, '2026-02-01', { is_draft: true }),
      ],
      reviews: [review(20, 1, 2, '2026-02-03', { state: 'CHANGES_REQUESTED' })],
      issue_comments: [comment(30, 1, 1, '2026-02-06')],
    });
    await sql`
      insert into comment_commands (repo_id, comment_id, line, number, verb, until, head_oid, sender_id, at, outcome)
      values (1, 50, 7, 5, 'snooze', '2026-02-07T00:00:00Z', null, 2, '2026-02-04T00:00:00Z', 'done')`.execute(
      open().db,
    );
    expect(await figures()).toMatchObject({
      unit: 'share',
      value: 14 / 17,
      sample_size: 3,
      // The day before the window: both were with maintainers.
      previous: 1,
      parts: {
        maintainers_days: 14,
        author_days: 3,
        unclear_days: 0,
        paused_days: 3,
        draft_days: 10,
        author_share: 3 / 17,
        threads_unknown_share: 1,
        ci_unknown_share: 1,
      },
      evidence: [
        { url: 'https://github.com/springboard/hub/pull/1', why: 'with maintainers for 7 days' },
        { url: 'https://github.com/springboard/hub/pull/5', why: 'with maintainers for 7 days' },
      ],
      excluded: [
        {
          url: 'https://github.com/springboard/hub/pull/6',
          why: 'not with maintainers at any time of the window',
        },
      ],
    });
    const report = await reported();
    expect(reportAsCsv(report)).toContain(',waiting_time_by_side,maintainers_days,number,14,');
    expect(weeklyReport(report)).toContain('| Time with maintainers | **82 %** | 100 % |');
  });

  it('ends at as_of, and says nothing of a window that has not begun', async () => {
    await store(open().db, {
      users: [user(1, 'octocat'), user(2, 'hubot')],
      pull_requests: [
        pullRequest(99, 1, '2026-01-01', { merged_at: '2026-01-02T00:00:00Z', merged_by_id: '2' }),
        pullRequest(1, 1, '2026-01-30'),
      ],
    });
    expect((await figures('2026-02-04T00:00:00Z')).parts).toMatchObject({ maintainers_days: 2 });
    expect(await figures('2026-02-01T00:00:00Z')).toMatchObject({ value: null, sample_size: 0 });
  });

  it('knows who could merge, and what is gone, as it is known at as_of', async () => {
    // hubot first merged on 20 February, 180 days before which they could: their words on the 5th were a maintainer's. Then
    // 1 was with maintainers from the 2nd on (3 days), and unclear (7). 2 is gone from the 25th on.
    await store(open().db, {
      users: [user(1, 'octocat'), user(2, 'hubot'), user(3, 'mona')],
      pull_requests: [
        pullRequest(98, 1, '2026-01-01', { merged_at: '2026-01-02T00:00:00Z', merged_by_id: '3' }),
        pullRequest(99, 1, '2026-01-01', { merged_at: '2026-02-20T00:00:00Z', merged_by_id: '2' }),
        pullRequest(1, 1, '2026-02-01'),
        pullRequest(2, 1, '2026-02-01'),
      ],
      issue_comments: [comment(30, 1, 2, '2026-02-05')],
    });
    await sql`insert into deleted_items (repo_id, number, observed_at) values (1, 2, '2026-02-25Z')`.execute(
      open().db,
    );
    expect((await figures()).parts).toMatchObject({ maintainers_days: 30, unclear_days: 0 });
    expect((await figures('2026-02-21T00:00:00Z')).parts).toMatchObject({
      maintainers_days: 23,
      unclear_days: 7,
    });
    const later = await figures('2026-02-25T00:00:00Z');
    expect(later).toMatchObject({ sample_size: 2, parts: { maintainers_days: 13, unclear_days: 7 } });
  });

  it('has a review stand until it was dismissed, where that is known', async () => {
    // 1: the author's from the 3rd, when changes were requested, until the 10th (7), then unclear (2). 2: read before the
    // dismissal's review was asked for: as if it had never been, unclear since the 3rd (9). Before that the maintainers' (1 + 1).
    const review_state = 'CHANGES_REQUESTED';
    await store(open().db, {
      users: [user(1, 'octocat'), user(2, 'hubot')],
      pull_requests: [
        pullRequest(99, 1, '2026-01-01', { merged_at: '2026-01-02T00:00:00Z', merged_by_id: '2' }),
        pullRequest(1, 1, '2026-02-01'),
        pullRequest(2, 1, '2026-02-01'),
      ],
      reviews: [1, 2].map((number) => review(number, number, 2, '2026-02-03', { state: 'DISMISSED' })),
      timeline_events: [
        event('a', 1, 'REVIEW_DISMISSED_EVENT', 2, '2026-02-10', { review_id: '1', review_state }),
        event('b', 2, 'REVIEW_DISMISSED_EVENT', 2, '2026-02-10'),
      ],
    });
    expect((await figures()).parts).toMatchObject({ maintainers_days: 2, author_days: 7, unclear_days: 11 });
  });

  it('has no share where nobody is known who can merge', async () => {
    await store(open().db, { users: [user(1, 'octocat')], pull_requests: [pullRequest(1, 1, '2026-02-01')] });
    expect(await figures()).toMatchObject({ value: null, note: 'nobody known who can merge' });
  });
});
