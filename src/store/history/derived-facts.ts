/** What follows from GitHub's rows (responses, closures, ready time, merges), recomputed for affected items only. */
import { CompiledQuery, sql } from 'kysely';
import { readSqlFile, readSqlFolder } from '../driver/sql-file.ts';
import type { Writing } from './writing.ts';

/**
 * Runs `sql/facts/*.sql` in their order for these issues and pull requests of one repository. Call it in the
 * transaction that wrote their rows; running it again changes nothing.
 */
export async function recomputeDerivedFacts(writing: Writing, numbers: Iterable<number>): Promise<void> {
  const { trx, repo_id } = writing;
  const updated = [...new Set(numbers)].sort((a, b) => a - b);
  if (updated.length === 0) return;
  const files = readSqlFolder('facts');
  await writing.each(
    updated,
    async (some) => {
      for (const { text } of files) await trx.executeQuery(CompiledQuery.raw(text, [repo_id, some]));
    },
    (number, reason) => writing.refuse('pull_request_facts', { number }, `what follows from it: ${reason}`),
  );
}

/**
 * Who merged in which month, and who did what first, made anew for a whole repository: these are kept as extremes, so
 * that rows which were taken away would show in them for ever.
 */
export async function rebuildPeopleFacts({ trx, repo_id: repoId }: Writing): Promise<void> {
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
