/** How far each stream of a repository has been read; always saved in one transaction with the rows of its page. */
import { sql } from 'kysely';
import type { ApiCallRow, ContinuationRow, FactBatch, UnreadableFieldRow } from '../domain/facts.ts';
import { saveApiCalls } from './api-calls.ts';
import type { Database, DatabaseTransaction } from './database.ts';
import { saveContinuations } from './continuations.ts';
import { saveBatch } from './save-batch.ts';

export interface StreamPosition {
  repo_id: string;
  stream: string;
  cursor: string | null;
  page_size: number;
  finished: boolean;
}

export interface ReadPage {
  batch: FactBatch;
  continuations: ContinuationRow[];
  unreadable: UnreadableFieldRow[];
  cursor: string | null;
  done: boolean;
  page_size: number;
}

export async function readPositions(db: Database, repoIds: readonly string[]): Promise<StreamPosition[]> {
  if (repoIds.length === 0) return [];
  const { rows } = await sql<StreamPosition>`
    select repo_id::text as repo_id, stream, cursor, page_size, finished_at is not null as finished
    from cursors where repo_id = any(${repoIds}::bigint[])`.execute(db);
  return rows;
}

/** Back to the beginning, for all these streams at once: a run that is cut off later goes on with every one of them. */
export async function startOver(
  db: Database,
  streams: readonly { repo_id: string; stream: string; page_size: number }[],
  startedAt: string,
): Promise<void> {
  if (streams.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('cursors')
      .values(
        streams.map((stream) => ({ ...stream, cursor: null, started_at: startedAt, finished_at: null })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['repo_id', 'stream'])
          .doUpdateSet({ cursor: null, started_at: startedAt, finished_at: null }),
      )
      .execute();
    // What cannot be read this time either will be found again.
    for (const { repo_id, stream } of streams)
      await trx
        .deleteFrom('unreadable_fields')
        .where('repo_id', '=', repo_id)
        .where('stream', '=', stream)
        .execute();
  });
}

/** Rows, what follows from them, the cursor behind them and the calls that brought them: all or nothing. */
export async function savePage(
  db: Database,
  repoId: string,
  stream: string,
  page: ReadPage,
  calls: ApiCallRow[],
  now: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await saveBatch(trx, repoId, page.batch);
    await saveUnreadable(trx, repoId, stream, page);
    await saveContinuations(trx, page.continuations);
    await trx
      .updateTable('cursors')
      .set({ cursor: page.cursor, page_size: page.page_size, finished_at: page.done ? now : null })
      .where('repo_id', '=', repoId)
      .where('stream', '=', stream)
      .execute();
    await saveApiCalls(trx, calls);
  });
}

/** A page that could be read whole this time takes back what it could not read before. */
async function saveUnreadable(
  trx: DatabaseTransaction,
  repoId: string,
  stream: string,
  { batch, unreadable }: ReadPage,
): Promise<void> {
  const numbers = [...batch.pull_requests, ...batch.issues].map((item) => item.number);
  if (numbers.length > 0)
    await sql`delete from unreadable_fields
      where repo_id = ${repoId} and stream = ${stream} and number = any(${numbers}::int[])`.execute(trx);
  if (unreadable.length > 0)
    await trx
      .insertInto('unreadable_fields')
      .values(unreadable)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
