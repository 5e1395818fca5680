/** Who of the team is busy, for the planning of the queue and for nothing else. */
import { sql } from 'kysely';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import type { Database } from '../driver/database.ts';
import { commit, type Store } from '../history/commit.ts';

/** Whoever is on the team at `now`, of whom GitHub's number is known, and who has not opted out. */
export async function teamToAsk(db: Database, now: string): Promise<{ id: string; login: string }[]> {
  const { rows } = await sql<{ id: string; login: string }>`
    select distinct u.id::text as id, u.login from derived.team_spans t
    join users u on u.id = t.user_id and u.id > 0
    where t.active_during @> ${now}::timestamptz and u.type = 'User'
      and not exists (select 1 from opted_out o where o.user_id = u.id)
    order by 2`.execute(db);
  return rows;
}

/**
 * @param answered users.id of whoever was read
 * @param busy those of them who are busy; ends_at null = without an end
 */
export async function saveBusy(
  store: Store,
  {
    answered,
    busy,
  }: { answered: readonly string[]; busy: readonly { id: string; ends_at: string | null }[] },
  { calls, now }: { calls: readonly ApiCallRow[]; now: string },
): Promise<void> {
  await commit(store, { repo_id: null, now, calls, stream: 'busy' }, async ({ trx }) => {
    await sql`delete from busy_people where user_id = any(${[...answered]}::bigint[]) or ends_at <= ${now}
      or not exists (select 1 from derived.team_spans t where t.user_id = busy_people.user_id and t.active_during @> ${now}::timestamptz)`.execute(
      trx,
    );
    const rows = JSON.stringify(busy.map(({ id, ends_at }) => ({ id, ends_at })));
    // Somebody may have opted out since they were asked about.
    await sql`insert into busy_people (user_id, seen_at, ends_at)
      select b.id, ${now}, coalesce(b.ends_at, 'infinity')
      from jsonb_to_recordset(${rows}::jsonb) as b(id bigint, ends_at timestamptz)
      join users u on u.id = b.id
      where coalesce(b.ends_at, 'infinity') > ${now}`.execute(trx);
  });
}

/** By users.id: until when those are busy who were seen so and still are at `now`; null = without an end. */
export async function busyUntil(db: Database, now: string): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; ends_at: Date | null }>`
    select user_id::text as id, nullif(ends_at, 'infinity') as ends_at from busy_people
    where seen_at <= ${now} and seen_at > ${now}::timestamptz - interval '3 days' and ends_at > ${now}`.execute(
    db,
  );
  return new Map(rows.map(({ id, ends_at }) => [id, ends_at?.toISOString() ?? null]));
}
