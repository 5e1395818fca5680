/** Commands that people wrote beneath our comments: where to look, what was done. */
import { sql } from 'kysely';
import type { AttentionEvent } from '../../domain/attention/types.ts';
import type { Outcome, SpokenCommand, Verb } from '../../domain/nudges/commands.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { itemKey, type ItemKey } from '../../domain/attention/stored.ts';
import type { Pair } from '../../domain/queue/suggestions.ts';
import { asked } from '../attention/pull-requests.ts';
import { wholeMs } from '../driver/milliseconds.ts';

export interface Listened {
  repo_id: string;
  number: number;
  /** owner/name */
  repository: string;
  /** ISO instant of our first comment, or of the list that names it. */
  since: string;
  /** The last comment of ours beneath it; null = none stands there. */
  key: string | null;
  author_id: string | null;
  head_oid: string | null;
  head_since: number | null;
}

/**
 * Open pull requests that bear a comment of ours, and those that a posted list names, where upstream has asked for comments.
 * @param only these; null = all
 */
export async function placesToListen(
  db: Database,
  only: readonly { repo_id: string; number: number }[] | null = null,
): Promise<Listened[]> {
  const { rows } = await sql<Listened>`
    with places as (
      select n.repo_id, n.number, n.wanted_at as since, n.key
      from nudges n join outbox o on o.key = n.key and o.posted_id is not null
      union all
      select q.repo_id, q.number, q.picked_at, null
      from queue_picks q
      join outbox o on o.key = q.post_key and o.posted_id is not null
      join upstream_words w on w.repo_id = q.repo_id and w.state = 'given' and w.measures and w.allows_comments
    )
    select n.repo_id::text as repo_id, n.number, r.full_name as repository, p.author_id::text as author_id,
      to_char(min(n.since) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since, s.head_oid,
      ${wholeMs('s.head_since')} as head_since, (array_agg(n.key order by n.since desc) filter (where n.key is not null))[1] as key
    from places n
    join repos r on r.id = n.repo_id
    join pull_requests p on p.repo_id = n.repo_id and p.number = n.number and p.state = 'OPEN'
    left join open_states s on s.repo_id = n.repo_id and s.number = n.number and s.until = 'infinity'
    where ${only === null} or (n.repo_id, n.number) in (select k.repo_id, k.number from ${asked(only ?? [])})
    group by n.repo_id, n.number, r.full_name, p.author_id, s.head_oid, s.head_since
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

/** Of these nothing is left to be taken back. */
const CHANGES_NOTHING = sql`('undo', 'status', 'help')`;

/** Whether anything that they commanded there still stands. */
export async function hasCommanded(
  db: Database,
  { repo_id, number }: Listened,
  person: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from comment_commands where repo_id = ${repo_id} and number = ${number} and sender_id = ${person}
      and outcome = 'done' and undone_at is null and verb not in ${CHANGES_NOTHING} limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * Keeps what was said and what came of it. `undo` takes back what the person's last comment there that changed something
 * commanded, in the same transaction: who dies in between has taken nothing back, and it is never done twice.
 * @returns what came of it: an `undo` that finds nothing is unknown
 */
export async function saveCommand(
  db: Database,
  place: Listened,
  said: {
    id: string;
    by: string;
    at: string;
    until: string | null;
    outcome: Outcome;
    /** users.id */
    partner: string | null;
  } & Pick<SpokenCommand, 'verb' | 'line'>,
): Promise<Outcome> {
  if (said.verb !== 'undo' || said.outcome !== 'done') {
    await insertCommand(db, place, said);
    return said.outcome;
  }
  return db.transaction().execute(async (trx) => {
    if (!(await insertCommand(trx, place, said))) return said.outcome;
    const { numAffectedRows } = await sql`
      update comment_commands c set undone_at = ${said.at}
      where c.repo_id = ${place.repo_id} and c.outcome = 'done' and c.undone_at is null and c.verb not in ${CHANGES_NOTHING}
        and c.comment_id = (
          select l.comment_id from comment_commands l
          where l.repo_id = ${place.repo_id} and l.number = ${place.number} and l.sender_id = ${said.partner ?? said.by}
            and l.at <= ${said.at} and l.outcome = 'done' and l.undone_at is null and l.verb not in ${CHANGES_NOTHING}
          order by l.at desc, l.comment_id desc limit 1)`.execute(trx);
    if ((numAffectedRows ?? 0n) > 0n) return said.outcome;
    await sql`update comment_commands set outcome = 'unknown'
      where repo_id = ${place.repo_id} and comment_id = ${said.id} and line = ${said.line}`.execute(trx);
    return 'unknown';
  });
}

/** @returns false = it was kept before */
async function insertCommand(
  db: Database | DatabaseTransaction,
  place: Listened,
  said: Parameters<typeof saveCommand>[2],
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into comment_commands (repo_id, comment_id, line, number, verb, until, user_id, head_oid, sender_id, at, outcome)
    values (${place.repo_id}, ${said.id}, ${said.line}, ${place.number}, ${said.verb}, ${said.until}, ${said.partner}, ${place.head_oid},
      ${said.by}, ${said.at}, ${said.outcome})
    on conflict do nothing`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Of the commands by which somebody takes a pull request or leaves it, the last one that each wrote counts. */
const STANDING = (now: string) => sql`
  select distinct on (repo_id, number, sender_id) repo_id, number, sender_id, user_id, verb, at, comment_id
  from comment_commands
  where outcome = 'done' and verb in ('claim', 'pair', 'unclaim', 'not-me') and at <= ${now}
    and (undone_at is null or undone_at > ${now})
  order by repo_id, number, sender_id, at desc, comment_id desc`;

/** "repo_id number users.id" of whoever said by then that they are not to be asked. @param now ISO instant, or infinity */
export async function notMe(db: Database | DatabaseTransaction, now: string): Promise<Set<string>> {
  const { rows } = await sql<{ who: string }>`
    select repo_id || ' ' || number || ' ' || sender_id as who from (${STANDING(now)}) s
    where verb = 'not-me'`.execute(db);
  return new Set(rows.map(({ who }) => who));
}

/** Two who take a pull request together, as one of them said and the other did not refuse: the last such word by `now`. */
export async function pairs(db: Database, now: string): Promise<Map<ItemKey, Pair>> {
  const { rows } = await sql<Pair & { repo_id: string; number: number }>`
    with standing as materialized (${STANDING(now)})
    select distinct on (s.repo_id, s.number) s.repo_id::text as repo_id, s.number,
      json_build_object('id', u.id::text, 'login', u.login) as by,
      json_build_object('id', p.id::text, 'login', p.login) as partner
    from standing s
    join users u on u.id = s.sender_id and u.id > 0
    join users p on p.id = s.user_id and p.id > 0
    where s.verb = 'pair' and not exists (
      select 1 from standing o
      where o.repo_id = s.repo_id and o.number = s.number and o.sender_id = s.user_id and o.verb = 'not-me')
    order by s.repo_id, s.number, s.at desc, s.comment_id desc`.execute(db);
  return new Map(rows.map(({ by, partner, ...item }) => [itemKey(item), { by, partner }]));
}

/**
 * Pauses and their ends, and who was said to hold the ball, as events of the timeline.
 * @param asOf ISO instant: what was taken back by then counts as never said
 */
export async function turnCommands(
  trx: DatabaseTransaction,
  repoIds: readonly string[],
  asOf: string,
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
    where repo_id = any(${repoIds}::bigint[]) and outcome = 'done' and verb not in ('no-nudge', 'undo', 'status', 'help')
      and (undone_at is null or undone_at > ${asOf})`.execute(trx);
  return new Map(
    [...Map.groupBy(rows, itemKey)].map(([key, all]) => [
      key,
      all.map(({ id, verb, by, at, until, head }): AttentionEvent => {
        if (verb === 'claim' || verb === 'pair' || verb === 'unclaim' || verb === 'not-me')
          return { kind: 'claimed', id, by, at, is_taken_back: verb === 'unclaim' || verb === 'not-me' };
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
