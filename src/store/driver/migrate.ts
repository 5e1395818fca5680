/**
 * Brings the database to the newest schema: numbered migrations once each, then the derived schema as it is now, all in
 * one transaction. Of several processes that start together one does it and the others wait for it. A database that
 * is up to date is only read, so that a role that may not write, or a standby, can start too.
 */
import { CompiledQuery, sql } from 'kysely';
import type { Database, DatabaseTransaction } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { lookAtServer, refuseOnlyRead, unfit } from './server.ts';
import { dropDerivedSchema, hashOfDerivedSchema, makeDerivedSchema, storedHash } from './derived-schema.ts';
import {
  checksum,
  refuseUnfitDatabase,
  storedMigrations,
  type StoredMigrations,
} from './applied-migrations.ts';
import { migrationName, readSqlFolder, type SqlFile } from './sql-file.ts';

/** The key that kysely's Migrator locks, so that a process of an earlier version waits as well. */
const LOCK = 3853314791062309107n;

/** Insufficient privilege, and a transaction that may only read. */
const MAY_NOT_WRITE = new Set(['42501', '25006']);

/**
 * @returns the names of the migrations that were applied now
 * @throws DatabaseError when the server will not do, when a newer Headwater has been at this database, when a migration was edited after it was
 *   applied, or when the database is behind and may not be written to: nothing is changed then
 */
export async function migrate(db: Database): Promise<string[]> {
  const files = readSqlFolder('migrations');
  const server = await lookAtServer(db);
  const problem = unfit(server);
  if (problem !== null) throw new DatabaseError(problem);
  await refuseUnfitDatabase(db, files);
  if (await isUpToDate(db, files)) return [];
  refuseOnlyRead(server);
  try {
    // Read committed: what the process before us did must be seen once it lets us in.
    return await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => bringUpToDate(trx, files));
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === undefined || !MAY_NOT_WRITE.has(code)) throw error;
    throw new DatabaseError(
      `The database is not at this Headwater's schema and cannot be brought there from here (${message}); run \`headwater migrate\` once as the owner of the database.`,
      { cause: error },
    );
  }
}

async function isUpToDate(db: Database, files: readonly SqlFile[]): Promise<boolean> {
  const stored = await storedMigrations(db);
  return (
    pending(stored, files).length === 0 &&
    [...stored.values()].every((sum) => sum !== null) &&
    (await storedHash(db)) === hashOfDerivedSchema()
  );
}

async function bringUpToDate(trx: DatabaseTransaction, files: readonly SqlFile[]): Promise<string[]> {
  // Held to the end of the transaction and by nothing longer: behind a pooler the session is not ours to keep.
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
  await makeBookkeeping(trx);
  await refuseUnfitDatabase(trx, files);
  const stored = await storedMigrations(trx);
  const applied = pending(stored, files);
  if (applied.length > 0 || (await storedHash(trx)) !== hashOfDerivedSchema()) {
    await dropDerivedSchema(trx);
    for (const file of applied) await trx.executeQuery(CompiledQuery.raw(file.text));
    await makeDerivedSchema(trx);
  }
  await note(trx, files);
  return applied.map(migrationName);
}

/** By name, and not only those after the last: a lower number may have been added later than a higher one. */
function pending(stored: StoredMigrations, files: readonly SqlFile[]): SqlFile[] {
  return files.filter((file) => !stored.has(migrationName(file)));
}

async function makeBookkeeping(trx: DatabaseTransaction): Promise<void> {
  await sql`
    create table if not exists headwater_migrations (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
    trx,
  );
  await sql`alter table headwater_migrations add column if not exists checksum text`.execute(trx);
  await sql`create table if not exists headwater_views (hash text primary key)`.execute(trx);
}

/** What was applied now, and the checksums of what was applied before there were any. */
async function note(trx: DatabaseTransaction, files: readonly SqlFile[]): Promise<void> {
  const rows = files.map((file) => ({ name: migrationName(file), checksum: checksum(file) }));
  await sql`
    insert into headwater_migrations (name, timestamp, checksum)
    select name, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), checksum
    from json_to_recordset(${JSON.stringify(rows)}::json) as f(name text, checksum text)
    order by name
    on conflict (name) do update set checksum = excluded.checksum
    where headwater_migrations.checksum is null`.execute(trx);
}
