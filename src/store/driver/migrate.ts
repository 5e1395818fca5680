/** Brings the database to the newest schema: numbered migrations once each, then views and functions as they are now. */
import { createHash } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Database, DatabaseTransaction } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { lookAtServer, refuseOnlyRead, unfit } from './server.ts';
import { readSqlFolder, type SqlFile } from './sql-file.ts';

/** Any number that no other program takes for its own lock in this database. */
const MIGRATION_LOCK = 4_319_650_127;

/**
 * Nothing is written where nothing is left to do, so that a hot standby or a role that may only read will do then.
 * @returns the names of the migrations that were applied now
 * @throws DatabaseError when the server will not do, or a newer Headwater has been there: nothing is changed then
 */
export async function migrate(db: Database): Promise<string[]> {
  const files = readSqlFolder('migrations');
  const views = readSqlFolder('views');
  const server = await lookAtServer(db);
  const issue = unfit(server);
  if (issue !== null) throw new DatabaseError(issue);
  await refuseNewerDatabase(db, files);
  if (await isMigrated(db, files, views)) return [];
  refuseOnlyRead(server);
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      // Held to the end of the transaction, which is all that a pooler in transaction mode allows: who comes second
      // waits, and finds nothing left to do.
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`.execute(trx);
      const applied = await applyMigrations(trx, files, server.schema);
      await refreshViews(trx, views);
      return applied;
    });
}

async function applyMigrations(
  trx: DatabaseTransaction,
  files: SqlFile[],
  schema: string | null,
): Promise<string[]> {
  const migrator = new Migrator({
    db: trx,
    provider: {
      getMigrations: async () => Object.fromEntries(files.map((f) => [migrationName(f), asMigration(f)])),
    },
    migrationTableName: 'headwater_migrations',
    migrationLockTableName: 'headwater_migrations_lock',
    // Without it, tables of that name in any schema of the database would be taken for ours.
    ...(schema === null ? {} : { migrationTableSchema: schema }),
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
  return (results ?? []).map((result) => result.migrationName);
}

async function isMigrated(db: Database, files: SqlFile[], views: SqlFile[]): Promise<boolean> {
  if (!(await exists(db, 'headwater_migrations')) || !(await exists(db, 'headwater_views'))) return false;
  const { rows } = await sql<{ names: string[]; hash: string | null }>`
    select array(select name from headwater_migrations) as names, (select hash from headwater_views limit 1) as hash`.execute(
    db,
  );
  const applied = new Set(rows[0]?.names);
  return files.every((file) => applied.has(migrationName(file))) && rows[0]?.hash === hashOf(views);
}

async function exists(db: Database, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: string | null }>`select to_regclass(${table})::text as found`.execute(
    db,
  );
  return rows[0]?.found != null;
}

function migrationName(file: SqlFile): string {
  return file.name.replace(/^migrations\/|\.sql$/g, '');
}

function asMigration(file: SqlFile): Migration {
  return {
    up: async (db) => {
      await db.executeQuery(CompiledQuery.raw(file.text));
    },
  };
}

/** @throws DatabaseError when a newer Headwater has been at this database */
export async function refuseNewerDatabase(
  db: Database,
  files: SqlFile[] = readSqlFolder('migrations'),
): Promise<void> {
  if (!(await exists(db, 'headwater_migrations'))) return;
  const { rows } = await sql<{ name: string }>`select name from headwater_migrations order by name`.execute(
    db,
  );
  const known = new Set(files.map(migrationName));
  const newer = rows.map((row) => row.name).filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new DatabaseError(
      `The database has migration ${newer.at(-1)}, which this Headwater does not know; run the newer version, or point DATABASE_URL elsewhere.`,
    );
}

/** Views hold no data, so they are replaced whole whenever their files changed. */
async function refreshViews(trx: DatabaseTransaction, files: SqlFile[]): Promise<void> {
  await sql`create table if not exists headwater_views (hash text primary key)`.execute(trx);
  const hash = hashOf(files);
  const { rows } = await sql<{ hash: string }>`select hash from headwater_views`.execute(trx);
  if (rows[0]?.hash === hash) return;
  for (const file of files) await trx.executeQuery(CompiledQuery.raw(file.text));
  await sql`delete from headwater_views`.execute(trx);
  await sql`insert into headwater_views values (${hash})`.execute(trx);
}

function hashOf(files: SqlFile[]): string {
  const digest = createHash('sha256');
  for (const file of files) digest.update(file.text);
  return digest.digest('hex');
}
