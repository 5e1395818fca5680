/** Commands that people wrote beneath our comments: where to look, what was done. */
import { sql } from 'kysely';
import type { AttentionEvent } from '../../domain/attention/types.ts';
import type { Outcome, SpokenCommand, Verb } from '../../domain/nudges/commands.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { itemKey, type ItemKey } from '../../domain/attention/stored.ts';
import { wholeMs } from '../driver/milliseconds.ts';

export interface Listened {
  repo_id: string;
  number: number;
  /** owner/name */
  repository: string;
  /** ISO instant of our first comment. */
  since: string;
  author_id: string | null;
  head_oid: string | null;
  head_since: number | null;
}

/** Open pull requests that bear a comment of ours. */
export async function placesToListen(db: Database): Promise<Listened[]> {
  const { rows } = await sql<Listened>`
    select n.repo_id::text as repo_id, n.number, o.repository, p.author_id::text as author_id,
      to_char(min(n.wanted_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since, s.head_oid,
      ${wholeMs('s.head_since')} as head_since
    from nudges n
    join outbox o on o.key = n.key and o.posted_id is not null
    join pull_requests p on p.repo_id = n.repo_id and p.number = n.number and p.state = 'OPEN'
    left join open_states s on s.repo_id = n.repo_id and s.number = n.number and s.until = 'infinity'
    group by n.repo_id, n.number, o.repository, p.author_id, s.head_oid, s.head_since
    order by n.repo_id, n.number`.execute(db);
  return rows;
}

/** Lines of a comment that were seen before. */
export async function knownLines(db: Database, repoId: string, commentId: string): Promise<Set<number>> {
  const { rows } = await sql<{ line: number }>`
    select line from comment_commands where repo_id = ${repoId} and comment_id = ${commentId}`.execute(db);
  return new Set(rows.map(({ line }) => line));
}

export async function commandsInADay(db: Database, person: string, now: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from comment_commands
    where sender_id = ${person} and at > ${now}::timestamptz - interval '1 day'`.execute(db);
  return rows[0]!.count;
}

export async function saveCommand(
  db: Database,
  place: Listened,
  said: { id: string; by: string; at: string; until: string | null; outcome: Outcome } & Pick<
    SpokenCommand,
    'verb' | 'line'
  >,
): Promise<void> {
  await sql`
    insert into comment_commands (repo_id, comment_id, line, number, verb, until, head_oid, sender_id, at, outcome)
    values (${place.repo_id}, ${said.id}, ${said.line}, ${place.number}, ${said.verb}, ${said.until}, ${place.head_oid},
      ${said.by}, ${said.at}, ${said.outcome})
    on conflict do nothing`.execute(db);
}

/** Pauses and their ends, and who was said to hold the ball, as events of the timeline. */
export async function turnCommands(
  trx: DatabaseTransaction,
  repoIds: readonly string[],
): Promise<Map<ItemKey, AttentionEvent[]>> {
  const { rows } = await sql<{
    repo_id: string;
    number: number;
    id: string;
    verb: Verb;
    by: string;
    at: number;
    until: number | null;
    head: string | null;
  }>`
    select repo_id::text as repo_id, number, comment_id::text as id, verb, sender_id::text as by, head_oid as head,
      ${wholeMs('at')} as at, ${wholeMs('until')} as until
    from comment_commands
    where repo_id = any(${repoIds}::bigint[]) and outcome = 'done' and verb in ('snooze', 'unsnooze', 'waiting-on author', 'waiting-on maintainer')`.execute(
    trx,
  );
  return new Map(
    [...Map.groupBy(rows, itemKey)].map(([key, all]) => [
      key,
      all.map(({ id, verb, by, at, until, head }): AttentionEvent => {
        if (verb === 'snooze' || verb === 'unsnooze') return { kind: 'snoozed', id, by, at, until, head };
        return {
          kind: 'handed_over',
          id,
          by,
          at,
          to: verb === 'waiting-on author' ? 'author' : 'maintainer',
          head,
        };
      }),
    ]),
  );
}
