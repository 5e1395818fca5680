/** Nested lists that did not fit their page: remembered in the page's transaction, forgotten when they are read. */
import type { ContinuationRow } from '../../domain/history/facts.ts';
import type { Database } from '../driver/database.ts';
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
