/**
 * One database interface for two drivers: PostgreSQL through `pg`, and PGlite (PostgreSQL in WebAssembly) in a
 * worker thread behind the same `pg` pool. Everything above this file sees kysely and plain SQL only.
 */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { databaseAddress, placeOf } from '../../domain/settings/database-address.ts';
import { DatabaseError } from './database-error.ts';
import type { Tables } from './tables.ts';

export { DatabaseError };

export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;

export interface OpenDatabase {
  db: Database;
  driver: 'postgres' | 'pglite';
  /** For people: where the data lies, without the password. */
  place: string;
  /**
   * For libraries that bring their own SQL, also several statements in one text, which kysely gives no rows of.
   * @returns the rows of all of them, in their order
   */
  statements(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Housekeeping that PostgreSQL does by itself and the embedded database does not. */
  tidy(after: 'page' | 'run'): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param url `postgres://…` or `pglite:PATH` (`pglite:memory` for tests)
 * @param holder what to tell a second process about this one, e.g. "headwater backfill"
 * @throws DatabaseError when the address is not understood or the embedded directory is in use
 */
export async function openDatabase(url: string, holder: string): Promise<OpenDatabase> {
  const address = databaseAddress(url);
  if ('issue' in address) throw new DatabaseError(`DATABASE_URL ${address.issue}`);
  const place = placeOf(address);
  // Each driver is loaded where it is used: the embedded one alone is 30 MB.
  if (address.driver === 'pglite') {
    const { openEmbedded } = await import('./embedded.ts');
    const embedded = await openEmbedded(address.path, holder);
    return opened(embedded.pool, 'pglite', place, () => embedded.close());
  }
  const { openPostgres } = await import('./postgres.ts');
  return opened(await openPostgres(address), 'postgres', place, async () => {});
}

function opened(
  pool: pg.Pool,
  driver: OpenDatabase['driver'],
  place: string,
  closeDriver: () => Promise<void>,
): OpenDatabase {
  let pages = 0;
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    driver,
    place,
    statements: async (text, values) => {
      // pg answers with a list where there were several.
      const answers = [(await pool.query(text, values)) as pg.QueryResult | pg.QueryResult[]].flat();
      return { rows: answers.flatMap(({ rows }) => rows as Record<string, unknown>[]) };
    },
    tidy: (after) => (driver === 'pglite' ? tidyEmbedded(db, after, ++pages) : Promise.resolve()),
    close: async () => {
      await db.destroy();
      await closeDriver();
    },
  };
}

const PAGES_BETWEEN_CHECKPOINTS = 20;

/** Its log would grow without bound (300,000 rows: 1.4 GB), and there is no autovacuum. */
async function tidyEmbedded(db: Database, after: 'page' | 'run', pages: number): Promise<void> {
  if (after === 'run' || pages % PAGES_BETWEEN_CHECKPOINTS === 0) await sql`checkpoint`.execute(db);
  if (after === 'run') await sql`vacuum analyze`.execute(db);
}
