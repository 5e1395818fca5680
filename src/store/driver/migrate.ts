/** Brings the database to the newest schema: numbered migrations once each, then views and functions as they are now. */
import { createHash } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { DatabaseError, type Database } from './database.ts';
import { readSqlFolder, type SqlFile } from './sql-file.ts';

/**
 * @returns the names of the migrations that were applied now
 * @throws DatabaseError when a newer Headwater has been at this database: nothing is changed then
 */
export async function migrate(db: Database): Promise<string[]> {
  const files = readSqlFolder('migrations');
  await refuseNewerDatabase(db, files);
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => Object.fromEntries(files.map((f) => [migrationName(f), asMigration(f)])),
    },
    migrationTableName: 'headwater_migrations',
    migrationLockTableName: 'headwater_migrations_lock',
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
  await refreshViews(db);
  return (results ?? []).map((result) => result.migrationName);
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
  const { rows: found } = await sql<{ found: string | null }>`
    select to_regclass('headwater_migrations')::text as found`.execute(db);
  if (!found[0]?.found) return;
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
async function refreshViews(db: Database): Promise<void> {
  const files = readSqlFolder('views');
  const digest = createHash('sha256');
  for (const file of files) digest.update(file.text);
  const hash = digest.digest('hex');
  await db.transaction().execute(async (trx) => {
    await sql`create table if not exists headwater_views (hash text primary key)`.execute(trx);
    const { rows } = await sql<{ hash: string }>`select hash from headwater_views for update`.execute(trx);
    if (rows[0]?.hash === hash) return;
    for (const file of files) await trx.executeQuery(CompiledQuery.raw(file.text));
    await sql`delete from headwater_views`.execute(trx);
    await sql`insert into headwater_views values (${hash})`.execute(trx);
  });
}
