/** What GitHub did not give while it gave the rest. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';

export interface UnreadPart {
  /** owner/name, or an owner; kept in lower case. */
  place: string;
  /** "issues", "repository", "roster people.yaml", … */
  part: string;
}

/** @returns by `partKey`; a repository that was renamed since under its name of today */
export async function unreadParts(db: Database): Promise<Map<string, UnreadPart>> {
  const { rows } = await sql<UnreadPart>`
    select coalesce(lower(r.full_name), u.place) as place, u.part from unread_parts u
    left join derived.repository_names n on n.name_key = u.place left join repos r on r.id = n.repo_id`.execute(
    db,
  );
  return new Map(rows.map((one) => [partKey(one), one]));
}

export function partKey({ place, part }: UnreadPart): string {
  return `${place.toLowerCase()} ${part}`;
}

/** @param now ISO instant; kept from the first time on */
export async function saveUnreadPart(
  db: Database,
  { place, part }: UnreadPart,
  { reason, now }: { reason: string; now: string },
): Promise<void> {
  await sql`insert into unread_parts (place, part, reason, since) values (${place.toLowerCase()}, ${part}, ${reason}, ${now})
    on conflict (place, part) do update set reason = excluded.reason`.execute(db);
}

export async function clearUnreadPart(db: Database, { place, part }: UnreadPart): Promise<void> {
  await sql`delete from unread_parts u where u.part = ${part} and (u.place = ${place.toLowerCase()} or exists (
    select 1 from derived.repository_names n join derived.repository_names m using (repo_id)
    where n.name_key = u.place and m.name_key = ${place.toLowerCase()}))`.execute(db);
}
