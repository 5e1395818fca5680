/** When a list of changed files has been read to its end: is it whole, and is it another one than before? */
import { sql } from 'kysely';
import type { Writing } from '../history/writing.ts';

/** GitHub lists no more files of one pull request, and counts on: a list is whole when it has this many. */
const LISTED_AT_MOST = 3_000;

/**
 * Lists that have been read to their end: is every file stored that GitHub counts? One that says what the list before it
 * said takes that one's place: the pull request was updated, and not pushed to.
 */
export async function finalizeFileLists(
  { trx, repo_id: repoId }: Writing,
  numbers: readonly number[],
): Promise<void> {
  if (numbers.length === 0) return;
  await sql`
    update pull_request_file_lists l
    set failures = case when l.changed_files is null or least(l.changed_files, ${LISTED_AT_MOST}::int) = (
      select count(*) from pull_request_files f where f.repo_id = l.repo_id and f.number = l.number)
      then 0 else l.failures + 1 end
    where l.repo_id = ${repoId} and l.number = any(${numbers}::int[])`.execute(trx);
  await sql`
    with same as (
      delete from former_file_lists x
      where x.repo_id = ${repoId} and x.number = any(${numbers}::int[])
        and x.since = (
          select max(y.since) from former_file_lists y where y.repo_id = x.repo_id and y.number = x.number)
        and x.files = derived.file_list(x.repo_id, x.number)
      returning x.number, x.since
    )
    update pull_request_file_lists l set since = same.since from same
    where l.repo_id = ${repoId} and l.number = same.number`.execute(trx);
}

/** Of the continued lists, those that GitHub will not continue, whatever it says. */
export async function fullFileLists(
  { trx, repo_id: repoId }: Writing,
  numbers: readonly number[],
): Promise<Set<number>> {
  if (numbers.length === 0) return new Set();
  const { rows } = await sql<{ number: number }>`
    select number from pull_request_files where repo_id = ${repoId} and number = any(${numbers}::int[])
    group by number having count(*) >= ${LISTED_AT_MOST}::int`.execute(trx);
  return new Set(rows.map(({ number }) => number));
}
