/** Who put 👎 on a comment of ours. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';

export interface StandingNudge {
  key: string;
  /** owner/name */
  repository: string;
  posted_id: string;
}

/** Those of the last 90 days that nobody has objected to. */
export async function nudgesToLookAt(db: Database, now: string): Promise<StandingNudge[]> {
  const { rows } = await sql<StandingNudge>`
    select n.key, o.repository, o.posted_id::text as posted_id from nudges n join outbox o on o.key = n.key
    where o.posted_id is not null and n.objector_id is null and n.wanted_at > ${now}::timestamptz - interval '90 days'
    order by n.key`.execute(db);
  return rows;
}

/** Only somebody who can merge there counts; a pseudonym's real number is not kept, because it matches nobody. */
export async function noteObjection(
  db: Database,
  key: string,
  people: readonly string[],
  now: string,
): Promise<void> {
  await sql`
    update nudges n set objector_id = m.user_id
    from derived.maintainer_spans(${now}) m
    where n.key = ${key} and m.repo_id = n.repo_id and m.user_id = any(${people}::bigint[])
      and m.active_during @> ${now}::timestamptz`.execute(db);
}
