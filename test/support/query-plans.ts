/** What PostgreSQL did to answer a statement of a SQL file: for tests that must not read everything. */
import { sql } from 'kysely';
import type { Database } from '../../src/store/driver/database.ts';
import { readSqlFile, runSqlFile } from '../../src/store/driver/sql-file.ts';

interface Node {
  'CTE Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

/** Rows of a table that were read while the file was run, within functions, too. */
export async function tableRowsRead(
  db: Database,
  { path, parameters, table }: { path: string; parameters: Record<string, string>; table: string },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await runSqlFile(trx, readSqlFile(path), parameters);
    const { rows } = await sql<{ read: number }>`
      select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
      from pg_stat_xact_user_tables where relname = ${table}`.execute(trx);
    return rows[0]!.read;
  });
}

/** Rows of a common table expression that all its scans read together while the file was run. */
export async function rowsRead(
  db: Database,
  { path, parameters, of }: { path: string; parameters: Record<string, string>; of: string },
): Promise<number> {
  const file = readSqlFile(path);
  const rows = await runSqlFile<{ 'QUERY PLAN': { Plan: Node }[] }>(
    db,
    { ...file, text: `explain (analyze, timing off, format json) ${file.text}` },
    parameters,
  );
  return rowsOf(rows[0]!['QUERY PLAN'][0]!.Plan, of);
}

function rowsOf(node: Node, name: string): number {
  const own =
    node['CTE Name'] === name
      ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
      : 0;
  return (node.Plans ?? []).reduce((sum, child) => sum + rowsOf(child, name), own);
}
