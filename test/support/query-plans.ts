/** What PostgreSQL did to answer a statement of a SQL file: for tests that must not read everything. */
import type { Database } from '../../src/store/driver/database.ts';
import { readSqlFile, runSqlFile } from '../../src/store/driver/sql-file.ts';

interface Node {
  'Relation Name'?: string;
  'CTE Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

/** Rows of a table, or of a common table expression, that all its scans read together while the file was run. */
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
  const isMeant = node['CTE Name'] === name || node['Relation Name'] === name;
  const own = isMeant
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : 0;
  return (node.Plans ?? []).reduce((sum, child) => sum + rowsOf(child, name), own);
}
