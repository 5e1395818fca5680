/**
 * Whatever was imported, in whatever order, from files however old and incomplete, stopped and repeated: once GitHub has
 * been read, the rows are those that reading alone would have given.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewedCommunity } from '../support/stand-in/view.ts';
import { simulatedCommunity } from '../simulation/community/community.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { emptyFolder } from '../support/command-line.ts';
import { emptyTables, onOneDatabase } from '../support/databases.ts';
import { factsHash } from '../support/facts-hash.ts';
import { inSqlite, writeGithubToSqlite } from '../support/github-to-sqlite.ts';
import { importFile, keepUp, read } from '../support/reading.ts';
import { runs } from '../support/runs.ts';

const END = '2026-01-01T00:00:00Z';
const HALF = '2025-07-01T00:00:00Z';
const SIMULATED = { pullRequests: 44, repositories: 2, seed: 9, start: '2025-01-01T00:00:00Z', end: END };
const REPOSITORIES = ['springboard/hub', 'springboard/spawner'];
/** What GitHub does not show, though files may: two items, and the comments of another. */
const GONE = { deleted: ['springboard/hub#3', 'springboard/spawner#7'], hidden: [] as string[] };

/** What may have happened to a file; each leaves it readable. */
const HARMS = [
  '',
  'delete from issues where id % 3 = 0',
  'delete from pull_requests where id % 2 = 0',
  'delete from issue_comments where id % 2 = 0',
  'delete from users where id % 4 = 0',
  'drop table issue_comments',
  'drop table issues',
  'drop table pull_requests',
  'drop table labels',
  'update issues set user = 71000, title = title || id',
  'update pull_requests set merged_by = (select min(id) from users), draft = 1, state = state',
  `update issues set updated_at = '2030-01-01T00:00:00Z'; update issue_comments set updated_at = '2030-01-01T00:00:00Z'`,
  `update issue_comments set created_at = '2020-01-01T00:00:00Z', user = (select max(id) from users)`,
  `update issues set type = 'issue', pull_request = null`,
  'update issue_comments set issue = (select id from issues order by created_at desc limit 1)',
];

const file = fc.record({
  until: fc.constantFrom('2025-03-01T00:00:00Z', HALF, '2025-11-20T00:00:00Z', END),
  harms: fc.array(fc.constantFrom(...HARMS), { maxLength: 2 }),
  chunkRows: fc.constantFrom(3, 20, 5_000),
  /** After how many chunks it is stopped, and then repeated; null = it is not. */
  stoppedAfter: fc.constantFrom(null, null, 1, 3),
});

let github: StandIn;
const folder = emptyFolder();
beforeAll(async () => {
  github = await startStandIn({ simulated: SIMULATED });
});
afterAll(() => github.close());

onOneDatabase('imports', (open) => {
  const on = (day: string) => ({ now: () => new Date(day) });
  const world = simulatedCommunity(SIMULATED);
  let written = 0;

  async function take({
    until,
    harms,
    chunkRows,
    stoppedAfter,
  }: typeof file extends fc.Arbitrary<infer F> ? F : never) {
    const path = join(folder, `${++written}.db`);
    writeGithubToSqlite(path, viewedCommunity(world, { until }));
    for (const harm of harms)
      try {
        inSqlite(path, harm);
      } catch (error) {
        // What one harm took away, the next one cannot change.
        expect((error as Error).message).toMatch(/^no such table/);
      }
    const wish = new AbortController();
    let chunks = 0;
    const progress = () => {
      if (++chunks === stoppedAfter) wish.abort();
    };
    try {
      await importFile(open().db, path, REPOSITORIES, { ...on(END), chunkRows, progress, stop: wish.signal });
      if (wish.signal.aborted) await importFile(open().db, path, REPOSITORIES, { ...on(END), chunkRows });
    } catch (error) {
      expect((error as Error).message).toMatch(/has no table of pull requests, issues or comments/);
    }
    rmSync(path);
  }

  /** Ways to read GitHub to the end; each with what was read before the import, if anything. */
  const WAYS = {
    backfill: { before: null, after: () => read(open().db, github, REPOSITORIES, on(END)) },
    'backfill in two goes': {
      before: null,
      after: async () => {
        const wish = new AbortController();
        let pages = 0;
        const progress = () => {
          if (++pages === 3) wish.abort();
        };
        const pageSize = { first: 6, most: 9 };
        await read(open().db, github, REPOSITORIES, { ...on(END), pageSize, progress, stop: wish.signal });
        await read(open().db, github, REPOSITORIES, { ...on(END), pageSize });
      },
    },
    'sync alone': { before: null, after: () => keepUp(open().db, github, REPOSITORIES, on(END)) },
    'sync after an earlier backfill': {
      before: HALF,
      after: () => keepUp(open().db, github, REPOSITORIES, on(END)),
    },
    'a second backfill and a sync': {
      before: HALF,
      after: async () => {
        await read(open().db, github, REPOSITORIES, on(END));
        await keepUp(open().db, github, REPOSITORIES, on(END));
      },
    },
    'sync after a backfill --since': {
      before: null,
      after: async () => {
        await read(open().db, github, REPOSITORIES, { ...on(END), since: HALF });
        await keepUp(open().db, github, REPOSITORIES, on(END));
      },
    },
  };

  it('leave nothing behind once GitHub has been read', { timeout: 1_500_000 }, async () => {
    await read(open().db, github, REPOSITORIES, on(END));
    const { rows } = await sql<{ id: string }>`
      select 'IC_sim_' || id as id from issue_comments where number in (5, 6) and repo_id = 50001`.execute(
      open().db,
    );
    GONE.hidden = rows.map(({ id }) => id);
    expect(GONE.hidden.length).toBeGreaterThan(1);
    const alone = new Map<string, string>();
    let stored = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...(Object.keys(WAYS) as (keyof typeof WAYS)[])),
        async (files, name) => {
          const way = WAYS[name];
          const { db } = open();
          const begin = async () => {
            await emptyTables(db);
            await github.reset();
            if (way.before === null) return;
            await github.setView({ ...GONE, until: way.before });
            await read(db, github, REPOSITORIES, on(way.before));
          };
          if (!alone.has(name)) {
            await begin();
            await github.setView(GONE);
            await way.after();
            alone.set(name, await factsHash(db));
          }
          await begin();
          for (const each of files) await take(each);
          const { rows: marked } = await sql<{
            n: number;
          }>`select count(*)::int as n from imported_items`.execute(db);
          stored += marked[0]!.n;
          await github.setView(GONE);
          await way.after();
          expect(await factsHash(db)).toBe(alone.get(name));
          const { rows: left } = await sql`select (select count(*)::int from imported_items) as items,
            (select count(*)::int from imported_repos) as repos, (select count(*)::int from imported_users) as users`.execute(
            db,
          );
          expect(left).toEqual([{ items: 0, repos: 0, users: 0 }]);
        },
      ),
      runs(14),
    );
    expect(stored).toBeGreaterThan(200);
  });
});
