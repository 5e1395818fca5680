/** What came of a step: each in one statement, which also gives the lease back. */
import { sql } from 'kysely';
import type { OutsideCause } from '../../domain/outbox/outside.ts';
import type { ShownPost } from '../../domain/outbox/post.ts';
import type { Database } from '../driver/database.ts';

/** Before a creating request leaves: if its answer is lost, GitHub is searched before anything is written again. */
export async function noteAttempt(
  db: Database,
  key: string,
  now: string,
  { stamp, text }: { stamp: string | null; text: string } = { stamp: null, text: '' },
): Promise<void> {
  await sql`
    update outbox set attempted_at = coalesce(attempted_at, ${now}), written_texts = case when ${stamp}::text is null
      then written_texts else written_texts || jsonb_build_object(${stamp}::text, ${text}::text) end
    where key = ${key}`.execute(db);
}

/**
 * GitHub accepted it, or it was found to be there already.
 * @param hash of what was written; null = it was found, and what it says is still to be seen
 * @param readBackAt when to look whether it was kept
 */
export async function settleWritten(
  db: Database,
  key: string,
  /** A file has an address alone. */
  shown: Pick<ShownPost, 'url'> & Partial<Pick<ShownPost, 'id' | 'number'>>,
  { hash, now, readBackAt }: { hash: string | null; now: string; readBackAt: string },
): Promise<void> {
  await sql`
    update outbox set posted_id = ${shown.id ?? null}, posted_number = ${shown.number ?? null}, posted_url = ${shown.url},
      written_hash = ${hash}, written_at = ${now}, attempted_at = null, attempts = 0, problem = null, leased_until = null,
      due_at = case when wanted_hash = ${hash} then ${readBackAt}::timestamptz else ${now}::timestamptz end,
      state = case when wanted_hash = ${hash} then 'written' else 'due' end
    where key = ${key}`.execute(db);
}

/** It was read back and says what it should, unless it should say something else by now. */
export async function settleDone(db: Database, key: string, hash: string, now: string): Promise<void> {
  await sql`
    update outbox set confirmed_hash = ${hash}, confirmed_at = coalesce(confirmed_at, ${now}), leased_until = null,
      attempts = 0, problem = null, state = case when wanted_hash = ${hash} then 'done' else 'due' end
    where key = ${key}`.execute(db);
}

/** Tried again at `dueAt`. `forget`: what had been posted is not there, or does not say what was written. */
export async function settleLater(
  db: Database,
  key: string,
  {
    dueAt,
    problem = null,
    forget = null,
    isFailure = false,
  }: {
    dueAt: string;
    problem?: string | null;
    forget?: 'post' | 'text' | 'attempt' | null;
    isFailure?: boolean;
  },
): Promise<void> {
  await sql`
    update outbox set due_at = ${dueAt}, leased_until = null, problem = coalesce(${problem}, problem),
      attempts = attempts + ${isFailure ? 1 : 0},
      -- What was accepted and is not there is searched for once more before it is written again.
      attempted_at = case when ${forget === 'attempt'} then null when ${forget === 'post'} then written_at else attempted_at end,
      posted_id = case when ${forget === 'post'} then null else posted_id end,
      written_hash = case when ${forget === 'post' || forget === 'text'} then null else written_hash end,
      state = case when ${forget === 'post' || forget === 'text'} then 'due' else state end
    where key = ${key}`.execute(db);
}

/**
 * Somebody has to look at it; `problem` says why, in words for people.
 * @param cause where it lies outside and can pass; null = it is left alone
 */
export async function settleParked(
  db: Database,
  key: string,
  problem: string,
  { cause, now }: { cause: OutsideCause | null; now: string },
): Promise<void> {
  await sql`update outbox set state = 'parked', problem = ${problem}, parked_cause = ${cause}, parked_at = ${now},
    leased_until = null where key = ${key}`.execute(db);
}
