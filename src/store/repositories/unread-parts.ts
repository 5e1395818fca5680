/** What GitHub did not give while it gave the rest. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';

export interface UnreadPart {
  /** owner/name, or an owner; kept in lower case. */
  place: string;
  /** "issues", "repository", "roster people.yaml", … */
  part: string;
}

/** @returns keys as `partKey` makes them */
export async function unreadParts(db: Database): Promise<Set<string>> {
  const { rows } = await sql<UnreadPart>`select place, part from unread_parts`.execute(db);
  return new Set(rows.map(partKey));
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
  await sql`delete from unread_parts where place = ${place.toLowerCase()} and part = ${part}`.execute(db);
}
