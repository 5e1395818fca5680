/** Reads the rows of a KPI: runs its file in sql/kpi for a window, as known at an instant. */
import { sql } from 'kysely';
import type { Ground } from '../../domain/kpis/ground.ts';
import type { Window } from '../../domain/calendar/week.ts';
import { EVERYTHING, type Scope } from '../../domain/report/scope.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { inUtc, readSqlFile, runSqlFile, runSqlFileOver } from '../driver/sql-file.ts';

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
  return runSqlFile<KpiRow>(db, readSqlFile(`kpi/${id}.sql`), { ...bounds(window), as_of: inUtc(asOf) });
}

/** The rows of each of several windows: in one question, since each is planned longer than it is answered. */
export async function kpiRowsOver(
  db: DatabaseTransaction,
  id: string,
  windows: readonly Window[],
  asOf: string,
): Promise<KpiRow[][]> {
  return runSqlFileOver<KpiRow>(db, readSqlFile(`kpi/${id}.sql`), windows.map(bounds), {
    as_of: inUtc(asOf),
  });
}

/** What the figures of each community can rest on in each of several windows, as known at an instant. */
export async function groundsOver(
  db: DatabaseTransaction,
  windows: readonly Window[],
  asOf: string,
): Promise<Map<string, Ground>[]> {
  const file = readSqlFile('quality/grounds.sql');
  const found = await runSqlFileOver<Ground>(db, file, windows.map(bounds), { as_of: inUtc(asOf) });
  return found.map((rows) => new Map(rows.map((row) => [row.community, row])));
}

function bounds({ start, end }: Window) {
  return { window_start: inUtc(start), window_end: inUtc(end) };
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

/** The communities in the configuration's order; of one repository those that have it, once the transaction is narrowed to it. */
export async function communityNames(
  db: DatabaseTransaction,
  { community, repository }: Scope = EVERYTHING,
): Promise<string[]> {
  const rows = await db.selectFrom('communities').select('name').orderBy('position').execute();
  const names = rows.map((row) => row.name).filter((name) => community === null || name === community);
  if (repository === null) return names;
  const places = await db.selectFrom('derived.community_scopes').select('community').distinct().execute();
  return names.filter((name) => places.some((place) => place.community === name));
}
