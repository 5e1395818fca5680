/** The inbox: deliveries stored before they are answered, claimed in batches, done or parked. */
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

export interface ReceivedDelivery {
  app_id: number;
  /** X-GitHub-Delivery: the same when it is delivered again. */
  id: string;
  event: string;
  action: string | null;
  installation_id: string | null;
  repo_id: string | null;
  received_at: string;
  /** As it was signed. UTF-8. */
  body: Buffer;
}

export interface ClaimedDelivery {
  app_id: string;
  id: string;
  event: string;
  installation_id: string | null;
  received_at: Date;
  body: string;
  /** This one included. */
  attempts: number;
}

export type Outcome = 'marked' | 'ignored' | 'not ours';

/** A worker that has not come back by then has died. */
const LEASE_MS = 30_000;

/**
 * All of them in one statement. One that is here already stays as it is; only a parked one is tried anew, since
 * somebody asked GitHub to deliver it again.
 */
export async function storeDeliveries(db: Database, received: readonly ReceivedDelivery[]): Promise<void> {
  const once = [...new Map(received.map((one) => [`${one.app_id} ${one.id}`, one])).values()];
  if (once.length === 0) return;
  const rows = once.map(
    (
      one,
    ) => sql`(${one.app_id}::bigint, ${one.id}, ${one.event}, ${one.action}, ${one.installation_id}::bigint,
      ${one.repo_id}::bigint, ${one.received_at}::timestamptz, ${one.body}::text, ${one.received_at}::timestamptz)`,
  );
  await sql`
    insert into deliveries as old (app_id, id, event, action, installation_id, repo_id, received_at, body, due_at)
    values ${sql.join(rows)}
    on conflict (app_id, id) do update set
      body = excluded.body, due_at = excluded.due_at, attempts = 0, parked_at = null, problem = null
    where old.parked_at is not null`.execute(db);
}

/** The oldest that are due. Nobody else claims them until the lease is over. */
export async function claimDeliveries(db: Database, now: string, most: number): Promise<ClaimedDelivery[]> {
  const until = new Date(Date.parse(now) + LEASE_MS).toISOString();
  const { rows } = await sql<ClaimedDelivery>`
    with due as (
      select app_id, id, place from deliveries
      where handled_at is null and parked_at is null and due_at <= ${now}::timestamptz
      order by due_at, place limit ${most}::int for update skip locked
    ), claimed as (
      update deliveries d set attempts = d.attempts + 1, due_at = ${until}::timestamptz
      from due where d.app_id = due.app_id and d.id = due.id
      returning d.app_id::text as app_id, d.id, d.event, d.installation_id::text as installation_id, d.received_at,
        coalesce(d.body, '') as body, d.attempts, d.place
    )
    select app_id, id, event, installation_id, received_at, body, attempts from claimed order by place`.execute(
    db,
  );
  return rows;
}

/**
 * Locks those claimed deliveries that are still ours: another worker may have taken one whose lease ran out.
 * @returns their ids
 */
export async function stillClaimed(
  trx: DatabaseTransaction,
  claimed: readonly ClaimedDelivery[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select d.id from deliveries d
    join ${records(claimed)} on c.app_id = d.app_id and c.id = d.id and c.attempts = d.attempts
    where d.handled_at is null and d.parked_at is null
    order by d.app_id, d.id for update of d`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/**
 * A body names people in words that nothing here can tell from others: once somebody has opted out, none outlives its
 * delivery's being done.
 */
const MAY_NAME_SOMEBODY_SILENT = sql<boolean>`exists (select 1 from opted_out)`;

/** What is about strangers is not kept: only that something came, and when. Of what is private no body is. */
export async function finishDeliveries(
  trx: DatabaseTransaction,
  done: readonly { delivery: ClaimedDelivery; outcome: Outcome; is_private: boolean }[],
  now: string,
): Promise<void> {
  if (done.length === 0) return;
  const said = done.map(({ delivery: { app_id, id }, ...come }) => ({ app_id, id, ...come }));
  await sql`
    update deliveries d set handled_at = ${now}::timestamptz, outcome = c.outcome, problem = null,
      body = case when c.outcome = 'not ours' or c.is_private or ${MAY_NAME_SOMEBODY_SILENT} then null else d.body end,
      action = case when c.outcome = 'not ours' then null else d.action end,
      repo_id = case when c.outcome = 'not ours' then null else d.repo_id end
    from ${records(said)} where d.app_id = c.app_id and d.id = c.id`.execute(trx);
}

/** It is tried again, once `dueAt` has come. */
export async function putOffDelivery(
  db: Database | DatabaseTransaction,
  { app_id, id, attempts }: ClaimedDelivery,
  problem: string,
  dueAt: string,
): Promise<void> {
  await sql`update deliveries set due_at = ${dueAt}::timestamptz, problem = ${problem}
    where app_id = ${app_id}::bigint and id = ${id} and attempts = ${attempts} and handled_at is null`.execute(
    db,
  );
}

/**
 * It is not tried again, and waits for a person, who can look at its body where it is known to be about what is public and
 * ours; GitHub delivers it again with its body.
 */
export async function parkDelivery(
  db: Database | DatabaseTransaction,
  { app_id, id, attempts }: ClaimedDelivery,
  problem: string,
  now: string,
): Promise<void> {
  await sql`update deliveries d set parked_at = ${now}::timestamptz, problem = ${problem},
      body = case when ${MAY_NAME_SOMEBODY_SILENT} or d.repo_id is not null and not exists (
        select 1 from repos r where r.id = d.repo_id and not r.is_private) then null else d.body end
    where app_id = ${app_id}::bigint and id = ${id} and attempts = ${attempts} and handled_at is null`.execute(
    db,
  );
}

export interface InboxState {
  waiting: number;
  oldest_received_at: Date | null;
  parked: number;
}

export async function inboxState(db: Database): Promise<InboxState> {
  const { rows } = await sql<InboxState>`
    select (select count(*)::int from deliveries where handled_at is null and parked_at is null) as waiting,
      (select min(received_at) from deliveries where handled_at is null and parked_at is null) as oldest_received_at,
      (select count(*)::int from deliveries where parked_at is not null) as parked`.execute(db);
  return rows[0]!;
}

/**
 * Of deliveries that were handled or parked.
 * @param receivedBefore ISO instant, or "infinity"
 * @returns how many were erased
 */
export async function eraseBodies(
  db: Database | DatabaseTransaction,
  receivedBefore: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update deliveries set body = null where body is not null
      and (received_at < ${receivedBefore}::timestamptz or ${MAY_NAME_SOMEBODY_SILENT})
      and (handled_at is not null or parked_at is not null)`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** GitHub delivers nothing again that is older than three days, so that its id is not needed for ever. */
export async function dropDeliveries(db: Database, receivedBefore: string): Promise<void> {
  await sql`delete from deliveries where received_at < ${receivedBefore}::timestamptz and body is null`.execute(
    db,
  );
}

/** @returns which of these have been taken. @param ids of one App */
export async function takenDeliveries(
  db: Database,
  appId: number,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from deliveries where app_id = ${appId}::bigint and id = any(${[...ids]}::text[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

function records(rows: readonly object[]) {
  const columns = rows.map((row) => {
    const { app_id, id, attempts, outcome, is_private } = row as Record<string, unknown>;
    return { app_id, id, attempts, outcome, is_private };
  });
  return sql`json_to_recordset(${JSON.stringify(columns)}::json)
    as c(app_id bigint, id text, attempts integer, outcome text, is_private boolean)`;
}
