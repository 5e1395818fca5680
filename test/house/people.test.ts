/** Columns that hold people come from the schema: a new table can neither leak a person nor have a number rewritten. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { holdsLogin, holdsPerson } from '../../src/domain/people/person-columns.ts';
import { pseudonymOf } from '../../src/domain/people/pseudonyms.ts';
import { personColumns, readColumns } from '../../src/store/driver/columns.ts';
import { forget } from '../../src/store/people/opt-out.ts';
import { pullRequest, store, user } from '../support/builders.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { emptyTables, onOneDatabase } from '../support/databases.ts';

/** Whoever adds another one says in person-columns.ts whether it is a person's. */
const PEOPLE =
  /^(author|actor|subject|merged_by|opened_by|last_by|tagger|commit_author|creator|responder|user|sender|ended_by|queued_by|via|mentioned|objector)_id$/;
/** What opting out does with each column that holds a login, by table. */
const LOGINS: Record<string, string> = {
  'users.login': 'the row goes',
  'user_logins.login_key': 'the row goes',
  'opted_out.login': 'a pseudonym',
  'sessions.login': 'the row goes',
  'missing_logins.login_key': 'GitHub knows nobody of that name, or a hash',
  'roster_listings.who': 'goes over to the pseudonym',
  'affiliations.who': "the institution's own words, loaded from its configuration",
  'configured_bots.who': "the institution's own words",
  'maintainer_overrides.who': "the institution's own words",
  'release_answers.who': "the institution's own words",
  'team_members.who': "the institution's own words",
  'mentorships.mentee': "the institution's own words",
  'mentorships.confirmed_by': "the institution's own words",
  'mentorship_people.who': "the institution's own words",
};

/** A row of any table with that person in these columns, and whatever its other columns need to hold. */
async function rowWith(
  db: Database,
  table: string,
  columns: readonly string[],
  person: string,
): Promise<void> {
  const { rows: needed } = await sql<{ name: string; type: string; allowed: string | null }>`
    select a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, (
      select (regexp_match(pg_get_constraintdef(c.oid), '''([^'']+)''::text'))[1] from pg_constraint c
      where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum] limit 1) as allowed
    from pg_attribute a
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
      and (a.attnotnull and not a.atthasdef or a.attname = any(${[...columns]}::text[]))`.execute(db);
  const value = ({ name, type, allowed }: (typeof needed)[number]) => {
    if (columns.includes(name)) return sql`${person}::bigint`;
    if (allowed !== null) return sql`${allowed}`;
    if (/^timestamp|^date/.test(type)) return sql.raw(`'2026-01-01'::${type}`);
    if (/json/.test(type)) return sql.raw(`'{}'::${type}`);
    if (/\[\]$/.test(type)) return sql.raw(`'{}'::${type}`);
    if (type === 'boolean') return sql`false`;
    return type === 'text' || type === 'bytea' ? sql.raw(`'${table}'::${type}`) : sql.raw(`1::${type}`);
  };
  await sql`insert into ${sql.table(table)} (${sql.join(needed.map(({ name }) => sql.ref(name)))})
    values (${sql.join(needed.map(value))})`.execute(db);
}

onOneDatabase('people in the schema', (open) => {
  it('stand in columns that are known as theirs, and no other number does', async () => {
    const tables = [...(await readColumns(open().db))];
    const named = tables.flatMap(([table, columns]) =>
      columns
        .filter(({ name, type }) => type === 'int8' && name.endsWith('_id') && holdsPerson(name))
        .map(({ name }) => ({ table, name })),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ name }) => !PEOPLE.test(name))).toEqual([]);
  });

  it('by login stand where it is said what opting out does', async () => {
    const logins = [...(await readColumns(open().db))].flatMap(([table, columns]) =>
      columns
        .filter(({ name, type }) => type === 'text' && holdsLogin(name))
        .map(({ name }) => `${table}.${name}`),
    );
    expect(logins.filter((column) => !(column in LOGINS))).toEqual([]);
    expect(Object.keys(LOGINS).filter((column) => !logins.includes(column))).toEqual([]);
  });

  it.each([true, false])(
    'of every table go over to the pseudonym, where a login is stored of the person: %s',
    async (isStored) => {
      const { db } = open();
      await emptyTables(db);
      const [id, pseudonym] = ['77', pseudonymOf('77', 'a key')];
      const columns = await personColumns(db);
      const own = columns.filter(
        ({ table }) => !/^(users|user_logins|opted_out|sessions|busy_people)$/.test(table),
      );
      for (const [table, all] of Map.groupBy(own, (one) => one.table)) {
        const held = all.map(({ column }) => column);
        await rowWith(db, table, held, id);
      }
      if (isStored) {
        await sql`insert into users (id, node_id, login, name, type) values (77, 'U_77', 'monalisa', null, 'User')`.execute(
          db,
        );
        await sql`insert into user_logins (login_key, user_id) values ('monalisa', 77)`.execute(db);
      }
      await sql`insert into sessions (token_hash, user_id, login, because, signed_in_at, expires_at)
        values ('x', 77, 'monalisa', 'team', now(), 'infinity')`.execute(db);
      await sql`insert into busy_people (user_id, seen_at) values (77, now())`.execute(db);
      await forget(db, id, pseudonym, '2026-02-01T00:00:00Z');
      const holding = async (person: string) =>
        (
          await Promise.all(
            columns.map(async ({ table, column }) => {
              const { rows } =
                await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${person}`.execute(db);
              return rows.length > 0 ? [`${table}.${column}`] : [];
            }),
          )
        ).flat();
      expect(own.length).toBeGreaterThan(20);
      expect(await holding(id)).toEqual([]);
      expect(await holding(pseudonym.id)).toEqual(
        expect.arrayContaining(own.map(({ table, column }) => `${table}.${column}`)),
      );
      // Doing it again changes nothing.
      await forget(db, id, pseudonym, '2026-03-01T00:00:00Z');
      expect(await holding(id)).toEqual([]);
    },
  );

  it('of a table that was added go over like all others, once where the pseudonym is there already', async () => {
    const { db } = open();
    await store(db, {
      users: [user(1, 'octocat'), user(2, 'hubot')],
      pull_requests: [pullRequest(1, 1, '2026-01-01')],
    });
    const pseudonym = pseudonymOf('1', 'a key');
    await sql`create table applause (repo_id bigint, number integer, user_id bigint, seconder_id bigint,
      primary key (repo_id, number, user_id))`.execute(db);
    try {
      await sql`insert into applause values (1, 1, 1, 2), (1, 1, ${pseudonym.id}, null), (1, 2, 1, 1), (1, 3, 2, 1)`.execute(
        db,
      );
      expect(await personColumns(db)).toContainEqual({ table: 'applause', column: 'seconder_id', key: null });
      await forget(db, '1', pseudonym, '2026-02-01T00:00:00Z');
      const { rows } = await sql<{ line: string }>`
        select number || ' ' || user_id || ' ' || coalesce(seconder_id::text, '-') as line from applause order by 1`.execute(
        db,
      );
      const they = pseudonym.id;
      expect(rows.map(({ line }) => line)).toEqual([`1 ${they} -`, `2 ${they} ${they}`, `3 2 ${they}`]);
      const { rows: left } = await sql`select 1 from pull_requests where author_id = 1`.execute(db);
      expect(left).toEqual([]);
    } finally {
      await sql`drop table applause`.execute(db);
    }
  });
});
