/** How the server is doing, in a few numbers: for metrics. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';

export interface LiveState {
  inbox_waiting: number;
  inbox_oldest_seconds: number;
  inbox_parked: number;
  marks_waiting: number;
  marks_oldest_seconds: number;
  missed_deliveries: number;
  outbox_waiting: number;
  outbox_oldest_seconds: number;
  outbox_parked: number;
  /** By credential, where GitHub has said it within the last hour. */
  points_left: Record<string, number>;
}

export async function liveState(db: Database, now: Date): Promise<LiveState> {
  const at = now.toISOString();
  const { rows } = await sql<Omit<LiveState, 'points_left'>>`
    select
      (select count(*)::int from deliveries where handled_at is null and parked_at is null) as inbox_waiting,
      (select coalesce(extract(epoch from ${at}::timestamptz - min(received_at)), 0)::float8 from deliveries
        where handled_at is null and parked_at is null) as inbox_oldest_seconds,
      (select count(*)::int from deliveries where parked_at is not null) as inbox_parked,
      (select count(*)::int from dirty_marks) as marks_waiting,
      (select coalesce(extract(epoch from ${at}::timestamptz - min(marked_at)), 0)::float8 from dirty_marks)
        as marks_oldest_seconds,
      (select count(*)::int from missed_deliveries m
        where m.found_at > ${at}::timestamptz - interval '3 days'
          and not exists (select 1 from deliveries d where d.app_id = m.app_id and d.id = m.id)) as missed_deliveries,
      (select count(*)::int from outbox where state in ('due', 'written')) as outbox_waiting,
      -- A post that is being tried again is as old as its first try.
      (select greatest(coalesce(extract(epoch from ${at}::timestamptz - min(least(due_at, greatest(attempted_at, created_at)))), 0), 0)::float8
        from outbox where state in ('due', 'written')) as outbox_oldest_seconds,
      (select count(*)::int from outbox where state = 'parked') as outbox_parked`.execute(db);
  const { rows: points } = await sql<{ credential: string; points_left: number }>`
    select distinct on (credential) credential, points_left from api_calls
    where points_left is not null and credential is not null and called_at > ${at}::timestamptz - interval '1 hour'
    order by credential, called_at desc, id desc`.execute(db);
  return {
    ...rows[0]!,
    points_left: Object.fromEntries(points.map((one) => [one.credential, one.points_left])),
  };
}
