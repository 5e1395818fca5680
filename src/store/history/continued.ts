/** What was read of lists that had not fitted their page, and what is left of them. */
import { sql } from 'kysely';
import type { ApiCallRow, ContinuationRow, FactBatch } from '../../domain/history/facts.ts';
import { fullFileLists, finalizeFileLists } from '../changed-files/complete-file-lists.ts';
import { commit, type Store } from './commit.ts';
import { saveContinuations } from './continuations.ts';
import { writeFacts } from './facts.ts';
import type { Writing } from './writing.ts';

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
