/** Comparisons of GitHub's list of deliveries with what is here, and what they found missing. */
import { sql } from 'kysely';
import type { MissedDelivery } from '../../domain/live/redelivery.ts';
import type { Database } from '../driver/database.ts';

export interface OpenMiss {
  id: string;
  attempt_id: string;
  delivered_at: Date;
  times_asked: number;
  asked_at: Date | null;
}

/**
 * @param now ISO instant: a comparison of a clock that was ahead of it is none
 * @returns when the last comparison began that came to its end; null = there was none
 */
export async function lastComparison(db: Database, now: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(started_at) as at from redelivery_runs
    where finished_at is not null and started_at <= ${now}::timestamptz`.execute(db);
  return rows[0]?.at ?? null;
}

/** Writes down what was missed; of what is known already the newest attempt. */
export async function noteMissed(
  db: Database,
  appId: number,
  missed: readonly MissedDelivery[],
  now: string,
): Promise<void> {
  if (missed.length === 0) return;
  await sql`
    insert into missed_deliveries as old
      (app_id, id, event, action, attempt_id, installation_id, repo_id, delivered_at, found_at)
    select ${appId}::bigint, guid, event, action, attempt_id, installation_id, repo_id, delivered_at, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(missed)}::json) as m(guid text, event text, action text, attempt_id bigint,
      installation_id bigint, repo_id bigint, delivered_at timestamptz)
    on conflict (app_id, id) do update set attempt_id = greatest(old.attempt_id, excluded.attempt_id)`.execute(
    db,
  );
}

/** Missed within GitHub's three days, and still not here; oldest first. */
export async function openMisses(db: Database, appId: number, deliveredAfter: string): Promise<OpenMiss[]> {
  const { rows } = await sql<OpenMiss>`
    select m.id, m.attempt_id::text as attempt_id, m.delivered_at, m.times_asked, m.asked_at
    from missed_deliveries m
    where m.app_id = ${appId}::bigint and m.delivered_at > ${deliveredAfter}::timestamptz
      and not exists (select 1 from deliveries d where d.app_id = m.app_id and d.id = m.id)
    order by m.delivered_at`.execute(db);
  return rows;
}

export async function noteAsked(db: Database, appId: number, id: string, now: string): Promise<void> {
  await sql`update missed_deliveries set times_asked = times_asked + 1, asked_at = ${now}::timestamptz
    where app_id = ${appId}::bigint and id = ${id}`.execute(db);
}

export interface RedeliveryRun {
  started_at: string;
  looked_back_to: string;
  listed: number;
  missing: number;
  asked: number;
  needless: number;
  throttled: number;
  /** null = it came to its end. */
  problem: string | null;
}

export async function saveRedeliveryRun(db: Database, run: RedeliveryRun, now: string): Promise<void> {
  await sql`
    insert into redelivery_runs (started_at, finished_at, looked_back_to, listed, missing, asked, needless, throttled, problem)
    values (${run.started_at}, ${run.problem === null ? now : null}, ${run.looked_back_to}, ${run.listed}, ${run.missing},
      ${run.asked}, ${run.needless}, ${run.throttled}, ${run.problem})
    on conflict (started_at) do nothing`.execute(db);
}

/** Installations on accounts that are not configured. */
export async function strangers(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from installations where not is_configured`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
