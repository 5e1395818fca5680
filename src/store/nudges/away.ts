/** People as the configuration names them. */
import { sql } from 'kysely';
import type { DatabaseTransaction } from '../driver/database.ts';

/** @returns users.id by the name in lower case; whoever was never seen is missing */
export async function idsOfNames(
  trx: DatabaseTransaction,
  names: readonly string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ who: string; id: string }>`
    select w.who, n.user_id::text as id
    from unnest(${names.map((name) => name.toLowerCase())}::text[]) as w (who)
    cross join lateral derived.people_named(w.who) n`.execute(trx);
  return new Map(rows.map(({ who, id }) => [who, id]));
}
