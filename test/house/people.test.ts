/** Columns that hold people come from the schema: a new table can neither leak a person nor have a number rewritten. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { holdsLogin, holdsPerson } from '../../src/domain/people/person-columns.ts';
import { pseudonymOf } from '../../src/domain/people/pseudonyms.ts';
import { personColumns, readColumns } from '../../src/store/driver/columns.ts';
import { forget } from '../../src/store/people/opt-out.ts';
import { pullRequest, store, user } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';

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
