/** Whether this process can work: the database answers, and is as new as the code. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';
import { readSqlFolder } from '../driver/sql-file.ts';

/** @returns null where it is ready, else why it is not */
export async function unreadiness(db: Database): Promise<string | null> {
  try {
    const { rows } = await sql<{ name: string }>`select name from headwater_migrations`.execute(db);
    const applied = new Set(rows.map(({ name }) => name));
    const missing = readSqlFolder('migrations')
      .map(({ name }) => name.replace(/^migrations\/|\.sql$/g, ''))
      .filter((name) => !applied.has(name));
    return missing.length === 0 ? null : `migration ${missing[0]} is missing`;
  } catch {
    // What a driver reports may hold the address, and with it a password.
    return 'the database does not answer';
  }
}
