/** Nested lists that did not fit their page: remembered in the page's transaction, forgotten when they are read. */
import type { ApiCallRow, ContinuationRow, FactBatch } from '../../domain/history/facts.ts';
import { saveApiCalls } from './api-calls.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { saveBatch } from './save-batch.ts';
import { fullFileLists, finalizeFileLists } from '../changed-files/complete-file-lists.ts';

export async function saveContinuations(
  trx: DatabaseTransaction,
  continuations: ContinuationRow[],
): Promise<void> {
  if (continuations.length === 0) return;
  await trx
    .insertInto('continuations')
    .values(continuations)
    .onConflict((conflict) =>
      conflict
        .columns(['repo_id', 'node_id', 'connection'])
        .doUpdateSet((old) => ({ after_cursor: old.ref('excluded.after_cursor') })),
    )
    .execute();
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

/** Rows of continued lists; what was asked and does not go on is finished. */
export async function saveContinued(
  db: Database,
  repoId: string,
  asked: readonly ContinuationRow[],
  read: { batch: FactBatch; continuations: ContinuationRow[] },
  calls: ApiCallRow[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await saveBatch(trx, repoId, read.batch);
    for (const { node_id, connection } of asked)
      await trx
        .deleteFrom('continuations')
        .where('repo_id', '=', repoId)
        .where('node_id', '=', node_id)
        .where('connection', '=', connection)
        .execute();
    const numbers = asked.filter(({ connection }) => connection === 'files').map(({ number }) => number);
    const full = await fullFileLists(trx, repoId, numbers);
    const left = read.continuations.filter(
      (entry) => entry.connection !== 'files' || !full.has(entry.number),
    );
    await saveContinuations(trx, left);
    const goesOn = new Set(
      left.filter(({ connection }) => connection === 'files').map(({ number }) => number),
    );
    await finalizeFileLists(
      trx,
      repoId,
      numbers.filter((number) => !goesOn.has(number)),
    );
    await saveApiCalls(trx, calls);
  });
}
