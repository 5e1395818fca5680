/** What was said, listed and left alone: what the rules remember. */
import { sql } from 'kysely';
import type { Reason } from '../../domain/attention/types.ts';
import type { AskedReview, KnownTurn, NudgeHistory, SaidNudge } from '../../domain/nudges/types.ts';
import type { WantedComment, WantedReviewRequest } from '../../domain/outbox/post.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { wholeMs } from '../driver/milliseconds.ts';
import { want } from '../outbox/ledger.ts';
import { notMe } from './commands.ts';

export interface StoredNudge extends SaidNudge {
  key: string;
  reason: Reason;
  is_outdated: boolean;
  /** GitHub's id of the comment; null = it was not written yet. */
  posted_id: string | null;
  /** owner/name where it stands. */
  place: string | null;
}

const instant = (at: number) => new Date(at).toISOString();

/** @param except the key of a comment that is about to be written: it counts as not said */
export async function nudgeHistory(
  trx: DatabaseTransaction,
  except: string | null = null,
): Promise<NudgeHistory & { said: StoredNudge[] }> {
  const said = await sql<StoredNudge>`
    select n.key, n.repo_id::text as repo_id, n.number, n.party, ${wholeMs('n.turn_start')} as turn_start, n.reason,
      ${wholeMs('n.wanted_at')} as at, n.mentioned_id::text as mentioned, n.outdated_at is not null as is_outdated,
      o.posted_id::text as posted_id, o.repository as place
    from nudges n left join outbox o on o.key = n.key
    where n.key is distinct from ${except} order by n.wanted_at, n.key`.execute(trx);
  const turns = await sql<NudgeHistory['turns'][number]>`
    select repo_id::text as repo_id, number, party, ${wholeMs('turn_start')} as turn_start, ${wholeMs('digest_at')} as digest_at
    from nudge_turns order by turn_start`.execute(trx);
  const requested = await sql<AskedReview>`
    select repo_id::text as repo_id, number, ${wholeMs('wanted_at')} as at, user_id::text as person
    from review_requests where key is distinct from ${except} order by wanted_at, key`.execute(trx);
  const silenced = await sql<{ item: string }>`
    select distinct repo_id || ' ' || number as item from comment_commands
    where outcome = 'done' and verb = 'no-nudge' and undone_at is null`.execute(trx);
  return {
    said: said.rows,
    turns: turns.rows,
    requested: requested.rows,
    silenced: new Set(silenced.rows.map(({ item }) => item)),
    not_me: await notMe(trx, 'infinity'),
  };
}

/**
 * The comment, and that it counts as said, in one transaction: a process that dies in between has said nothing and
 * remembers nothing, and one that dies after it says it once.
 */
export async function wantNudge(
  db: Database,
  post: WantedComment,
  nudge: Omit<SaidNudge, 'at'> & { reason: Reason },
  now: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`
      insert into nudges (key, repo_id, number, party, turn_start, reason, wanted_at, mentioned_id)
      values (${post.key}, ${nudge.repo_id}, ${nudge.number}, ${nudge.party}, ${instant(nudge.turn_start)}, ${nudge.reason},
        ${now}, ${nudge.mentioned})
      on conflict (key) do nothing`.execute(trx);
    if ((numAffectedRows ?? 0n) > 0n) await want(trx, post, now);
  });
}

/** As with a comment: the request, and that it counts as made, in one transaction. */
export async function wantRequest(
  db: Database,
  post: WantedReviewRequest,
  { repo_id, number, person, turn_start }: Omit<AskedReview, 'at'> & { turn_start: number },
  now: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`
      insert into review_requests (repo_id, number, turn_start, key, user_id, wanted_at)
      values (${repo_id}, ${number}, ${instant(turn_start)}, ${post.key}, ${person}, ${now})
      on conflict do nothing`.execute(trx);
    if ((numAffectedRows ?? 0n) > 0n) await want(trx, post, now);
  });
}

/** It stands, and says something that is no longer so. */
export async function changeNudge(
  db: Database,
  post: WantedComment,
  reason: Reason,
  now: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`update nudges set reason = ${reason} where key = ${post.key}`.execute(trx);
    await want(trx, post, now);
  });
}

/** The turn has moved before anything was sent: it was never said. One that may have been sent stays. */
export async function dropNudge(db: Database, key: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`
      delete from outbox where key = ${key} and posted_id is null and attempted_at is null`.execute(trx);
    if ((numAffectedRows ?? 0n) === 0n) return;
    await sql`delete from nudges where key = ${key}`.execute(trx);
    await sql`delete from review_requests where key = ${key}`.execute(trx);
  });
}

export type TurnKey = Omit<KnownTurn, 'digest_at'>;

/** @param as what happened to these turns now; what happened before stays as it was */
export async function noteTurns(
  db: Database,
  turns: readonly TurnKey[],
  as: 'digest_at' | 'held_back_at',
  now: string,
): Promise<void> {
  const column = sql.ref(as);
  for (const { repo_id, number, party, turn_start } of turns)
    await sql`insert into nudge_turns (repo_id, number, party, turn_start, ${column})
      values (${repo_id}, ${number}, ${party}, ${instant(turn_start)}, ${now})
      on conflict (repo_id, number, party, turn_start) do update set ${column} = coalesce(nudge_turns.${column}, excluded.${column})`.execute(
      db,
    );
}

/** Whether any comment of ours stands unfolded. */
export async function hasStandingNudge(db: Database): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select 1 from nudges n join outbox o on o.key = n.key
      where n.outdated_at is null and o.posted_id is not null) as is`.execute(db);
  return rows[0]!.is;
}

export async function noteOutdated(db: Database, key: string, now: string): Promise<void> {
  await sql`update nudges set outdated_at = ${now} where key = ${key}`.execute(db);
}
