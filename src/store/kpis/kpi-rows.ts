/** Reads the rows of a KPI: runs its file in sql/kpi for a window, as known at an instant. */
import { sql } from 'kysely';
import type { Ground } from '../../domain/kpis/ground.ts';
import type { Window } from '../../domain/calendar/week.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { inUtc, readSqlFile, runSqlFile, withPreparedFile } from '../driver/sql-file.ts';

/** Every KPI file gives its rows for all communities; which columns come beside is between it and its pure half. */
export type KpiRow = { community: string };

/**
 * @param id the file's name in sql/kpi
 * @param asOf an ISO instant in UTC
 */
export async function kpiRows(
  db: DatabaseTransaction,
  id: string,
  window: Window,
  asOf: string,
): Promise<KpiRow[]> {
  return runSqlFile<KpiRow>(db, readSqlFile(`kpi/${id}.sql`), {
    window_start: inUtc(window.start),
    window_end: inUtc(window.end),
    as_of: inUtc(asOf),
  });
}

/** The same for many windows: the statement is parsed once, and planned once where PostgreSQL finds that as good. */
export async function withKpiRows<T>(
  db: DatabaseTransaction,
  id: string,
  use: (rowsIn: (window: Window, asOf: string) => Promise<KpiRow[]>) => Promise<T>,
): Promise<T> {
  return withPreparedFile<KpiRow, T>(db, readSqlFile(`kpi/${id}.sql`), (run) =>
    use((window, asOf) =>
      run({ window_start: inUtc(window.start), window_end: inUtc(window.end), as_of: inUtc(asOf) }),
    ),
  );
}

/** What the figures of each community can rest on in a window, as known at an instant. */
export async function grounds(
  db: DatabaseTransaction,
  window: Window,
  asOf: string,
): Promise<Map<string, Ground>> {
  const rows = await runSqlFile<Ground>(db, readSqlFile('quality/grounds.sql'), {
    window_start: inUtc(window.start),
    window_end: inUtc(window.end),
    as_of: inUtc(asOf),
  });
  return new Map(rows.map((row) => [row.community, row]));
}

/**
 * Runs `read` on one snapshot of the database, so that all figures of a report speak of the same facts.
 * Compiling queries to machine code costs seconds on statements of this size and saves milliseconds; sorting the
 * rows of a quarter wants more than the 4 MB that PostgreSQL gives by default.
 */
export async function onOneSnapshot<T>(
  db: Database,
  read: (trx: DatabaseTransaction) => Promise<T>,
): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`set local jit = off`.execute(trx);
      await sql`set local work_mem = '64MB'`.execute(trx);
      return read(trx);
    });
}

/** The communities in the configuration's order. */
export async function communityNames(db: DatabaseTransaction): Promise<string[]> {
  const rows = await db.selectFrom('communities').select('name').orderBy('position').execute();
  return rows.map((row) => row.name);
}
