/** Erases what only an installation could see, once the App is no longer installed on the account. */
import { sql } from 'kysely';
import { personColumns, readColumns } from '../driver/columns.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { NAMING_COLUMNS } from '../history/fact-tables.ts';
import { dropKeptResults } from '../kpis/kept-results.ts';
import type { RemovedAccount } from './installations.ts';

/** What the App is shown of public repositories, too. */
const SHOWN_TO_THE_APP = ['permission_readings', 'permission_refusals', 'collaborator_spans'];

/**
 * Everything about the account's private repositories, in whatever table; who may do what in any of its repositories; who
 * joined and left; deliveries; and the people of whom nothing else is known. Of the installation id and times stay.
 */
export async function eraseAccount(
  db: Database,
  { id, account }: RemovedAccount,
  now: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; full_name: string; is_private: boolean }>`
      select id::text as id, full_name, is_private from repos
      where lower(split_part(full_name, '/', 1)) = lower(${account})`.execute(trx);
    const hidden = rows.filter(({ is_private }) => is_private);
    const all = rows.map((repo) => repo.id);
    const people = await peopleOf(trx, all, account);
    await eraseRepositories(trx, hidden);
    await dropKeptResults(trx);
    for (const table of SHOWN_TO_THE_APP)
      await sql`delete from ${sql.table(table)} where repo_id = any(${all}::bigint[])`.execute(trx);
    await sql`delete from membership_changes where lower(account) = lower(${account})`.execute(trx);
    await forgetUnmentioned(trx, people);
    await sql`delete from deliveries where installation_id = ${id}::bigint`.execute(trx);
    await sql`delete from missed_deliveries where installation_id = ${id}::bigint`.execute(trx);
    await sql`update installations set erased_at = ${now}, account = null, account_id = null, account_type = null,
      permissions = null, selection = null where id = ${id}`.execute(trx);
  });
}

/** Whoever did anything in these repositories, or came to the account or left it, by users.id. */
async function peopleOf(
  trx: DatabaseTransaction,
  repositories: readonly string[],
  account: string,
): Promise<string[]> {
  const tables = await readColumns(trx);
  const people = new Set<string>();
  for (const { table, column } of await personColumns(trx)) {
    const isOf = tables.get(table)!.some(({ name }) => name === 'repo_id')
      ? sql`repo_id = any(${repositories}::bigint[])`
      : table === 'membership_changes'
        ? sql`lower(account) = lower(${account})`
        : null;
    if (isOf === null) continue;
    const { rows } = await sql<{ id: string }>`
      select distinct ${sql.ref(column)}::text as id from ${sql.table(table)}
      where ${isOf} and ${sql.ref(column)} is not null`.execute(trx);
    for (const { id } of rows) people.add(id);
  }
  return [...people];
}

/** Of these, the people whom no table mentions any more but the list of accounts itself. */
async function forgetUnmentioned(trx: DatabaseTransaction, people: readonly string[]): Promise<void> {
  const mentioned = new Set<string>();
  for (const { table, column } of await personColumns(trx)) {
    if (table === 'user_logins') continue;
    const { rows } = await sql<{ id: string }>`
      select p.id::text as id from unnest(${people}::bigint[]) p(id)
      where exists (select 1 from ${sql.table(table)} x where x.${sql.ref(column)} = p.id)`.execute(trx);
    for (const { id } of rows) mentioned.add(id);
  }
  const gone = people.filter((id) => !mentioned.has(id));
  for (const [table, column] of [
    ['user_logins', 'user_id'],
    ['users', 'id'],
  ] as const)
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = any(${gone}::bigint[])`.execute(trx);
}

/** Every table with a repository's id in it, known today or added later, and the places where a name stands alone. */
export async function eraseRepositories(
  trx: DatabaseTransaction,
  repositories: readonly { id: string; full_name: string }[],
): Promise<void> {
  if (repositories.length === 0) return;
  const ids = repositories.map(({ id }) => id);
  const { rows: names } = await sql<{ name_key: string }>`
    select name_key from repo_names where repo_id = any(${ids}::bigint[])`.execute(trx);
  const known = [
    ...new Set([
      ...names.map((one) => one.name_key),
      ...repositories.map((one) => one.full_name.toLowerCase()),
    ]),
  ];
  const { rows: columns } = await sql<{ table_name: string; column_name: string }>`
    select c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where to_regclass(quote_ident(c.table_schema) || '.headwater_migrations') = to_regclass('headwater_migrations') and t.table_type = 'BASE TABLE' and c.column_name ~ '(^|_)repo_id$'`.execute(
    trx,
  );
  for (const { table_name, column_name } of columns)
    await sql`delete from ${sql.table(table_name)} where ${sql.ref(column_name)} = any(${ids}::bigint[])`.execute(
      trx,
    );
  // Elsewhere it may have been named.
  for (const column of NAMING_COLUMNS)
    await sql`update timeline_events set ${sql.ref(column)} = null
      where lower(regexp_replace(split_part(${sql.ref(column)}, '#', 1), '^.* ', '')) = any(${known}::text[])`.execute(
      trx,
    );
  await sql`update api_calls set repository = null where lower(repository) = any(${known}::text[])`.execute(
    trx,
  );
  await sql`delete from repos where id = any(${ids}::bigint[])`.execute(trx);
}
