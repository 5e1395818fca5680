import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onEachDatabase } from '../support/databases.ts';
import { comment, event, pullRequest, repo, review, store, user } from '../support/builders.ts';

onEachDatabase('storing a page', (open) => {
  it('stores the same page twice as once', async () => {
    const page = {
      users: [user(1, 'octocat'), user(2, 'hubot')],
      pull_requests: [pullRequest(1, 1, '2026-01-01')],
      issue_comments: [comment(10, 1, 2, '2026-01-02')],
      item_labels: [{ repo_id: '1', number: 1, label: 'bug' }],
    };
    await store(open().db, page);
    const before = await rowVersions();
    await store(open().db, page);
    expect(await rowVersions()).toEqual(before);
  });

  it('never lets an older version win', async () => {
    const users = [user(1, 'octocat')];
    await store(open().db, {
      users,
      pull_requests: [pullRequest(1, 1, '2026-01-01', { title: 'new', updated_at: '2026-01-05T00:00:00Z' })],
    });
    await store(open().db, {
      users,
      pull_requests: [pullRequest(1, 1, '2026-01-01', { title: 'old', updated_at: '2026-01-02T00:00:00Z' })],
    });
    const { rows } = await sql<{ title: string }>`select title from pull_requests`.execute(open().db);
    expect(rows).toEqual([{ title: 'new' }]);
  });

  it('takes a key that stands twice in one batch, and a NUL in a title', async () => {
    await store(open().db, {
      users: [user(1, 'octocat'), user(1, 'octocat')],
      pull_requests: [pullRequest(1, 1, '2026-01-01'), pullRequest(1, 1, '2026-01-01', { title: 'a\0b' })],
    });
    const { rows } = await sql<{ title: string }>`select title from pull_requests`.execute(open().db);
    expect(rows).toEqual([{ title: 'ab' }]);
  });

  it('keeps every login of a person who was renamed', async () => {
    await store(open().db, { users: [user(1, 'Octocat')] });
    await store(open().db, { users: [user(1, 'octo-cat')] });
    const { rows } = await sql<{ login_key: string }>`select login_key from user_logins order by 1`.execute(
      open().db,
    );
    expect(rows.map((row) => row.login_key)).toEqual(['octo-cat', 'octocat']);
  });

  it('takes back whose merge it was where what had landed by a commit is open again, or lands anew', async () => {
    const landed = (day: string) =>
      pullRequest(1, 1, '2026-01-01', {
        closed_at: `2026-${day}T00:00:00Z`,
        updated_at: `2026-${day}T00:00:00Z`,
      });
    const byCommit = (id: string, actor: number, day: string) =>
      event(id, 1, 'CLOSED_EVENT', actor, `2026-${day}`, { closer: 'Commit abc' });
    const months = async () =>
      (
        await sql<{ month: string }>`
          select user_id || ' ' || via_id || ' ' || to_char(month, 'YYYY-MM') as month from merge_months order by 1`.execute(
          open().db,
        )
      ).rows.map(({ month }) => month);
    const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'abigail')];
    const queued = event('q', 1, 'ADDED_TO_MERGE_QUEUE_EVENT', 3, '2026-01-06');
    await store(open().db, {
      users,
      pull_requests: [landed('01-07')],
      timeline_events: [queued, byCommit('a', 2, '01-07')],
    });
    expect(await months()).toEqual(['2 0 2026-01', '3 2 2026-01']);
    await store(open().db, {
      pull_requests: [pullRequest(1, 1, '2026-01-01', { updated_at: '2026-01-08T00:00:00Z' })],
      timeline_events: [event('b', 1, 'REOPENED_EVENT', 1, '2026-01-08')],
    });
    expect(await months()).toEqual([]);
    await store(open().db, {
      pull_requests: [landed('02-03')],
      timeline_events: [byCommit('c', 3, '02-03')],
    });
    expect(await months()).toEqual(['3 0 2026-02']);
  });

  it('derives responses, ready time and earlier ends of the updated pull request', async () => {
    // Opened as a draft on day 1, ready on day 3, draft again on day 5 to 6, closed on day 7, reopened on day 8.
    // hubot (2) comments on day 2 and reviews on day 4; octocat (1) is the author: not a response.
    await store(
      open().db,
      {
        users: [user(1, 'octocat'), user(2, 'hubot')],
        pull_requests: [pullRequest(1, 1, '2026-01-01')],
        issue_comments: [comment(10, 1, 2, '2026-01-02'), comment(11, 1, 1, '2026-01-02')],
        reviews: [review(20, 1, 2, '2026-01-04')],
        timeline_events: [
          event('a', 1, 'READY_FOR_REVIEW_EVENT', 1, '2026-01-03'),
          event('b', 1, 'CONVERT_TO_DRAFT_EVENT', 1, '2026-01-05'),
          event('c', 1, 'READY_FOR_REVIEW_EVENT', 1, '2026-01-06'),
          event('d', 1, 'CLOSED_EVENT', 2, '2026-01-07'),
          event('e', 1, 'REOPENED_EVENT', 1, '2026-01-08'),
        ],
      },
      undefined,
      [repo()],
    );
    const { rows } = await sql`
      select f.ready_at::text as ready, f.was_reopened, d.began_at::text as began, d.ended_at::text as ended,
        c.closed_at::text as closed, r.responder_id::int as responder, r.first_response_at::text as response,
        r.first_review_at::text as review
      from pull_request_facts f, draft_spells d, item_closures c, responses r`.execute(open().db);
    const at = (day: number) => `2026-01-0${day} 00:00:00+00`;
    expect(rows).toEqual([
      {
        ready: at(3),
        was_reopened: true,
        began: at(5),
        ended: at(6),
        closed: at(7),
        responder: 2,
        response: at(2),
        review: at(4),
      },
    ]);
  });

  /** Where each row lies: a rewritten row moves. */
  async function rowVersions(): Promise<unknown[]> {
    const { rows } = await sql`
      select 'pull_requests' as t, ctid::text, xmin::text from pull_requests
      union all select 'users', ctid::text, xmin::text from users
      union all select 'issue_comments', ctid::text, xmin::text from issue_comments
      union all select 'responses', ctid::text, xmin::text from responses
      union all select 'facts', ctid::text, xmin::text from pull_request_facts`.execute(open().db);
    return rows;
  }
});
