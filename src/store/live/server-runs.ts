/** Since when and until when processes of `headwater serve` ran. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';

/** A process says so every half minute; one that has not for that long has died. */
const ALIVE_MS = 90_000;

export async function startRun(db: Database, id: string, role: string, now: string): Promise<void> {
  await sql`insert into server_runs (id, role, started_at, seen_at) values (${id}, ${role}, ${now}, ${now})`.execute(
    db,
  );
}

export async function seeRun(db: Database, id: string, now: string): Promise<void> {
  await sql`update server_runs set seen_at = greatest(seen_at, ${now}::timestamptz) where id = ${id}`.execute(
    db,
  );
}

export async function stopRun(db: Database, id: string, now: string): Promise<void> {
  await sql`update server_runs set seen_at = ${now}, stopped_at = ${now} where id = ${id}`.execute(db);
}

/** When deliveries were taken for the first time; null = never. */
export async function firstStart(db: Database): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(started_at) as at from server_runs where role <> 'worker'`.execute(db);
  return rows[0]?.at ?? null;
}

/** Since when nobody has taken deliveries; null = somebody does, or nobody ever has. */
export async function silentSince(db: Database, now: Date): Promise<Date | null> {
  const alive = new Date(now.getTime() - ALIVE_MS).toISOString();
  const { rows } = await sql<{ at: Date | null; is_alive: boolean | null }>`
    select max(coalesce(stopped_at, seen_at)) as at,
      bool_or(stopped_at is null and seen_at > ${alive}::timestamptz) as is_alive
    from server_runs where role <> 'worker'`.execute(db);
  const { at, is_alive } = rows[0]!;
  return is_alive === true ? null : at;
}
