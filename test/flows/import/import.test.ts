import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { viewedCommunity, type View } from '../../support/stand-in/view.ts';
import { simulatedCommunity } from '../../simulation/community/community.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { pseudonymOf } from '../../../src/domain/people/pseudonyms.ts';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import { forget } from '../../../src/store/people/opt-out.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { community, institution } from '../../support/builders.ts';
import { emptyFolder } from '../../support/command-line.ts';
import { emptyTables, onEachDatabase, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { inSqlite, writeGithubToSqlite } from '../../support/github-to-sqlite.ts';
import { importFile, keepUp, read } from '../../support/reading.ts';

const END = '2026-01-01T00:00:00Z';
const OLD = '2025-11-20T00:00:00Z';
const OLDER = '2025-08-01T00:00:00Z';
const SIMULATED = { pullRequests: 120, repositories: 2, seed: 5, start: '2025-01-01T00:00:00Z', end: END };
const REPOSITORIES = ['springboard/hub', 'springboard/spawner'];
const on = (day: string) => ({ now: () => new Date(day) });

describe('an import', () => {
  let github: StandIn;
  const folder = emptyFolder();
  const world = simulatedCommunity(SIMULATED);
  const fileOf = (name: string, view: View, wanted?: string[]): string => {
    const path = join(folder, name);
    rmSync(path, { force: true });
    writeGithubToSqlite(path, viewedCommunity(world, view), wanted);
    return path;
  };
  beforeAll(async () => {
    github = await startStandIn({ simulated: SIMULATED });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  const fresh = async (db: Database): Promise<string> => {
    await read(db, github, REPOSITORIES, on(END));
    const hash = await factsHash(db);
    await emptyTables(db);
    return hash;
  };
  const bookkeeping = async (db: Database) => {
    const { rows } = await sql`
      select (select count(*)::int from imported_items) as items, (select count(*)::int from imported_repos) as repos,
        (select count(*)::int from imported_users) as users, (select count(*)::int from imports) as imports`.execute(
      db,
    );
    return rows[0];
  };

  onEachDatabase('of an old snapshot', (open) => {
    it('and the backfill after it end with the rows of a backfill alone', async () => {
      const { db } = open();
      const alone = await fresh(db);
      const summary = await importFile(db, fileOf('old.db', { until: OLD }), REPOSITORIES, on(END));
      expect(summary).toMatchObject({
        repositories: 2,
        others: [],
        // Nothing in the file is dated later.
        captured_at: '2025-11-13T21:17:15.000Z',
      });
      expect(summary.fates.pull_requests.stored).toBe(summary.rows.pull_requests);
      expect(await bookkeeping(db)).toMatchObject({ repos: 2, imports: 1 });
      await read(db, github, REPOSITORIES, on(END));
      expect(await factsHash(db)).toBe(alone);
      expect(await bookkeeping(db)).toEqual({ items: 0, repos: 0, users: 0, imports: 1 });
    });
  });

  onOneDatabase('in whatever order', (open) => {
    it('changes no fact of items that were read, newer as its own may be', async () => {
      const { db } = open();
      await github.setView({ until: OLD });
      await read(db, github, REPOSITORIES, on(OLD));
      const before = await factsHash(db);
      const older = await importFile(db, fileOf('older.db', { until: OLDER }), REPOSITORIES, on(END));
      expect(older.fates.issues).toMatchObject({ stored: 0, same: 0, left_out: 0 });
      expect(older.fates.issues.read).toBeGreaterThan(20);
      // A label that the file does not know, and a title that it knows better.
      const same = fileOf('same.db', { until: OLD });
      inSqlite(
        same,
        `delete from issues_labels; delete from labels_pull_requests; update users set login = login || '-once';
         update issues set title = 'x', updated_at = '2025-12-01T00:00:00Z'; update pull_requests set updated_at = '2025-12-01T00:00:00Z'`,
      );
      expect((await importFile(db, same, REPOSITORIES, on(END))).fates.pull_requests.stored).toBe(0);
      expect(await factsHash(db)).toBe(before);
      expect(await bookkeeping(db)).toMatchObject({ items: 0, users: 0 });
    });

    it('adds what was opened since the last reading, for sync to complete', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, on(END));
      await keepUp(db, github, REPOSITORIES, on(END));
      const upToDate = await factsHash(db);
      await emptyTables(db);
      await github.setView({ until: OLD });
      await read(db, github, REPOSITORIES, on(OLD));
      const { fates } = await importFile(db, fileOf('new.db', {}), REPOSITORIES, on(END));
      expect(fates.pull_requests.stored).toBeGreaterThan(5);
      expect(fates.pull_requests.left_out).toBe(0);
      await github.setView({});
      await keepUp(db, github, REPOSITORIES, on(END));
      expect(await factsHash(db)).toBe(upToDate);
      expect(await bookkeeping(db)).toMatchObject({ items: 0, repos: 0, users: 0 });
    });

    it('is the same twice, and after an older one and a newer one in either order', async () => {
      const { db } = open();
      const [old, older] = [fileOf('old.db', { until: OLD }), fileOf('older.db', { until: OLDER })];
      await importFile(db, old, REPOSITORIES, on(END));
      const once = await factsHash(db);
      const again = await importFile(db, old, REPOSITORIES, on(END));
      expect(again.fates.pull_requests).toEqual({
        stored: 0,
        same: again.rows.pull_requests,
        read: 0,
        left_out: 0,
      });
      expect(again.fates.issue_comments).toEqual({
        stored: 0,
        same: again.rows.issue_comments,
        read: 0,
        left_out: 0,
      });
      await importFile(db, older, REPOSITORIES, on(END));
      expect(await factsHash(db)).toBe(once);
      expect(await bookkeeping(db)).toMatchObject({ imports: 2 });
      await emptyTables(db);
      await importFile(db, older, REPOSITORIES, on(END));
      await importFile(db, old, REPOSITORIES, on(END));
      expect(await factsHash(db)).toBe(once);
    });

    it('drops what GitHub no longer shows: items, comments, and the people who wrote nothing else', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, on(END));
      const { rows } = await sql<{ pull: number; issue: number; comment: string }>`
        select min(p.number) as pull, (select min(number) from issues where repo_id = p.repo_id) as issue,
          (select 'IC_sim_' || min(id) from issue_comments where repo_id = p.repo_id and number > 20) as comment
        from pull_requests p where repo_id = 50001 group by repo_id`.execute(db);
      const { pull, issue, comment } = rows[0]!;
      await emptyTables(db);
      const path = fileOf('old.db', { until: OLD });
      // Somebody who merged, opened and commented, and whom GitHub no longer names.
      inSqlite(
        path,
        `insert into users (id, login, node_id, type, email) values (900, 'hubot', 'U_900', 'User', 'hubot@mail.example');
         update pull_requests set merged_by = 900 where number = 2; update issues set user = 900 where number = ${issue};
         update issue_comments set user = 900 where id in (select id from issue_comments limit 30)`,
      );
      await github.setView({
        deleted: [`springboard/hub#${pull}`, `springboard/hub#${issue}`],
        hidden: [comment],
      });
      const alone = await fresh(db);
      await importFile(db, path, REPOSITORIES, on(END));
      expect((await sql`select 1 from merge_months where user_id = 900`.execute(db)).rows).not.toEqual([]);
      await read(db, github, REPOSITORIES, on(END));
      expect(await factsHash(db)).toBe(alone);
      // They do not come back: GitHub was asked for everything of their time.
      const again = await importFile(db, path, REPOSITORIES, on(END));
      expect([again.fates.pull_requests.left_out, again.fates.issues.left_out]).toEqual([1, 1]);
      expect(await factsHash(db)).toBe(alone);
    });

    it('lets everybody be called what GitHub calls them, and remembers what they were called in the file', async () => {
      const { db } = open();
      await importFile(db, fileOf('old.db', { until: OLD }), REPOSITORIES, on(END));
      const { rows } = await sql<{ id: string; login: string }>`
        select u.id::text as id, u.login from pull_requests p join users u on u.id = p.author_id
        where u.type = 'User' and u.login not like '%maintainer' order by u.id desc limit 1`.execute(db);
      const { id, login } = rows[0]!;
      await github.setView({ logins: { [login]: 'hubot' } });
      await read(db, github, REPOSITORIES, on(END));
      const { rows: now } = await sql`select u.login, array_agg(l.login_key order by l.login_key) as keys
        from users u join user_logins l on l.user_id = u.id where u.id = ${id} group by 1`.execute(db);
      expect(now).toEqual([{ login: 'hubot', keys: [login, 'hubot'].sort() }]);
    });

    it('stays marked after a backfill --since, and is completed by sync', async () => {
      const { db } = open();
      await importFile(db, fileOf('old.db', { until: OLD }), REPOSITORIES, on(END));
      await read(db, github, REPOSITORIES, { ...on(END), since: OLDER });
      const { rows } = await sql<{ left: number; recent: number }>`
        select count(*)::int as left, count(*) filter (where coalesce(p.created_at, i.created_at) >= ${OLDER})::int as recent
        from imported_items m left join pull_requests p using (repo_id, number) left join issues i using (repo_id, number)`.execute(
        db,
      );
      expect(rows[0]!.left).toBeGreaterThan(20);
      expect(rows[0]!.recent).toBe(0);
      const { incomplete } = await keepUp(db, github, REPOSITORIES, on(END));
      expect(incomplete).toEqual([]);
      expect(await bookkeeping(db)).toMatchObject({ items: 0, repos: 0, users: 0 });
    });

    it('goes on where it was stopped', async () => {
      const { db } = open();
      const path = fileOf('old.db', { until: OLD });
      await importFile(db, path, REPOSITORIES, on(END));
      const whole = [await factsHash(db), await bookkeeping(db)];
      await emptyTables(db);
      const wish = new AbortController();
      const stopped = await importFile(db, path, REPOSITORIES, {
        ...on(END),
        stop: wish.signal,
        progress: () => wish.abort(),
      });
      expect(stopped.stopped).toBe(true);
      expect(await bookkeeping(db)).toMatchObject({ imports: 0 });
      await importFile(db, path, REPOSITORIES, on(END));
      expect([await factsHash(db), await bookkeeping(db)]).toEqual(whole);
    });
  });

  onOneDatabase('by itself', (open) => {
    const report = (db: Database, asOf: string) =>
      computeReport(db, {
        institution: institution({ communities: [community({ orgs: [], repositories: REPOSITORIES })] }),
        window: { start: '2025-10-01T00:00:00Z', end: '2025-11-01T00:00:00Z' },
        asOf,
      });

    it('gives the figures that do not need a timeline as GitHub would have given them that day', async () => {
      const { db } = open();
      const figures = async () =>
        (await report(db, OLD)).kpis
          .filter(({ id }) => ['change_request_duration', 'issue_time_to_close'].includes(id))
          .map(({ id, parts }) => [id, parts['all']] as const);
      await importFile(db, fileOf('old.db', { until: OLD }), REPOSITORIES, on(END));
      const imported = await figures();
      expect(imported).toMatchObject([
        ['change_request_duration', { merged: expect.any(Number) as number, n: 45 }],
        ['issue_time_to_close', { n: 20 }],
      ]);
      await emptyTables(db);
      await github.setView({ until: OLD });
      await read(db, github, REPOSITORIES, on(OLD));
      expect(imported).toEqual(await figures());
    });

    it('is stored and not whole: the coverage counts what GitHub has shown, and a gap says the rest', async () => {
      const { db } = open();
      const { rows } = await importFile(db, fileOf('old.db', { until: OLD }), REPOSITORIES, on(END));
      const { coverage: alone } = await report(db, END);
      expect(alone).toMatchObject({ pull_requests_stored: rows.pull_requests, share: null });
      const ofImports = (gaps: typeof alone.gaps) => gaps.filter(({ what }) => what.includes('import'));
      expect(ofImports(alone.gaps)[0]!.what).toMatch(
        /^\d+ pull requests and \d+ issues known from an import alone; run `headwater backfill`$/,
      );

      // All of one repository is read, and of the other what was opened on the last day.
      await read(db, github, ['springboard/spawner'], on(END));
      await read(db, github, REPOSITORIES, { ...on(END), since: '2025-12-31T00:00:00Z' });
      const { coverage } = await report(db, END);
      const { rows: shown } = await sql<{ pulls: number }>`
        select count(*)::int as pulls from pull_requests
        where repo_id = 50002 or created_at >= '2025-12-31T00:00:00Z'`.execute(db);
      expect(coverage.pull_requests_on_github).toBe(120);
      expect(coverage.share).toBeCloseTo(shown[0]!.pulls / 120, 10);
      expect(ofImports(coverage.gaps).map(({ repository }) => repository)).toEqual(['springboard/hub']);
    });

    it('stores people by id and login alone, and those who opted out under their pseudonyms', async () => {
      const { db } = open();
      const key = 'a key of the institution';
      const path = fileOf('old.db', { until: OLD });
      await importFile(db, path, REPOSITORIES, on(END));
      const { rows } = await sql<{ id: string; login: string }>`
        select id::text as id, login from users where type = 'User' order by id limit 1`.execute(db);
      const { id, login } = rows[0]!;
      await emptyTables(db);
      await forget(db, id, pseudonymOf(id, key), END);
      await expect(importFile(db, path, REPOSITORIES, on(END))).rejects.toThrow(
        /^HEADWATER_PSEUDONYM_KEY is not set/,
      );
      expect(await bookkeeping(db)).toMatchObject({ items: 0, imports: 0 });
      await importFile(db, path, REPOSITORIES, { ...on(END), pseudonymKey: key });
      const said = await everyText(db);
      expect(said.length).toBeGreaterThan(900);
      expect(said.filter((text) => text.includes('@mail.example'))).toEqual([]);
      expect(said).not.toContain(login);
      expect(said).toContain(pseudonymOf(id, key).login);
      const { rows: acts } = await sql`select 1 from pull_requests where author_id = ${id}
        union all select 1 from issues where author_id = ${id} union all select 1 from issue_comments where author_id = ${id}`.execute(
        db,
      );
      expect(acts).toEqual([]);
      await read(db, github, REPOSITORIES, { ...on(END), pseudonymKey: key });
      expect(await everyText(db)).not.toContain(login);
    });
  });
});

/** Whatever stands in any column that can hold words. */
async function everyText(db: Database): Promise<string[]> {
  const { rows: columns } = await sql<{ place: string; column_name: string }>`
    select table_schema || '.' || table_name as place, column_name from information_schema.columns
    where table_schema in ('public', 'derived') and data_type in ('text', 'character varying', 'json', 'jsonb')
      and table_name not like 'headwater_%'`.execute(db);
  const found: string[] = [];
  for (const { place, column_name } of columns) {
    const { rows } = await sql<{ said: string | null }>`
      select ${sql.ref(column_name)}::text as said from ${sql.table(place)}`.execute(db);
    for (const { said } of rows) if (said !== null) found.push(said);
  }
  return found;
}
