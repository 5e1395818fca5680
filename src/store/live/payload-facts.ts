/** Keeps what only payloads know. Every fact has a key of its own, so that keeping it twice is keeping it once. */
import { sql } from 'kysely';
import type { UserRow } from '../../domain/history/facts.ts';
import type { PayloadFact } from '../../domain/live/touched.ts';
import type { DatabaseTransaction } from '../driver/database.ts';
import { writeUsers } from '../history/facts.ts';
import type { Writing } from '../history/writing.ts';

type Kept = Exclude<PayloadFact, { kind: 'installation' }>;

/** A fact and where it comes from; `by` and `who` as they are stored: under a pseudonym where somebody opted out. */
export interface ReceivedFact {
  fact: Kept;
  delivery: string;
  received_at: string;
  actor_id: string | null;
  subject_id: string | null;
}

export async function savePayloadFacts(
  writing: Writing,
  given: UserRow[],
  facts: readonly ReceivedFact[],
): Promise<void> {
  const { users, received } = writing.pseudonymize({
    users: writing.storable('users', given),
    received: [...facts],
  });
  await writeUsers(writing, users);
  for (const one of received) await save(writing.trx, one);
}

async function save(
  trx: DatabaseTransaction,
  { fact, delivery, received_at, actor_id, subject_id }: ReceivedFact,
) {
  switch (fact.kind) {
    case 'tag push':
      await sql`insert into tag_pushes (repo_id, tag, delivery, oid, sender_id, pushed_at)
        values (${fact.repo_id}, ${fact.tag}, ${delivery}, ${fact.oid}, ${actor_id}, ${received_at})
        on conflict do nothing`.execute(trx);
      return;
    case 'deletion':
      await saveDeletion(trx, fact, actor_id, received_at);
      return;
    case 'transfer':
      await sql`insert into item_transfers (repo_id, number, to_repo_id, to_number, actor_id, transferred_at)
        values (${fact.repo_id}, ${fact.number}, ${fact.to_repo_id}, ${fact.to_number}, ${actor_id}, ${received_at})
        on conflict do nothing`.execute(trx);
      await saveGone(trx, fact.repo_id, fact.number, received_at);
      return;
    case 'thread':
      await sql`insert into thread_resolutions (repo_id, number, thread_id, at, is_resolved, actor_id)
        values (${fact.repo_id}, ${fact.number}, ${fact.thread_id}, ${fact.at ?? received_at}, ${fact.is_resolved}, ${actor_id})
        on conflict do nothing`.execute(trx);
      return;
    case 'membership':
      await sql`insert into membership_changes (account, delivery, change, user_id, team, repo_id, role, actor_id, observed_at)
        values (${fact.account}, ${delivery}, ${fact.change}, ${subject_id}, ${fact.team}, ${fact.repo_id}, ${fact.role}, ${actor_id}, ${received_at})
        on conflict do nothing`.execute(trx);
      return;
    case 'repository':
      await sql`insert into repository_changes (repo_id, delivery, change, former, actor_id, observed_at)
        values (${fact.repo_id}, ${delivery}, ${fact.change}, ${fact.former}, ${actor_id}, ${received_at})
        on conflict do nothing`.execute(trx);
  }
}

async function saveDeletion(
  trx: DatabaseTransaction,
  fact: Extract<Kept, { kind: 'deletion' }>,
  actorId: string | null,
  at: string,
): Promise<void> {
  await sql`insert into observed_deletions (repo_id, kind, id, number, actor_id, observed_at)
    values (${fact.repo_id}, ${fact.what}, ${fact.id}, ${fact.number}, ${actorId}, ${at})
    on conflict do nothing`.execute(trx);
  if (fact.what === 'issue' && fact.number !== null) await saveGone(trx, fact.repo_id, fact.number, at);
}

/** It counts up to this instant. One that was never stored has nothing to be marked. */
async function saveGone(trx: DatabaseTransaction, repoId: string, number: number, at: string): Promise<void> {
  await sql`insert into deleted_items (repo_id, number, observed_at)
    select i.repo_id, i.number, ${at}::timestamptz from issues i where i.repo_id = ${repoId} and i.number = ${number}
    on conflict do nothing`.execute(trx);
}
