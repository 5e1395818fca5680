/** Whatever GitHub, or a text of thirty years ago, puts into a row: the others are stored, and the odd one is named. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { emptyBatch, type FactBatch } from '../../src/domain/history/facts.ts';
import { commit } from '../../src/store/history/commit.ts';
import { writeShown } from '../../src/store/history/facts.ts';
import { comment, event, pullRequest, repo, review, store, tag, user } from '../support/builders.ts';
import { emptyTables, onOneDatabase } from '../support/databases.ts';
import { runs } from '../support/runs.ts';

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...['half \ud800', '\udc00 half', 'a\0b', '', ' ', 'NaN', '-0', '1e400', '0x1F', 'true', 'null'],
    ...['2013-02-01T10:00:00+51800', '2013-02-01T10:00:00+24:00', '2013-02-01T10:00:00-07:60'],
    ...['0000-01-01T00:00:00Z', '294277-01-01T00:00:00Z', '2026-02-30T00:00:00Z', 'infinity', 'now', 'epoch'],
    ...[null, undefined, true, -1, 2 ** 31, 2 ** 53, 2 ** 63, 1.5, NaN, Infinity],
    ...['9223372036854775808', '-9223372036854775809', '12', '007'],
    ...[[], {}, ['x'], { x: 1 }],
    'x'.repeat(100_000),
    'é'.repeat(5_000),
  ),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.bigInt().map(String),
);

/** Rows that belong to item 1, which are struck, and those of item 2, which are not. */
function page(): FactBatch {
  return {
    ...emptyBatch(),
    users: [user(1, 'octocat'), user(2, 'hubot')],
    pull_requests: [pullRequest(1, 1, '2026-01-01'), pullRequest(2, 1, '2026-01-02')],
    issue_comments: [comment(10, 1, 2, '2026-01-02'), comment(11, 2, 2, '2026-01-03')],
    reviews: [review(20, 1, 2, '2026-01-03'), review(21, 2, 2, '2026-01-04')],
    timeline_events: [
      event('a', 1, 'LABELED_EVENT', 2, '2026-01-02'),
      event('b', 2, 'LABELED_EVENT', 2, '2026-01-03'),
    ],
    labels: [
      { repo_id: '1', name: 'struck', color: 'fff', description: null },
      { repo_id: '1', name: 'bug', color: 'fff', description: null },
    ],
    item_labels: [
      { repo_id: '1', number: 1, label: 'bug' },
      { repo_id: '1', number: 2, label: 'bug' },
    ],
    tags: [tag('0.9.0', 1, '2026-01-04'), tag('1.0.0', 1, '2026-01-05')],
  };
}

const STRUCK = [
  'pull_requests',
  'issue_comments',
  'reviews',
  'timeline_events',
  'labels',
  'item_labels',
  'tags',
] as const;

onOneDatabase('hostile values', (open) => {
  const left = async () =>
    (
      await sql<{ rows: string }>`
        select (select count(*) from pull_requests where number = 2) || ' ' ||
          (select count(*) from issue_comments where id = 11) || ' ' || (select count(*) from reviews where id = 21) || ' ' ||
          (select count(*) from timeline_events where id = 'b') || ' ' || (select count(*) from labels where name = 'bug') || ' ' ||
          (select count(*) from item_labels where number = 2) || ' ' || (select count(*) from tags where name = '1.0.0')
          || ' ' || (select count(*) from responses where number = 2) as rows`.execute(open().db)
    ).rows[0]!.rows;

  it('keep no other row out, and end no page', async () => {
    await store(open().db, {}, undefined, [repo()]);
    let named = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STRUCK), fc.nat(), hostile, async (table, place, value) => {
        await emptyTables(open().db);
        const batch = page();
        const row = batch[table][0] as unknown as Record<string, unknown>;
        const columns = Object.keys(row).filter((name) => name !== 'repo_id');
        row[columns[place % columns.length]!] = value;
        await commit(open(), { repo_id: '1', now: '2026-02-01T00:00:00Z', stream: table }, (writing) =>
          writeShown(writing, { batch, continuations: [], unreadable: [] }, '2026-01-15T00:00:00Z'),
        );
        expect(await left()).toBe('1 1 1 1 1 1 1 1');
        const { rows } =
          await sql`select 1 from unreadable_fields where is_refused and message <> ''`.execute(open().db);
        named += rows.length;
      }),
      runs(120),
    );
    expect(named).toBeGreaterThan(0);
  });

  it('that only the database refuses are searched for: that row stays out, with its reason, and the calls are booked once', async () => {
    const { db } = open();
    await sql`alter table labels add constraint no_wontfix check (name <> 'wontfix')`.execute(db);
    try {
      const labels = Array.from({ length: 100 }, (_, index) => ({
        ...{ repo_id: '1', name: index === 61 ? 'wontfix' : `label ${index}` },
        ...{ color: 'fff', description: null },
      }));
      const call = {
        ...{
          called_at: '2026-02-01T00:00:00Z',
          kind: 'graphql' as const,
          purpose: 'labels',
          repository: 'o/n',
        },
        ...{
          credential: 'token',
          outcome: 'ok',
          points: 1,
          points_left: 4999,
          resets_at: null,
          milliseconds: 3,
        },
        page_size: 100,
      };
      await commit(
        { db },
        { repo_id: '1', now: call.called_at, stream: 'labels', calls: [call] },
        (writing) =>
          writeShown(
            writing,
            { batch: { ...emptyBatch(), labels }, continuations: [], unreadable: [] },
            null,
          ),
      );
      const { rows: kept } = await sql<{ n: number }>`select count(*)::int as n from labels`.execute(db);
      const { rows: named } = await sql<{
        path: string;
        message: string;
      }>`select path, message from unreadable_fields`.execute(db);
      const { rows: booked } = await sql<{ n: number }>`select count(*)::int as n from api_calls`.execute(db);
      expect([kept[0]!.n, booked[0]!.n]).toEqual([99, 1]);
      expect(named).toEqual([
        { path: 'labels wontfix', message: expect.stringContaining('no_wontfix') as string },
      ]);
    } finally {
      await sql`alter table labels drop constraint no_wontfix`.execute(db);
    }
  });
});
