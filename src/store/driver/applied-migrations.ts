/** Which migrations a database has had, and whether this Headwater fits it. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { DatabaseError, type Database, type DatabaseTransaction } from './database.ts';
import { migrationName, readSqlFolder, type SqlFile } from './sql-file.ts';

/** Name → checksum; null where it was applied by a version that kept none. */
export type StoredMigrations = Map<string, string | null>;

/** Of the text whatever the line ends: a checkout on Windows is no edit. */
export function checksum(file: SqlFile): string {
  return createHash('sha256').update(file.text.replaceAll('\r\n', '\n')).digest('hex');
}

/** Empty on a database where nothing was ever applied. */
export async function storedMigrations(db: Database | DatabaseTransaction): Promise<StoredMigrations> {
  const { rows: columns } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = to_regclass('headwater_migrations') and attnum > 0 and not attisdropped`.execute(db);
  if (columns.length === 0) return new Map();
  const sum = columns.some(({ name }) => name === 'checksum') ? sql`checksum` : sql`null::text`;
  const { rows } = await sql<{ name: string; checksum: string | null }>`
    select name, ${sum} as checksum from headwater_migrations order by name collate "C"`.execute(db);
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

/** @throws DatabaseError when a newer Headwater has been at this database, or an applied migration was edited since */
export async function refuseUnfitDatabase(
  db: Database | DatabaseTransaction,
  files: readonly SqlFile[] = readSqlFolder('migrations'),
): Promise<void> {
  const known = new Map(files.map((file) => [migrationName(file), file]));
  const stored = await storedMigrations(db);
  const newer = [...stored.keys()].filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new DatabaseError(
      `The database has migration ${newer.at(-1)}, which this Headwater does not know; run the newer version, or point DATABASE_URL elsewhere.`,
    );
  for (const [name, sum] of stored) {
    const file = known.get(name)!;
    if (sum !== null && sum !== checksum(file))
      throw new DatabaseError(
        `Migration ${name} was edited after this database had it; put sql/${file.name} back as it was, and write the change as a new migration.`,
      );
  }
}
