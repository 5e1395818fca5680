/** Who is signed in: by the hash of what the browser has. */
import { sql } from 'kysely';
import type { Account, MaySeeBecause } from '../../domain/people/who-may-see.ts';
import type { Database } from '../driver/database.ts';

export interface Session extends Account {
  because: MaySeeBecause;
}

export async function startSession(
  db: Database,
  tokenHash: string,
  { id, login, because }: Session,
  { now, expires }: { now: string; expires: string },
): Promise<void> {
  await sql`insert into sessions (token_hash, user_id, login, because, signed_in_at, expires_at)
    values (${tokenHash}, ${id}, ${login}, ${because}, ${now}, ${expires})`.execute(db);
}

/** null = there is none, or it is over */
export async function sessionOf(db: Database, tokenHash: string, now: string): Promise<Session | null> {
  const { rows } = await sql<Session>`select user_id::text as id, login, because from sessions
    where token_hash = ${tokenHash} and expires_at > ${now}::timestamptz`.execute(db);
  return rows[0] ?? null;
}

export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await sql`delete from sessions where token_hash = ${tokenHash}`.execute(db);
}

export async function dropOverSessions(db: Database, now: string): Promise<void> {
  await sql`delete from sessions where expires_at <= ${now}::timestamptz`.execute(db);
}
