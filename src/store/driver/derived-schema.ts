/**
 * The views and functions of sql/views, in the schema `derived`. They hold no data, so that they are dropped and made
 * anew whenever their files changed: `create or replace` could neither rename a view's column nor change what a
 * function returns, and a view would stand in the way of a migration that changes its tables.
 */
import { createHash } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import { DatabaseError, type Database, type DatabaseTransaction } from './database.ts';
import { FORMER_FUNCTIONS, FORMER_VIEWS } from './former-views.ts';
import { readSqlFolder } from './sql-file.ts';

/** Tells our schema from one that somebody else called `derived`. */
const MARK =
  'Made by Headwater and dropped when it is upgraded: keep your own views in a schema of your own.';

/** What the schema would be made of now: changes when a file does, or the way in which they are made. */
export function hashOfDerivedSchema(): string {
  const digest = createHash('sha256').update(MARK);
  for (const file of readSqlFolder('views'))
    digest.update(file.name).update(file.text.replaceAll('\r\n', '\n'));
  return digest.digest('hex');
}

/** @returns what the schema was made of; null when it is not there or was made by a version that kept no schema */
export async function storedHash(db: Database | DatabaseTransaction): Promise<string | null> {
  if (!(await derivedSchema(db)).is_ours) return null;
  const { rows } = await sql<{ hash: string }>`select hash from headwater_views`.execute(db);
  return rows[0]?.hash ?? null;
}

/**
 * Drops everything that is derived, and whatever stands on it. Call it before migrations too.
 * @throws DatabaseError when `derived` is somebody else's, or holds somebody else's table: nothing is dropped then
 */
export async function dropDerivedSchema(trx: DatabaseTransaction): Promise<void> {
  const { is_there, is_ours, table } = await derivedSchema(trx);
  if (is_there && !is_ours)
    throw new DatabaseError(
      'The database has a schema "derived" that Headwater did not make, and Headwater needs that name; rename it (alter schema derived rename to …), or give Headwater a database of its own.',
    );
  if (table !== null)
    throw new DatabaseError(
      `The schema "derived" is dropped and made anew now, but it holds the table ${table}; move it first (alter table derived.${table} set schema public).`,
    );
  await sql`drop schema if exists derived cascade`.execute(trx);
  if (!is_there) await dropFormerViews(trx);
}

/**
 * Makes the schema of an empty place. Who may read the tables may read what is derived from them, and nobody else:
 * the views look with the rights of the one who asks. So a new version needs no new grants.
 */
export async function makeDerivedSchema(trx: DatabaseTransaction): Promise<void> {
  await sql`create schema derived`.execute(trx);
  await sql.raw(`comment on schema derived is '${MARK}'`).execute(trx);
  for (const file of readSqlFolder('views')) await trx.executeQuery(CompiledQuery.raw(file.text));
  const { rows } = await sql<{ name: string }>`
    select quote_ident(relname) as name from pg_class
    where relnamespace = 'derived'::regnamespace and relkind = 'v'`.execute(trx);
  for (const { name } of rows)
    await sql.raw(`alter view derived.${name} set (security_invoker = true)`).execute(trx);
  await sql`grant usage on schema derived to public`.execute(trx);
  await sql`grant select on all tables in schema derived to public`.execute(trx);
  await sql`delete from headwater_views`.execute(trx);
  await sql`insert into headwater_views values (${hashOfDerivedSchema()})`.execute(trx);
}

interface Schema {
  is_there: boolean;
  is_ours: boolean;
  /** One that somebody put there, since we make none. */
  table: string | null;
}

async function derivedSchema(db: Database | DatabaseTransaction): Promise<Schema> {
  const { rows } = await sql<Schema>`
    select n.oid is not null as is_there,
      coalesce(obj_description(n.oid, 'pg_namespace') like 'Made by Headwater%', false) as is_ours,
      (select min(quote_ident(c.relname)) from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'm', 'f'))
        as table
    from (select to_regnamespace('derived')::oid as oid) n`.execute(db);
  return rows[0]!;
}

/** Versions before the schema kept their views and functions among the tables. */
async function dropFormerViews(trx: DatabaseTransaction): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    with home as (
      select relnamespace as id from pg_class where oid = to_regclass('headwater_migrations')
    )
    select format('drop view if exists %s cascade', c.oid::regclass) as statement
    from home join pg_class c on c.relnamespace = home.id
    where c.relkind = 'v' and c.relname = any(${FORMER_VIEWS}) and pg_has_role(c.relowner, 'usage')
    union all
    select format('drop function if exists %s cascade', p.oid::regprocedure)
    from home join pg_proc p on p.pronamespace = home.id
    where p.proname = any(${FORMER_FUNCTIONS}) and pg_has_role(p.proowner, 'usage')`.execute(trx);
  for (const { statement } of rows) await sql.raw(statement).execute(trx);
}
