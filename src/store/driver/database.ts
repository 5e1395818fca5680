/**
 * One database interface for two drivers: PostgreSQL through `pg`, and PGlite (PostgreSQL in WebAssembly) in a
 * worker thread behind the same `pg` pool. Everything above this file sees kysely and plain SQL only.
 */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { openEmbedded } from './embedded.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;

export interface OpenDatabase {
  db: Database;
  driver: 'postgres' | 'pglite';
  /** For people: where the data lies, without the password. */
  place: string;
  /** Housekeeping that PostgreSQL does by itself and the embedded database does not. */
  tidy(after: 'page' | 'run'): Promise<void>;
  close(): Promise<void>;
}

/** The address in DATABASE_URL cannot be used, or the place is taken: the message says what to do. */
export class DatabaseError extends Error {}

/**
 * @param url `postgres://…` or `pglite:PATH` (`pglite:memory` for tests)
 * @param holder what to tell a second process about this one, e.g. "headwater backfill"
 * @throws DatabaseError when the address is not understood or the embedded directory is in use
 */
export async function openDatabase(url: string, holder: string): Promise<OpenDatabase> {
  if (url.startsWith('pglite:')) {
    const path = url.slice('pglite:'.length);
    const embedded = await openEmbedded(path, holder);
    return opened(embedded.pool, 'pglite', url, () => embedded.close());
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const pool = new pg.Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: 10_000,
      application_name: 'headwater',
    });
    // An idle connection that the server drops must not end the process; the next query opens another.
    pool.on('error', () => {});
    return opened(pool, 'postgres', url.replace(/:[^:@/]*@/, ':***@'), async () => {});
  }
  throw new DatabaseError(`DATABASE_URL is "${url}"; write postgres://user@host/name or pglite:PATH.`);
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
