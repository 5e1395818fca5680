/** The opt-out list, and what putting somebody on it changes in everything that is stored. */
import { sql } from 'kysely';
import type { Pseudonym } from '../../domain/people/pseudonyms.ts';
import { personColumns, type PersonColumn } from '../driver/columns.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { commit } from '../history/commit.ts';
import type { Writing } from '../history/writing.ts';
import { dropKeptResults } from '../kpis/kept-results.ts';
import { eraseBodies } from '../live/inbox.ts';
import { dropUnsaid } from '../outbox/unsaid.ts';
import { forgetInRosters } from './roster.ts';

/** @returns ids of the pseudonyms */
export async function optedOut(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select user_id::text as id from opted_out`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Whether anything is stored of the person under that users.id. */
export async function isKnown(db: Database, id: string): Promise<boolean> {
  const known = await db.selectFrom('users').select('id').where('id', '=', id).executeTakeFirst();
  return known !== undefined;
}

/** users.id of a login in any letter case, or null where nobody of that name is stored. */
export async function idOfLogin(db: Database, loginKey: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select user_id::text as id from derived.login_bearers where login_key = ${loginKey}`.execute(db);
  return rows[0]?.id ?? null;
}

/** Where the configuration names the person, as it was loaded last: nothing here can take them out of a file. */
export async function configuredPlaces(db: Database, id: string): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    with logins as (
      select lower(login) as who from users where id = ${id}
      union select login_key from user_logins where user_id = ${id})
    select distinct place from (
      select who, 'team' as place from team_members
      union all select who, 'maintainers' from maintainer_overrides
      union all select who, 'affiliations' from affiliations
      union all select who, 'releases' from release_answers
      union all select who, 'bots' from configured_bots where not is_usual
    ) named where lower(who) in (select who from logins) order by place`.execute(db);
  return rows.map(({ place }) => place);
}

/**
 * Everything that is stored of the person goes over to the pseudonym, in one transaction, of whatever table: the schema
 * says which columns hold people. Doing it again changes nothing.
 */
export async function forget(db: Database, id: string, pseudonym: Pseudonym, now: string): Promise<void> {
  // Whoever writes a page meanwhile would bring the person back.
  await commit({ db }, { repo_id: null, now, alone: true }, async (writing) => {
    const { trx } = writing;
    await sql`insert into opted_out (user_id, login, since) values (${pseudonym.id}, ${pseudonym.login}, ${now})
      on conflict do nothing`.execute(trx);
    await sql`delete from sessions where user_id = ${id}`.execute(trx);
    await eraseBodies(trx, 'infinity');
    await dropUnsaid(trx, await loginsOf(trx, id));
    // What they said of their own time is nobody's any more.
    await sql`delete from busy_people where user_id = ${id}`.execute(trx);
    const { rows } = await sql<{ type: string }>`select type from users where id = ${id}`.execute(trx);
    // Of whoever wrote a command beneath a comment of ours, say, nothing but the number is stored.
    if (rows[0]) await nameAnew(trx, pseudonym, rows[0].type);
    await forgetInRosters(writing, id, pseudonym.login);
    // Earlier versions kept who had owned a repository by login.
    await sql`update repository_changes set former = null
      where lower(former) in (select login_key from user_logins where user_id = ${id})`.execute(trx);
    await sql`delete from user_logins where user_id = ${id}`.execute(trx);
    for (const one of await personColumns(trx)) await goOver(writing, one, id, pseudonym.id);
    await sql`delete from users where id = ${id}`.execute(trx);
    await dropKeptResults(trx);
  });
}

/** Every one that they are known to have had. */
async function loginsOf(trx: DatabaseTransaction, id: string): Promise<string[]> {
  const { rows } = await sql<{ login: string }>`
    select login from users where id = ${id} union select login_key from user_logins where user_id = ${id}`.execute(
    trx,
  );
  return rows.map(({ login }) => login);
}

/** The pseudonym takes the place of whoever is stored. */
async function nameAnew(trx: DatabaseTransaction, { id, login }: Pseudonym, type: string): Promise<void> {
  await sql`insert into users (id, node_id, login, name, type) values (${id}, null, ${login}, null, ${type})
    on conflict do nothing`.execute(trx);
  await sql`insert into user_logins (login_key, user_id) values (${login}, ${id}) on conflict do nothing`.execute(
    trx,
  );
}

async function goOver(
  { trx }: Writing,
  { table, column, key }: PersonColumn,
  from: string,
  to: string,
): Promise<void> {
  const [name, own] = [sql.table(table), sql.ref(column)];
  // Where the pseudonym has that row already, there is nothing to be told twice.
  if (key !== null)
    await sql`delete from ${name} x where x.${own} = ${from} and exists (
      select 1 from ${name} y where y.${own} = ${to}
      ${sql.join(
        key.map((other) => sql`and y.${sql.ref(other)} = x.${sql.ref(other)}`),
        sql` `,
      )})`.execute(trx);
  await sql`update ${name} set ${own} = ${to} where ${own} = ${from}`.execute(trx);
}

/**
 * Addresses of the items of those who opted out (what they authored, what they released, the commits that put them into a
 * roster), and the names under which they are known here.
 * @param asOf an ISO instant in UTC: who released what is told as it was known then
 */
export async function withheld(
  trx: DatabaseTransaction,
  asOf: string,
): Promise<{ urls: Set<string>; logins: string[] }> {
  const { rows: people } = await sql<{ login: string }>`select login from opted_out`.execute(trx);
  if (people.length === 0) return { urls: new Set(), logins: [] };
  const { rows } = await sql<{ url: string }>`
    select s.address || '/pull/' || p.number as url
    from opted_out o join pull_request_facts p on p.author_id = o.user_id join derived.community_scopes s on s.repo_id = p.repo_id
    union
    select s.address || '/issues/' || i.number
    from opted_out o join issues i on i.author_id = o.user_id join derived.community_scopes s on s.repo_id = i.repo_id
    union
    select derived.contribution_url(r.address, null, r.tag)
    from opted_out o join derived.releases_at(${asOf}::timestamptz) r on r.user_id = o.user_id
    union
    select coalesce((select min(web_base) from institutions), 'https://github.com/') || g.full_name || '/commit/' || l.since_oid
    from opted_out o join roster_listings l on l.who = o.login
    join roster_readings g on g.repository = l.repository and g.path = l.path`.execute(trx);
  return { urls: new Set(rows.map(({ url }) => url)), logins: people.map(({ login }) => login) };
}
