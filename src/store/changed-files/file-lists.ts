/** Which files pull requests change: how a page of such lists is kept. */
import { sql } from 'kysely';
import type { ApiCallRow, ContinuationRow, FactBatch, FileListRow } from '../../domain/history/facts.ts';
import { commit, type Store } from '../history/commit.ts';
import { saveContinuations } from '../history/continuations.ts';
import { writeFacts } from '../history/facts.ts';
import type { Writing } from '../history/writing.ts';
import type { Database } from '../driver/database.ts';
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
  store: Store,
  repoId: string,
  read: {
    batch: FactBatch;
    lists: FileListRow[];
    continuations: ContinuationRow[];
    failed: readonly UnreadFileList[];
  },
  { page_size, now, calls }: { page_size: number | null; now: string; calls: readonly ApiCallRow[] },
): Promise<void> {
  await commit(store, { repo_id: repoId, now, calls, stream: STREAM }, async (writing) => {
    const offered = writing.storable('pull_request_file_lists', read.lists.map(withSince));
    const outdated = await outdatedLists(writing, offered);
    const lists = offered.filter(({ number }) => !outdated.has(number));
    const given = lists.filter(({ changed_files }) => changed_files !== null).map(({ number }) => number);
    const replaced = await setAside(writing, given);
    await sql`delete from pull_request_files where repo_id = ${repoId} and number = any(${given}::int[])`.execute(
      writing.trx,
    );
    await saveLists(writing, lists, replaced);
    await writeFacts(writing, {
      ...read.batch,
      pull_request_files: read.batch.pull_request_files.filter(({ number }) => !outdated.has(number)),
    });
    const begun = read.continuations.filter(({ number }) => !outdated.has(number));
    await saveContinuations(writing, begun);
    const goesOn = new Set(begun.map(({ number }) => number));
    await finalizeFileLists(
      writing,
      lists.map(({ number }) => number).filter((number) => !goesOn.has(number)),
    );
    await countFailures(writing, read.failed);
    if (page_size !== null) await savePageSize(writing, page_size);
  });
}

/** The table requires it; the first reading of a list is what it dates from. */
function withSince(list: FileListRow): FileListRow & { since: string; failures: number } {
  return { ...list, since: list.updated_at, failures: 0 };
}

async function outdatedLists(
  { trx, repo_id: repoId }: Writing,
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
async function setAside({ trx, repo_id: repoId }: Writing, numbers: readonly number[]): Promise<number[]> {
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
  { trx, repo_id: repoId }: Writing,
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
  { trx, repo_id: repoId }: Writing,
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

async function savePageSize({ trx, repo_id: repoId, now }: Writing, page_size: number): Promise<void> {
  await trx
    .insertInto('cursors')
    .values({ repo_id: repoId, stream: STREAM, cursor: null, page_size, started_at: now, finished_at: null })
    .onConflict((conflict) => conflict.columns(['repo_id', 'stream']).doUpdateSet({ page_size }))
    .execute();
}
