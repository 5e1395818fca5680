/** Dirty marks: what must be read again, coalesced, claimed in batches by one reader at a time, dropped or put off. */
import { sql } from 'kysely';
import { coalesced, dueAfter, type Mark, type Thing } from '../../domain/live/marks.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

export interface ClaimedMark extends Mark {
  /** Readings so far that did not settle it. */
  attempts: number;
  /** As it was when it was claimed: a mark that was renewed since is not dropped. */
  renewals: number;
}

/** All marks have one repository, and items come alone: each batch is one question. */
export interface ClaimedBatch {
  repo_id: string;
  marks: ClaimedMark[];
}

/** As many items as one question asks for. */
export const ITEMS_AT_ONCE = 50;
const ITEMS: Thing[] = ['pull_request', 'issue'];
/** A reader that has not said by then that it is still at it has died: see `extend`. */
export const LEASE_MS = 45_000;

/** What was marked before keeps its first instant, asks for the newer of both states, and is due again. */
export async function mark(trx: DatabaseTransaction, marks: readonly Mark[], now: string): Promise<void> {
  if (marks.length === 0) return;
  await sql`
    insert into dirty_marks as old (repo_id, thing, number, must_reach, marked_at, due_at)
    select repo_id, thing, number, must_reach, ${now}::timestamptz, ${now}::timestamptz
    from json_populate_recordset(null::dirty_marks, ${JSON.stringify(coalesced(marks))}::json)
    order by repo_id, thing, number
    on conflict (repo_id, thing, number) do update set
      must_reach = greatest(old.must_reach, excluded.must_reach),
      marked_at = least(old.marked_at, excluded.marked_at),
      due_at = excluded.due_at, renewals = old.renewals + 1`.execute(trx);
}

/**
 * The marks of one repository that have been due for the longest, up to fifty items or all of its lists, so that two
 * readers never hold the same one. Commit the transaction before GitHub is asked: the claim is a lease.
 * @returns null where nothing is due
 */
export async function claimDue(
  trx: DatabaseTransaction,
  now: string,
  most = ITEMS_AT_ONCE,
): Promise<ClaimedBatch | null> {
  const { rows: oldest } = await sql<{ repo_id: string; is_item: boolean }>`
    select repo_id::text as repo_id, thing = any(${ITEMS}::text[]) as is_item from dirty_marks
    where due_at <= ${now}::timestamptz
    order by due_at, repo_id, thing, number limit 1 for update skip locked`.execute(trx);
  if (!oldest[0]) return null;
  const { repo_id, is_item } = oldest[0];
  const until = new Date(Date.parse(now) + LEASE_MS).toISOString();
  const { rows } = await sql<Omit<ClaimedMark, 'must_reach'> & { must_reach: Date | null }>`
    with due as (
      select repo_id, thing, number from dirty_marks
      where repo_id = ${repo_id} and due_at <= ${now}::timestamptz
        and (thing = any(${ITEMS}::text[])) = ${is_item}::boolean
      order by due_at, thing, number limit ${Math.min(most, ITEMS_AT_ONCE)}::int
      for update skip locked
    )
    update dirty_marks m set due_at = ${until}::timestamptz from due
    where m.repo_id = due.repo_id and m.thing = due.thing and m.number = due.number
    returning m.repo_id::text as repo_id, m.thing, m.number, m.must_reach, m.attempts, m.renewals`.execute(
    trx,
  );
  const marks = rows.map((row) => ({ ...row, must_reach: row.must_reach?.toISOString() ?? null }));
  return { repo_id, marks };
}

/** Whoever claimed them is still at it. Marks that were renewed, dropped or put off since are left as they are. */
export async function extend(db: Database, claimed: readonly ClaimedMark[], now: string): Promise<void> {
  const until = new Date(Date.parse(now) + LEASE_MS).toISOString();
  await sql`update dirty_marks m set due_at = ${until}::timestamptz from ${recordsOf(claimed)} c
    where m.repo_id = c.repo_id and m.thing = c.thing and m.number = c.number
      and m.renewals = c.renewals and m.attempts = c.attempts`.execute(db);
}

/** They are settled, unless they were renewed since they were claimed: then they are due at once. */
export async function clear(
  trx: Database | DatabaseTransaction,
  claimed: readonly ClaimedMark[],
  now: string,
): Promise<void> {
  if (claimed.length === 0) return;
  await sql`delete from dirty_marks m using ${recordsOf(claimed)} c
    where m.repo_id = c.repo_id and m.thing = c.thing and m.number = c.number and m.renewals = c.renewals`.execute(
    trx,
  );
  await sql`update dirty_marks m set due_at = ${now}::timestamptz from ${recordsOf(claimed)} c
    where m.repo_id = c.repo_id and m.thing = c.thing and m.number = c.number and m.renewals <> c.renewals`.execute(
    trx,
  );
}

/** They stay, and are due again after a growing while; one that was renewed since is due at once. */
export async function defer(
  trx: Database | DatabaseTransaction,
  claimed: readonly ClaimedMark[],
  problem: string,
  now: string,
): Promise<void> {
  const put = claimed.map((one) => ({
    ...one,
    due_at: dueAfter(new Date(now), one.attempts + 1).toISOString(),
  }));
  if (put.length === 0) return;
  await sql`update dirty_marks m
    set attempts = m.attempts + 1, last_problem = ${problem},
      due_at = case when m.renewals = c.renewals then c.due_at else ${now}::timestamptz end
    from ${recordsOf(put)} c
    where m.repo_id = c.repo_id and m.thing = c.thing and m.number = c.number`.execute(trx);
}

/** In how many repositories how much is still to be read, and since when the oldest of it has been: for metrics. */
export async function waitingMarks(
  db: Database | DatabaseTransaction,
): Promise<{ marks: number; repositories: number; oldest_marked_at: Date | null }> {
  const { rows } = await sql<{ marks: number; repositories: number; oldest_marked_at: Date | null }>`
    select count(*)::int as marks, count(distinct repo_id)::int as repositories, min(marked_at) as oldest_marked_at
    from dirty_marks`.execute(db);
  return rows[0]!;
}

function recordsOf(claimed: readonly ClaimedMark[]) {
  return sql`json_populate_recordset(null::dirty_marks, ${JSON.stringify(claimed)}::json)`;
}
