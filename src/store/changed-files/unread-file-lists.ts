/** Of which pull requests the changed files are still to be read. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';
import { commit, type Store } from '../history/commit.ts';

export interface UnreadFileList {
  node_id: string;
  number: number;
  /** The pull request's, as it is stored. */
  updated_at: string;
}

/** Lowest number first, above `after`; those that are being read on are not among them. */
export async function unreadFileLists(
  db: Database,
  repoId: string,
  after: number,
  most: number,
): Promise<UnreadFileList[]> {
  const { rows } = await sql<{ node_id: string; number: number; updated_at: Date }>`
    select node_id, number, updated_at from derived.unread_file_lists
    where repo_id = ${repoId} and number > ${after} and not is_begun order by number limit ${most}`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, updated_at: row.updated_at.toISOString() }));
}

/** How many of them there are. */
export async function countUnreadFileLists(db: Database, repoId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from derived.unread_file_lists where repo_id = ${repoId} and not is_begun`.execute(
    db,
  );
  return rows[0]!.n;
}

/** As if none had been read, so that all of them are read again. */
export async function forgetFileLists(store: Store, repoIds: readonly string[], now: string): Promise<void> {
  await commit(store, { repo_id: null, now }, ({ trx }) =>
    sql`update pull_request_file_lists set updated_at = '-infinity' where repo_id = any(${repoIds}::bigint[])`.execute(
      trx,
    ),
  );
}
