/** Nested lists that did not fit their page: remembered in the page's transaction, forgotten when they are read. */
import { sql } from 'kysely';
import type { ApiCallRow, ContinuationRow, FactBatch } from '../../domain/history/facts.ts';
import type { Database } from '../driver/database.ts';
import { fullFileLists, finalizeFileLists } from '../changed-files/complete-file-lists.ts';
import { commit, type Store } from './commit.ts';
import { writeFacts } from './facts.ts';
import type { Writing } from './writing.ts';

const CONTINUATIONS = {
  key: ['repo_id', 'node_id', 'connection'],
  columns: ['repo_id', 'node_id', 'connection', 'item_kind', 'number', 'after_cursor'],
};

export async function saveContinuations(
  writing: Writing,
  continuations: readonly ContinuationRow[],
): Promise<void> {
  await writing.upsert('continuations', CONTINUATIONS, continuations);
}

/** The lists that did not fit their page, lowest number first. */
export async function pendingContinuations(
  db: Database,
  repoId: string,
  most: number,
): Promise<ContinuationRow[]> {
  return db
    .selectFrom('continuations')
    .selectAll()
    .where('repo_id', '=', repoId)
    .orderBy('number')
    .orderBy('connection')
    .limit(most)
    .execute();
}

/**
 * Rows of continued lists; what was asked and does not go on is finished. A list that another process has begun anew, or
 * read on, since it was asked for stays where that process left it.
 */
export async function saveContinued(
  store: Store,
  repoId: string,
  asked: readonly ContinuationRow[],
  read: { batch: FactBatch; continuations: ContinuationRow[] },
  { calls, now }: { calls: readonly ApiCallRow[]; now: string },
): Promise<void> {
  await commit(store, { repo_id: repoId, now, calls, stream: 'continuations' }, async (writing) => {
    await writeFacts(writing, read.batch);
    const own = await takeUp(writing, asked);
    const numbers = own.filter(({ connection }) => connection === 'files').map(({ number }) => number);
    const full = await fullFileLists(writing, numbers);
    const isOwn = new Set(own.map(keyOf));
    const left = read.continuations.filter(
      (entry) => isOwn.has(keyOf(entry)) && (entry.connection !== 'files' || !full.has(entry.number)),
    );
    await saveContinuations(writing, left);
    const goesOn = new Set(
      left.filter(({ connection }) => connection === 'files').map(({ number }) => number),
    );
    await finalizeFileLists(
      writing,
      numbers.filter((number) => !goesOn.has(number)),
    );
  });
}

/** @returns those of the asked lists that stand where they stood when they were asked for: they are ours to go on with */
async function takeUp(
  { trx, repo_id }: Writing,
  asked: readonly ContinuationRow[],
): Promise<Pick<ContinuationRow, 'node_id' | 'connection' | 'number'>[]> {
  const { rows } = await sql<Pick<ContinuationRow, 'node_id' | 'connection' | 'number'>>`
    delete from continuations c using json_populate_recordset(null::continuations, ${JSON.stringify(asked)}::json) a
    where c.repo_id = ${repo_id} and c.node_id = a.node_id and c.connection = a.connection
      and c.after_cursor = a.after_cursor
    returning c.node_id, c.connection, c.number`.execute(trx);
  return rows;
}

function keyOf({ node_id, connection }: Pick<ContinuationRow, 'node_id' | 'connection'>): string {
  return `${node_id} ${connection}`;
}
