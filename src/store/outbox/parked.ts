/** What is parked for a cause outside is tried again when that can have passed, within bounds. */
import { sql } from 'kysely';
import {
  TRIED_AGAIN_AFTER_HOURS,
  TRIED_AGAIN_AT_ONCE,
  TRIED_AGAIN_DAYS,
} from '../../domain/outbox/outside.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

/** What has changed; null = time alone has passed. */
export type Changed =
  | { key: string }
  /** Logins of accounts. */
  | { accounts: readonly string[] }
  /** owner/name */
  | { repositories: readonly string[] }
  | null;

/**
 * Makes them due. A list whose place a comment has taken stays parked: it would stand there twice.
 * @returns how many
 */
export async function tryParkedAgain(
  db: Database | DatabaseTransaction,
  changed: Changed,
  now: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update outbox set state = 'due', due_at = ${now}, attempts = 0, leased_until = null, parked_cause = null, parked_at = null
    where key in (
      select o.key from outbox o
      where o.state = 'parked' and o.parked_cause is not null
        and o.created_at > ${now}::timestamptz - ${TRIED_AGAIN_DAYS} * interval '1 day'
        and not exists (select 1 from outbox c where c.key = o.key || ' comment')
        and ${meant(changed, now)}
      order by o.created_at, o.key limit ${TRIED_AGAIN_AT_ONCE} for update skip locked)`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

function meant(changed: Changed, now: string) {
  if (changed === null)
    return sql`o.parked_at <= ${now}::timestamptz - ${TRIED_AGAIN_AFTER_HOURS} * interval '1 hour'`;
  if ('key' in changed) return sql`o.key = ${changed.key}`;
  return 'accounts' in changed
    ? sql`split_part(lower(o.repository), '/', 1) = any (${lower(changed.accounts)}::text[])`
    : sql`lower(o.repository) = any (${lower(changed.repositories)}::text[])`;
}

function lower(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase());
}
