/** By what a kept result is known to be out of date, and by what it may not be shown at all: both cheap enough for every page. */
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

export interface DataMarks {
  /** Counts up with everything that is stored. */
  data: string;
  /** Changes when somebody opts out, or a repository is hidden or shown again. */
  visible: string;
}

/** Commits of different repositories seldom wait for each other; the slots are few enough to be summed up for every page. */
const SLOTS = 64n;

/**
 * Something was stored. Called at the end of a transaction, since the slot stays locked until then.
 * @param repoId whose; null = it belongs to no repository
 */
export async function countStored(trx: DatabaseTransaction | Database, repoId: string | null): Promise<void> {
  const slot = Number(BigInt.asUintN(64, BigInt(repoId ?? '0')) % SLOTS);
  await sql`insert into data_versions as old (slot, version) values (${slot}, 1)
    on conflict (slot) do update set version = old.version + 1`.execute(trx);
}

export async function readDataMarks(db: Database): Promise<DataMarks> {
  const { rows } = await sql<DataMarks>`
    select (select coalesce(sum(version), 0)::text from data_versions) as data, md5(concat_ws('/',
      (select coalesce(string_agg(user_id::text, ' ' order by user_id), '') from opted_out),
      (select coalesce(string_agg(id::text, ' ' order by id), '') from repos where is_private),
      (select coalesce(string_agg(repo_id::text, ' ' order by repo_id), '') from upstream_words where not measures)
    )) as visible`.execute(db);
  return rows[0]!;
}
