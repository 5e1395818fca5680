/** The pace of each writer, kept in the database so that replicas and restarts share it. */
import { sql } from 'kysely';
import { nextWriteAt } from '../../domain/outbox/pace.ts';
import type { Database } from '../driver/database.ts';

/**
 * Takes the next place in the writer's hour, if it is now.
 * @returns null = write now; otherwise the instant from which a place is free
 */
export async function takePlace(
  db: Database,
  { writer, key, now }: { writer: string; key: string; now: Date },
): Promise<Date | null> {
  return db.transaction().execute(async (trx) => {
    await sql`insert into outbox_writers (writer) values (${writer}) on conflict do nothing`.execute(trx);
    const { rows: held } = await sql<{ not_before: number | null }>`
      select (extract(epoch from nullif(not_before, '-infinity')) * 1000)::float8 as not_before
      from outbox_writers where writer = ${writer} for update`.execute(trx);
    await sql`delete from outbox_writes where writer = ${writer} and at < ${now.toISOString()}::timestamptz - interval '2 hours'`.execute(
      trx,
    );
    const { rows } = await sql<{ at: Date }>`
      select at from outbox_writes where writer = ${writer} and at <= ${now.toISOString()}::timestamptz + interval '1 hour'
      order by at desc limit 400`.execute(trx);
    const at = nextWriteAt(
      rows.map((row) => row.at.getTime()),
      held[0]?.not_before ?? -Infinity,
      now.getTime(),
    );
    if (at > now.getTime()) return new Date(at);
    await sql`insert into outbox_writes (writer, at, key) values (${writer}, ${now.toISOString()}, ${key})`.execute(
      trx,
    );
    return null;
  });
}

/** GitHub asked to write nothing before `until`. */
export async function holdWriter(db: Database, writer: string, until: string): Promise<void> {
  await sql`
    insert into outbox_writers (writer, not_before) values (${writer}, ${until})
    on conflict (writer) do update set not_before = greatest(outbox_writers.not_before, excluded.not_before)`.execute(
    db,
  );
}
