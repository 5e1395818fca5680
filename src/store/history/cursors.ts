/** How far each stream of a repository has been read; always saved in one transaction with the rows of its page. */
import { sql } from 'kysely';
import type {
  ApiCallRow,
  ContinuationRow,
  FactBatch,
  UnreadableFieldRow,
} from '../../domain/history/facts.ts';
import { saveApiCalls } from './api-calls.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { saveContinuations } from './continuations.ts';
import { noteLateArriving } from './late-arriving.ts';
import { keepMovedTags } from '../releases/moved-tags.ts';
import { saveBatch } from './save-batch.ts';
import { raiseWatermark } from './watermarks.ts';

export interface StreamPosition {
  repo_id: string;
  /** The name under which the cursor is kept: a partial reading has its own. */
  stream: string;
  cursor: string | null;
  page_size: number;
  started_at: string;
  finished: boolean;
  /** ISO instant; see the column's comment. */
  down_to: string | null;
}

export interface ReadPage {
  batch: FactBatch;
  continuations: ContinuationRow[];
  unreadable: UnreadableFieldRow[];
  cursor: string | null;
  done: boolean;
  page_size: number;
}

/** What a page's coming to the end, or its contents, mean beyond its rows. */
export interface PageMeaning {
  /** The stream that is complete up to the start of this reading once the last page is stored; null = none. */
  completes: string | null;
  /** Everything before this instant had been read already; null = nothing is known of that. */
  known_until: string | null;
}

export async function readPositions(db: Database, repoIds: readonly string[]): Promise<StreamPosition[]> {
  if (repoIds.length === 0) return [];
  const { rows } = await sql<
    Omit<StreamPosition, 'started_at' | 'down_to'> & { started_at: Date; down_to: Date | null }
  >`
    select repo_id::text as repo_id, stream, cursor, page_size, started_at, finished_at is not null as finished, down_to
    from cursors where repo_id = any(${repoIds}::bigint[])`.execute(db);
  return rows.map((row) => ({
    ...row,
    started_at: row.started_at.toISOString(),
    down_to: row.down_to?.toISOString() ?? null,
  }));
}

/** Back to the beginning, for all these streams at once: a run that is cut off later goes on with every one of them. */
export async function startOver(
  db: Database,
  streams: readonly Pick<StreamPosition, 'repo_id' | 'stream' | 'page_size' | 'down_to'>[],
  startedAt: string,
): Promise<StreamPosition[]> {
  const fresh = streams.map((stream) => ({ ...stream, cursor: null, started_at: startedAt }));
  if (fresh.length === 0) return [];
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('cursors')
      .values(fresh.map((stream) => ({ ...stream, finished_at: null })))
      .onConflict((conflict) =>
        conflict.columns(['repo_id', 'stream']).doUpdateSet((old) => ({
          cursor: null,
          started_at: startedAt,
          finished_at: null,
          down_to: old.ref('excluded.down_to'),
        })),
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
  return fresh.map((stream) => ({ ...stream, finished: false }));
}

/** Rows, what follows from them, the cursor behind them and the calls that brought them: all or nothing. */
export async function savePage(
  db: Database,
  position: StreamPosition,
  page: ReadPage,
  { completes, known_until }: PageMeaning,
  calls: ApiCallRow[],
  now: string,
): Promise<void> {
  const { repo_id, stream } = position;
  await db.transaction().execute(async (trx) => {
    if (known_until !== null) await noteLateArriving(trx, repo_id, page.batch, known_until, now);
    await keepMovedTags(trx, repo_id, page.batch.tags, now);
    await saveBatch(trx, repo_id, page.batch);
    await saveUnreadable(trx, repo_id, stream, page);
    await saveContinuations(trx, page.continuations);
    await trx
      .updateTable('cursors')
      .set({ cursor: page.cursor, page_size: page.page_size, finished_at: page.done ? now : null })
      .where('repo_id', '=', repo_id)
      .where('stream', '=', stream)
      .execute();
    if (page.done && completes !== null) await raiseWatermark(trx, repo_id, completes, position.started_at);
    await saveApiCalls(trx, calls);
  });
}

/** What was read whole this time takes back what could not be read of it before, in whatever stream. */
export async function saveUnreadable(
  trx: DatabaseTransaction,
  repoId: string,
  stream: string,
  { batch, unreadable }: Pick<ReadPage, 'batch' | 'unreadable'>,
): Promise<void> {
  const numbers = [...batch.pull_requests, ...batch.issues].map((item) => item.number);
  if (numbers.length > 0)
    await sql`delete from unreadable_fields where repo_id = ${repoId} and number = any(${numbers}::int[])`.execute(
      trx,
    );
  if (unreadable.length > 0)
    await trx
      .insertInto('unreadable_fields')
      .values(unreadable.map((field) => ({ ...field, stream })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
