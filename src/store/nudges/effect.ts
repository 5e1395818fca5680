/** Turns for which a reminder was due, said or held back, and whether a maintainer moved them soon after. */
import { sql } from 'kysely';
import { MOVES_WITHIN_DAYS, type DueTurn } from '../../domain/nudges/effect.ts';
import type { DatabaseTransaction } from '../driver/database.ts';

/** @param now ISO instant: turns whose days to move are not over yet are left out */
export async function dueTurns(trx: DatabaseTransaction, now: string): Promise<DueTurn[]> {
  const { rows } = await sql<DueTurn>`
    with due as (
      select n.repo_id, n.number, true as is_reminded, min(n.wanted_at) as at
      from nudges n join outbox o on o.key = n.key and o.posted_id is not null
      where n.party = 'maintainers' group by n.repo_id, n.number, n.turn_start
      union all
      select t.repo_id, t.number, false, t.held_back_at
      from nudge_turns t where t.party = 'maintainers' and t.held_back_at is not null
    ),
    over as materialized (
      select d.*, d.at + ${MOVES_WITHIN_DAYS} * interval '1 day' as until, p.author_id
      from due d join pull_requests p on p.repo_id = d.repo_id and p.number = d.number
      where d.at + ${MOVES_WITHIN_DAYS} * interval '1 day' <= ${now}
    ),
    words as (
      select o.repo_id, o.number, c.author_id as person, c.created_at as at
      from over o join issue_comments c on c.repo_id = o.repo_id and c.number = o.number
      union all
      select o.repo_id, o.number, c.author_id, c.created_at
      from over o join review_comments c on c.repo_id = o.repo_id and c.number = o.number
      union all
      select o.repo_id, o.number, r.author_id, r.submitted_at
      from over o join reviews r on r.repo_id = o.repo_id and r.number = o.number
    )
    select o.is_reminded, exists (
        select 1 from words w
        join derived.maintainer_spans(${now}) m on m.repo_id = w.repo_id and m.user_id = w.person and m.active_during @> w.at
        where w.repo_id = o.repo_id and w.number = o.number and w.at > o.at and w.at <= o.until
          and w.person is distinct from o.author_id
          and not exists (select 1 from derived.not_human x where x.user_id = w.person))
      or exists (
        select 1 from pull_request_facts f
        where f.repo_id = o.repo_id and f.number = o.number and f.closed_at > o.at and f.closed_at <= o.until
          -- What a bot closes nobody has moved; what it merges from its queue was moved by whoever put it there.
          and case when f.ended_by_id in (select x.user_id from derived.not_human x)
            then f.merged_at is not null and f.queued_by_id is not null and f.queued_by_id is distinct from o.author_id
            else f.ended_by_id is distinct from o.author_id end) as has_moved
    from over o`.execute(trx);
  return rows;
}
