/** What follows from GitHub's rows (responses, closures, ready time, merges), recomputed for affected items only. */
import { CompiledQuery, sql } from 'kysely';
import type { DatabaseTransaction } from '../driver/database.ts';
import { readSqlFile, readSqlFolder } from '../driver/sql-file.ts';

/**
 * Runs `sql/facts/*.sql` in their order for these issues and pull requests of one repository. Call it in the
 * transaction that wrote their rows; running it again changes nothing.
 */
export async function recomputeDerivedFacts(
  trx: DatabaseTransaction,
  repoId: string,
  numbers: Iterable<number>,
): Promise<void> {
  const updated = [...new Set(numbers)].sort((a, b) => a - b);
  if (updated.length === 0) return;
  for (const file of readSqlFolder('facts')) {
    await trx.executeQuery(CompiledQuery.raw(file.text, [repoId, updated]));
  }
}

/**
 * Who merged in which month, and who did what first, made anew for a whole repository: these are kept as extremes, so
 * that rows which were taken away would show in them for ever.
 */
export async function rebuildPeopleFacts(trx: DatabaseTransaction, repoId: string): Promise<void> {
  const { rows } = await sql<{ number: number }>`
    select number from pull_requests where repo_id = ${repoId}
    union select number from issues where repo_id = ${repoId}
    union select number from issue_comments where repo_id = ${repoId}
    union select number from reviews where repo_id = ${repoId}
    union select number from review_comments where repo_id = ${repoId}`.execute(trx);
  const numbers = rows.map(({ number }) => number);
  await sql`delete from merge_months where repo_id = ${repoId}`.execute(trx);
  await sql`delete from first_acts where repo_id = ${repoId}`.execute(trx);
  for (const name of ['4_merge_months', '6_first_acts'])
    await trx.executeQuery(CompiledQuery.raw(readSqlFile(`facts/${name}.sql`).text, [repoId, numbers]));
}
