/** What follows from GitHub's rows (responses, closures, ready time, merges), recomputed for touched items only. */
import { CompiledQuery } from 'kysely';
import type { DatabaseTransaction } from './database.ts';
import { readSqlFolder } from './sql-file.ts';

/**
 * Runs `sql/facts/*.sql` in their order for these issues and pull requests of one repository. Call it in the
 * transaction that wrote their rows; running it again changes nothing.
 */
export async function recomputeDerivedFacts(
  trx: DatabaseTransaction,
  repoId: string,
  numbers: Iterable<number>,
): Promise<void> {
  const touched = [...new Set(numbers)].sort((a, b) => a - b);
  if (touched.length === 0) return;
  for (const file of readSqlFolder('facts')) {
    await trx.executeQuery(CompiledQuery.raw(file.text, [repoId, touched]));
  }
}
