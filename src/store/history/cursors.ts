/** How far each stream of a repository has been read; always saved in one transaction with the rows of its page. */
import { sql } from 'kysely';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { insertRows } from '../driver/rows.ts';
import { commit, type Store } from './commit.ts';
import { writeShown, type Shown } from './facts.ts';
import { raiseWatermark } from './watermarks.ts';
import type { Writing } from './writing.ts';

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

export interface ReadPage extends Shown {
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
  /** What is written with the last page, in its transaction. */
  atTheEnd?: (writing: Writing) => Promise<void>;
}

export async function readPositions(
  db: Database | DatabaseTransaction,
  repoIds: readonly string[],
): Promise<StreamPosition[]> {
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
  // In one order, so that two runs that begin together do not wait for each other.
  const fresh = streams
    .map((stream) => ({ ...stream, cursor: null, started_at: startedAt }))
    .sort((a, b) => (`${a.repo_id} ${a.stream}` < `${b.repo_id} ${b.stream}` ? -1 : 1));
  if (fresh.length === 0) return [];
  await commit({ db }, { repo_id: null, now: startedAt }, async ({ trx }) => {
    await insertRows(
      trx,
      'cursors',
      ['repo_id', 'stream', 'cursor', 'page_size', 'started_at', 'down_to'],
      fresh,
      `(repo_id, stream) do update set cursor = null, started_at = excluded.started_at, finished_at = null,
        down_to = excluded.down_to`,
    );
    // What cannot be read this time either will be found again.
    await sql`delete from unreadable_fields u using json_populate_recordset(null::cursors, ${JSON.stringify(fresh)}::json) s
      where u.repo_id = s.repo_id and u.stream = s.stream`.execute(trx);
  });
  return fresh.map((stream) => ({ ...stream, finished: false }));
}

/**
 * Rows, what follows from them, the cursor behind them and the calls that brought them: all or nothing.
 * @returns where the stream stands now: behind this page, or where another process has brought it meanwhile; null = it is
 * no longer read at all
 */
export async function savePage(
  store: Store,
  position: StreamPosition,
  page: ReadPage,
  { completes, known_until, atTheEnd }: PageMeaning,
  { calls, now }: { calls: readonly ApiCallRow[]; now: string },
): Promise<StreamPosition | null> {
  const { repo_id, stream } = position;
  return commit(store, { repo_id, now, calls, stream }, async (writing) => {
    await writeShown(writing, page, known_until);
    if (!(await moveCursor(writing, position, page))) return currentPosition(writing, stream);
    if (page.done && completes !== null)
      await raiseWatermark(writing.trx, repo_id, completes, position.started_at);
    if (page.done) await atTheEnd?.(writing);
    return { ...position, cursor: page.cursor, page_size: page.page_size, finished: page.done };
  });
}

/**
 * Behind the page, unless another process has moved it since it was read: then what is complete up to when is that
 * process's to say.
 * @returns whether it was moved
 */
export async function moveCursor(
  { trx, now }: Writing,
  { repo_id, stream, cursor, started_at }: StreamPosition,
  page: Pick<ReadPage, 'cursor' | 'page_size' | 'done'>,
): Promise<boolean> {
  const { rows } = await sql`
    update cursors set cursor = ${page.cursor}, page_size = ${page.page_size},
      finished_at = ${page.done ? now : null}::timestamptz
    where repo_id = ${repo_id} and stream = ${stream} and started_at = ${started_at}::timestamptz
      and cursor is not distinct from ${cursor}::text and finished_at is null
    returning stream`.execute(trx);
  return rows.length > 0;
}

export async function currentPosition(
  { trx, repo_id }: Writing,
  stream: string,
): Promise<StreamPosition | null> {
  return (await readPositions(trx, [repo_id])).find((one) => one.stream === stream) ?? null;
}
