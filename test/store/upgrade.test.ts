/** A database that another version left is brought to this one, or refused in one line and left as it was. */
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import { kpiRows, onOneSnapshot } from '../../src/store/kpis/kpi-rows.ts';
import { openDatabase, type Database } from '../../src/store/driver/database.ts';
import { migrate } from '../../src/store/driver/migrate.ts';
import { migrationName } from '../../src/store/driver/sql-file.ts';
import { MIGRATIONS, step } from '../support/migrations.ts';
import { onEachEmptyDatabase, onEmptyServer, type TestDatabase } from '../support/databases.ts';

const NAMES = MIGRATIONS.map(migrationName);
const WINDOW = { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' };

async function everyKpiAnswers(db: Database): Promise<void> {
  await onOneSnapshot(db, async (trx) => {
    for (const { id } of KPIS) await kpiRows(trx, id, WINDOW, WINDOW.end);
  });
}

/** The views and functions of a schema, by name. */
async function derivedIn(db: Database, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class where relnamespace = ${schema}::regnamespace and relkind = 'v'
    union select proname from pg_proc where pronamespace = ${schema}::regnamespace order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** As version 0.1 left it: views among the tables, with other columns and arguments, and no checksums. */
async function asAnEarlierVersionLeftIt(db: Database): Promise<void> {
  for (const file of MIGRATIONS.filter((file) => migrationName(file) <= '0015')) await step(db, file);
  await sql`create table headwater_migrations (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
    db,
  );
  await sql`create table headwater_migrations_lock (id varchar(255) primary key, is_locked integer not null default 0)`.execute(
    db,
  );
  await sql`create table headwater_views (hash text primary key)`.execute(db);
  await sql`insert into headwater_views values ('earlier')`.execute(db);
  for (const name of NAMES.filter((name) => name < '0015'))
    await sql`insert into headwater_migrations values (${name}, '2026-01-09T00:00:00.000Z')`.execute(db);
  await sql`create view team_spans as
    select u.user_id, range_agg(tstzrange(t.since, t.until)) as held from team_members t
    join user_logins u on u.login_key = t.who group by u.user_id`.execute(db);
  await sql`create view not_human as select id as user_id, type as kind, login from users where type <> 'User'`.execute(
    db,
  );
  await sql`create function role_at(author_id bigint, at timestamptz) returns integer language sql as 'select 1'`.execute(
    db,
  );
  await sql`create function known_end(until timestamptz, as_of timestamptz) returns integer language sql as 'select 1'`.execute(
    db,
  );
  await sql`create view my_team as select held from team_spans`.execute(db);
  await sql`create function planned_by(who text) returns text language sql as 'select who'`.execute(db);
}

onEachEmptyDatabase('a database', (make) => {
  it('of an earlier version gets this one’s views in their schema, and keeps its rows', async () => {
    const { db } = await make();
    await asAnEarlierVersionLeftIt(db);
    expect(await migrate(db)).toEqual(NAMES.filter((name) => name >= '0015'));
    // What stands on a view of ours goes with it; what only looks like ours stays.
    expect(await derivedIn(db, 'public')).toEqual(['planned_by', 'title_is_wip']);
    expect(await derivedIn(db, 'derived')).toEqual(
      expect.arrayContaining(['role_at', 'team_spans', 'unread_file_lists']),
    );
    const { rows } = await sql<{ spans: number; sums: number; items: number }>`
      select (select count(*)::int from derived.team_spans where active_during is not null) as spans,
        (select count(*)::int from headwater_migrations where checksum is not null) as sums,
        (select count(*)::int from pull_requests) as items`.execute(db);
    expect(rows).toEqual([{ spans: 2, sums: NAMES.length, items: 2 }]);
    await everyKpiAnswers(db);
    expect(await migrate(db)).toEqual([]);
  });

  it('whose views have other columns and return other types gets them anew', async () => {
    const { db } = await make();
    await migrate(db);
    await sql`alter view derived.team_spans rename column active_during to held`.execute(db);
    await sql`drop function derived.answered_within cascade`.execute(db);
    await sql`create function derived.answered_within(a timestamptz, b timestamptz) returns text language sql as 'select null::text'`.execute(
      db,
    );
    await sql`create view derived.of_the_past as select held from derived.team_spans`.execute(db);
    await sql`update headwater_views set hash = 'of another version'`.execute(db);
    expect(await migrate(db)).toEqual([]);
    expect(await derivedIn(db, 'derived')).not.toContain('of_the_past');
    await everyKpiAnswers(db);
  });
});

onEmptyServer('a database', (make) => {
  it('that had another text of a migration is refused, with its name', async () => {
    const { db } = await make();
    await migrate(db);
    await sql`update headwater_migrations set checksum = 'of another text' where name = '0003_people'`.execute(
      db,
    );
    await expect(migrate(db)).rejects.toThrow(
      /^Migration 0003_people was edited after this database had it; put sql\/migrations\/0003_people\.sql back as it was, and write the change as a new migration\.$/,
    );
  });

  it('on which a migration fails is as it was before', async () => {
    const { db } = await make();
    await migrate(db);
    await sql`delete from headwater_migrations where name = '0014_releases'`.execute(db);
    await expect(migrate(db)).rejects.toThrow(/is_version_bump/);
    const { rows } = await sql`select count(*)::int as applied from headwater_migrations`.execute(db);
    expect(rows).toEqual([{ applied: NAMES.length - 1 }]);
    await everyKpiAnswers(db);
  });

  it('with a schema "derived" of somebody else’s is refused, and nothing of it is dropped', async () => {
    const { db } = await make();
    await sql`create schema derived`.execute(db);
    await sql`create view derived.prices as select 1 as price`.execute(db);
    await expect(migrate(db)).rejects.toThrow(
      /^The database has a schema "derived" that Headwater did not make.*\.$/,
    );
    expect(await derivedIn(db, 'derived')).toEqual(['prices']);
    expect(await derivedIn(db, 'public')).toEqual([]);
  });

  it('with somebody’s table in our schema is refused before the table would be dropped', async () => {
    const { db } = await make();
    await migrate(db);
    await sql`create table derived.notes as select 'mine' as note`.execute(db);
    expect(await migrate(db)).toEqual([]);
    await sql`update headwater_views set hash = 'of another version'`.execute(db);
    await expect(migrate(db)).rejects.toThrow(/holds the table notes; move it first/);
    const { rows } = await sql`select note from derived.notes`.execute(db);
    expect(rows).toEqual([{ note: 'mine' }]);
  });
});

/** As another role of the same server, which has no more than it is granted. */
async function asRole<T>(
  { db, url }: TestDatabase,
  grants: string[],
  work: (role: string, address: string) => Promise<T>,
): Promise<T> {
  const role = `headwater_${Math.random().toString(36).slice(2, 10)}`;
  await sql.raw(`create role ${role} login`).execute(db);
  try {
    for (const grant of grants) await sql.raw(`grant ${grant} to ${role}`).execute(db);
    const address = new URL(url);
    address.username = role;
    return await work(role, address.href);
  } finally {
    await sql.raw(`reassign owned by ${role} to current_user`).execute(db);
    await sql.raw(`drop owned by ${role}`).execute(db);
    await sql.raw(`drop role ${role}`).execute(db);
  }
}

async function withDatabase<T>(address: string, work: (db: Database) => Promise<T>): Promise<T> {
  const open = await openDatabase(address, 'a test');
  try {
    return await work(open.db);
  } finally {
    await open.close();
  }
}

onEmptyServer('on a server', (make) => {
  it('many processes that start at once bring a database up to date once', async () => {
    const store = await make();
    const starts = await Promise.all(
      Array.from({ length: 8 }, () => withDatabase(store.url, (db) => migrate(db))),
    );
    expect(starts.map((applied) => applied.length).toSorted((a, b) => a - b)).toEqual([
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      NAMES.length,
    ]);
    const { rows } = await sql`
      select count(*)::int as locks from pg_locks where locktype = 'advisory' and database =
        (select oid from pg_database where datname = current_database())`.execute(store.db);
    expect(rows).toEqual([{ locks: 0 }]);
  });

  it('whoever may read the tables may run every KPI, before and after the views are made anew', async () => {
    const store = await make();
    await migrate(store.db);
    const grants = ['usage on schema public', 'select on all tables in schema public'];
    await asRole(store, grants, async (_, address) => {
      expect(await withDatabase(address, (db) => migrate(db))).toEqual([]);
      await withDatabase(address, everyKpiAnswers);
      await sql`update headwater_views set hash = 'of another version'`.execute(store.db);
      await expect(withDatabase(address, (db) => migrate(db))).rejects.toThrow(
        /^The database is not at this Headwater's schema and cannot be brought there from here \(.*\); run `headwater migrate` once as the owner of the database\.$/,
      );
      await migrate(store.db);
      await withDatabase(address, everyKpiAnswers);
    });
  });

  it('whoever may not read the tables sees nothing through the views', async () => {
    const store = await make();
    await migrate(store.db);
    await asRole(store, [], async (_, address) => {
      for (const view of [
        'named_people',
        'not_human',
        'team_spans',
        'community_scopes',
        'unread_file_lists',
      ]) {
        const client = new pg.Client({ connectionString: address });
        await client.connect();
        await expect(client.query(`select * from derived.${view}`)).rejects.toThrow(
          'permission denied for table',
        );
        await client.end();
      }
    });
  });

  it('an owner who is no superuser makes it all, and says what is missing where he may not', async () => {
    const store = await make();
    await asRole(store, ['all on schema public'], async (role, address) => {
      await expect(withDatabase(address, (db) => migrate(db))).rejects.toThrow(
        /permission denied for database .*as the owner/,
      );
      await sql`grant create on database ${sql.id(new URL(address).pathname.slice(1))} to ${sql.id(role)}`.execute(
        store.db,
      );
      expect(await withDatabase(address, (db) => migrate(db))).toEqual(NAMES);
      await withDatabase(address, everyKpiAnswers);
    });
  });

  it('a standby, where nothing can be written, starts when it is up to date', async () => {
    const store = await make();
    const readOnly = new URL(store.url);
    readOnly.searchParams.set('options', '-cdefault_transaction_read_only=on');
    await expect(withDatabase(readOnly.href, (db) => migrate(db))).rejects.toThrow(
      /^The database can only be read, and Headwater has stored nothing in it/,
    );
    await migrate(store.db);
    expect(await withDatabase(readOnly.href, (db) => migrate(db))).toEqual([]);
    await withDatabase(readOnly.href, everyKpiAnswers);
  });
});

describe('a migration', () => {
  it('with Windows’ line ends is no edit', async () => {
    const { checksum } = await import('../../src/store/driver/applied-migrations.ts');
    const unix = { name: 'migrations/0001_a.sql', text: 'select 1;\nselect 2;\n' };
    expect(checksum({ ...unix, text: unix.text.replaceAll('\n', '\r\n') })).toBe(checksum(unix));
    expect(checksum({ ...unix, text: `${unix.text}-- more\n` })).not.toBe(checksum(unix));
  });
});
