/** Until when each stream of a repository is known to be complete. */
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

/** @returns instants by stream; a stream that has never been read to its end is missing */
export async function readWatermarks(
  db: Database | DatabaseTransaction,
  repoId: string,
): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('watermarks')
    .select(['stream', 'complete_until'])
    .where('repo_id', '=', repoId)
    .execute();
  return new Map(rows.map((row) => [row.stream, row.complete_until]));
}

/** A watermark rises and never falls. */
export async function raiseWatermark(
  db: Database | DatabaseTransaction,
  repoId: string,
  stream: string,
  completeUntil: string,
): Promise<void> {
  await sql`insert into watermarks as w (repo_id, stream, complete_until) values (${repoId}, ${stream}, ${completeUntil})
    on conflict (repo_id, stream) do update set complete_until = greatest(w.complete_until, excluded.complete_until)`.execute(
    db,
  );
}
