/** Which files pull requests change: how a page of such lists is kept. */
import { sql } from 'kysely';
import type { ApiCallRow, ContinuationRow, FactBatch, FileListRow } from '../../domain/history/facts.ts';
import { saveApiCalls } from '../history/api-calls.ts';
import { saveContinuations } from '../history/continuations.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { saveBatch } from '../history/save-batch.ts';
import type { UnreadFileList } from './unread-file-lists.ts';
import { finalizeFileLists } from './complete-file-lists.ts';

/** The name under which the page size is kept; what is to be read stands in the view unread_file_lists. */
const STREAM = 'changed_files';

/** How many lists GitHub could give at once the last time; null = it was never asked. */
export async function fileListsPageSize(db: Database, repoId: string): Promise<number | null> {
  const row = await db
    .selectFrom('cursors')
    .select('page_size')
    .where('repo_id', '=', repoId)
    .where('stream', '=', STREAM)
    .executeTakeFirst();
  return row?.page_size ?? null;
}

/**
 * A page of lists: files, what it says about them, and the calls that brought them, in one transaction. A list takes the
 * place of the one before, unless that is a newer one; where GitHub has no list any more, the last one stays.
 * @param page_size to be remembered; null = not this one
 */
export async function saveFileLists(
  db: Database,
  repoId: string,
  read: {
    batch: FactBatch;
    lists: FileListRow[];
    continuations: ContinuationRow[];
    failed: readonly UnreadFileList[];
  },
  calls: ApiCallRow[],
  { page_size, now }: { page_size: number | null; now: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const outdated = await outdatedLists(trx, repoId, read.lists);
    const lists = read.lists.filter(({ number }) => !outdated.has(number));
    const given = lists.filter(({ changed_files }) => changed_files !== null).map(({ number }) => number);
    const replaced = await setAside(trx, repoId, given);
    await sql`delete from pull_request_files where repo_id = ${repoId} and number = any(${given}::int[])`.execute(
      trx,
    );
    await saveLists(trx, repoId, lists, replaced);
    await saveBatch(trx, repoId, {
      ...read.batch,
      pull_request_files: read.batch.pull_request_files.filter(({ number }) => !outdated.has(number)),
    });
    const begun = read.continuations.filter(({ number }) => !outdated.has(number));
    await saveContinuations(trx, begun);
    const goesOn = new Set(begun.map(({ number }) => number));
    await finalizeFileLists(
      trx,
      repoId,
      lists.map(({ number }) => number).filter((number) => !goesOn.has(number)),
    );
    await countFailures(trx, repoId, read.failed);
    if (page_size !== null) await savePageSize(trx, repoId, page_size, now);
    await saveApiCalls(trx, calls);
  });
}

async function outdatedLists(
  trx: DatabaseTransaction,
  repoId: string,
  lists: readonly FileListRow[],
): Promise<Set<number>> {
  const { rows } = await sql<{ number: number }>`
    select l.number from pull_request_file_lists l
    join json_to_recordset(${JSON.stringify(lists)}::json) as x(number integer, updated_at timestamptz)
      on x.number = l.number
    where l.repo_id = ${repoId} and l.updated_at > x.updated_at`.execute(trx);
  return new Set(rows.map(({ number }) => number));
}

/** Whole lists that are about to be replaced, so that reports for earlier instants can go on reading them. */
async function setAside(
  trx: DatabaseTransaction,
  repoId: string,
  numbers: readonly number[],
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    insert into former_file_lists (repo_id, number, since, files)
    select l.repo_id, l.number, l.since, derived.file_list(l.repo_id, l.number) from pull_request_file_lists l
    where l.repo_id = ${repoId} and l.number = any(${numbers}::int[])
      and l.changed_files is not null and l.failures = 0
      and not exists (
        select 1 from continuations c where c.repo_id = l.repo_id and c.number = l.number and c.connection = 'files')
    on conflict do nothing
    returning number`.execute(trx);
  return rows.map(({ number }) => number);
}

async function saveLists(
  trx: DatabaseTransaction,
  repoId: string,
  lists: readonly FileListRow[],
  replaced: readonly number[],
): Promise<void> {
  await sql`
    insert into pull_request_file_lists as old (repo_id, number, updated_at, since, changed_files)
    select ${repoId}::bigint, x.number, x.updated_at, x.updated_at, x.changed_files
    from json_to_recordset(${JSON.stringify(lists)}::json)
      as x(number integer, updated_at timestamptz, changed_files integer)
    on conflict (repo_id, number) do update
    set updated_at = excluded.updated_at,
      since = case when excluded.number = any(${replaced}::int[]) then excluded.updated_at else old.since end,
      changed_files = coalesce(excluded.changed_files, old.changed_files)`.execute(trx);
}

async function countFailures(
  trx: DatabaseTransaction,
  repoId: string,
  failed: readonly UnreadFileList[],
): Promise<void> {
  if (failed.length === 0) return;
  await sql`
    insert into pull_request_file_lists as old (repo_id, number, updated_at, since, failures)
    select ${repoId}::bigint, x.number, x.updated_at, x.updated_at, 1
    from json_to_recordset(${JSON.stringify(failed)}::json) as x(number integer, updated_at timestamptz)
    on conflict (repo_id, number) do update
    set updated_at = greatest(old.updated_at, excluded.updated_at), failures = old.failures + 1`.execute(trx);
}

async function savePageSize(
  trx: DatabaseTransaction,
  repoId: string,
  page_size: number,
  now: string,
): Promise<void> {
  await trx
    .insertInto('cursors')
    .values({ repo_id: repoId, stream: STREAM, cursor: null, page_size, started_at: now, finished_at: null })
    .onConflict((conflict) => conflict.columns(['repo_id', 'stream']).doUpdateSet({ page_size }))
    .execute();
}
