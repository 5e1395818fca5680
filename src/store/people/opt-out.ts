/** The opt-out list, and what putting somebody on it changes in everything that is stored. */
import { sql } from 'kysely';
import type { Pseudonym } from '../../domain/people/pseudonyms.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { forgetInRosters } from './roster.ts';

const PERSON_COLUMNS: [table: string, columns: string[]][] = [
  ['pull_requests', ['author_id', 'merged_by_id']],
  ['issues', ['author_id']],
  ['issue_comments', ['author_id']],
  ['reviews', ['author_id']],
  ['review_comments', ['author_id']],
  ['timeline_events', ['actor_id', 'subject_id']],
  ['releases', ['author_id']],
  ['tags', ['tagger_id', 'commit_author_id']],
  ['moved_tags', ['tagger_id', 'commit_author_id']],
  ['board_cards', ['creator_id']],
  ['pull_request_facts', ['author_id', 'ended_by_id', 'queued_by_id']],
  ['responses', ['responder_id', 'author_id']],
  ['merge_months', ['user_id', 'via_id']],
  ['first_acts', ['user_id']],
  ['collaborator_spans', ['user_id']],
  ['imported_users', ['user_id']],
  ['tag_pushes', ['sender_id']],
  ['observed_deletions', ['actor_id']],
  ['item_transfers', ['actor_id']],
  ['thread_resolutions', ['actor_id']],
  ['membership_changes', ['user_id', 'actor_id']],
  ['repository_changes', ['actor_id']],
];

/** @returns ids of the pseudonyms */
export async function optedOut(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select user_id::text as id from opted_out`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** users.id of a login in any letter case, or null where nobody of that name is stored. */
export async function idOfLogin(db: Database, loginKey: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select user_id::text as id from user_logins where login_key = ${loginKey} order by user_id desc limit 1`.execute(
    db,
  );
  return rows[0]?.id ?? null;
}

/** Everything that is stored of the person goes over to the pseudonym, in one transaction; doing it again changes nothing. */
export async function forget(db: Database, id: string, pseudonym: Pseudonym, now: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`insert into opted_out (user_id, login, since) values (${pseudonym.id}, ${pseudonym.login}, ${now})
      on conflict do nothing`.execute(trx);
    const { rows } = await sql<{ type: string }>`select type from users where id = ${id}`.execute(trx);
    if (!rows[0]) return;
    await sql`insert into users (id, node_id, login, name, type) values (${pseudonym.id}, null, ${pseudonym.login}, null, ${rows[0].type})
      on conflict do nothing`.execute(trx);
    await sql`insert into user_logins (login_key, user_id) values (${pseudonym.login}, ${pseudonym.id}) on conflict do nothing`.execute(
      trx,
    );
    for (const [table, columns] of PERSON_COLUMNS)
      for (const column of columns) await goOver(trx, table, column, id, pseudonym.id);
    await forgetInRosters(trx, id, pseudonym.login);
    await sql`delete from user_logins where user_id = ${id}`.execute(trx);
    await sql`delete from users where id = ${id}`.execute(trx);
  });
}

async function goOver(
  trx: DatabaseTransaction,
  table: string,
  column: string,
  from: string,
  to: string,
): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${to} where ${sql.ref(column)} = ${from}`.execute(
    trx,
  );
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
