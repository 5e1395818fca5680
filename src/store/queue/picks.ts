/** The picks of each iteration, and what became of them. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import { sql } from 'kysely';
import type { Window } from '../../domain/calendar/week.ts';
import type { Picked } from '../../domain/queue/candidate.ts';
import type { PickedItem, Unplanned } from '../../domain/queue/outcome.ts';
import type { PastIteration } from '../../domain/queue/backlog.ts';
import type { Database } from '../driver/database.ts';
import { countStored } from '../kpis/data-marks.ts';
import { isShown } from './shown.ts';

/** Records what a posted list offers; what was picked before keeps its place and time. */
export async function savePicks(
  db: Database,
  picks: readonly Pick<Picked, 'candidate' | 'lane' | 'score'>[],
  { window, key, now }: { window: Window; key: string; now: string },
): Promise<void> {
  if (picks.length === 0) return;
  await sql`
    insert into queue_picks (repo_id, number, iteration_start, iteration_end, place, lane, score, picked_at, post_key)
    select p.repo_id, p.number, ${window.start}, ${window.end},
      p.place + coalesce((select max(place) from queue_picks where iteration_start = ${window.start}), 0), p.lane, p.score,
      ${now}, ${key}
    from unnest(${picks.map(({ candidate }) => candidate.repo_id)}::bigint[],
      ${picks.map(({ candidate }) => candidate.number)}::int[], ${picks.map(({ lane }) => lane)}::text[],
      ${picks.map(({ score }) => score)}::float8[]) with ordinality as p (repo_id, number, lane, score, place)
    on conflict (repo_id, number, iteration_start) do update set post_key = excluded.post_key`.execute(db);
  await countStored(db, null);
}

/** The picks of an iteration that may be shown, in the order of the list, and what the team did in each since. */
export async function picksOf(db: Database, iterationStart: string, asOf: string): Promise<PickedItem[]> {
  const { rows } = await sql<
    Omit<PickedItem, 'ended_at' | 'first_act_at'> & Record<'ended_at' | 'first_act_at', Date | null>
  >`
    select p.node_id, q.lane, p.title,
      coalesce((select min(web_base) from institutions), 'https://github.com/') || r.full_name || '/pull/' || p.number as url,
      case when p.closed_at <= ${asOf} then p.closed_at end as ended_at,
      exists (
        select 1 from derived.merged_pull_requests(${asOf}) m where m.repo_id = p.repo_id and m.number = p.number
      ) as is_merged, (
        select min(a.at) from derived.team_acts_on(p.repo_id, p.number) a
        where a.at > q.picked_at and a.at <= ${asOf} and derived.is_part_taking(a.act)
          and a.user_id is distinct from p.author_id) as first_act_at
    from queue_picks q
    join pull_requests p on p.repo_id = q.repo_id and p.number = q.number
    join repos r on r.id = q.repo_id
    where q.iteration_start = ${iterationStart} and ${isShown('q.repo_id', 'p.author_id')}
    order by q.place, r.full_name, q.number`.execute(db);
  return rows.map((row) => ({
    ...row,
    ended_at: row.ended_at?.toISOString() ?? null,
    first_act_at: row.first_act_at?.toISOString() ?? null,
  }));
}

export interface PostedIteration {
  window: Window;
  key: string;
}

/** Iterations that have picks, newest first. */
export async function iterationsWithPicks(db: Database): Promise<PostedIteration[]> {
  const { rows } = await sql<{ start: Date; end: Date; key: string }>`
    select iteration_start as start, max(iteration_end) as end, min(post_key) as key
    from queue_picks group by 1 order by 1 desc`.execute(db);
  return rows.map(({ start, end, key }) => ({
    window: { start: wholeSecond(start), end: wholeSecond(end) },
    key,
  }));
}

/** Community pull requests that came to an end in the window with the team's part in it, and that were not picked for it. */
export async function unplannedIn(db: Database, { start, end }: Window, asOf: string): Promise<Unplanned[]> {
  const { rows } = await sql<Unplanned>`
    select s.address || '/pull/' || p.number as url, q.title
    from derived.pull_requests_not_ended_before(${start}, ${asOf}) p
    -- In two communities it is one pull request.
    cross join lateral (
      select c.address from derived.community_scopes c
      where c.repo_id = p.repo_id and c.active_during @> p.created_at limit 1) s
    join repos r on r.id = p.repo_id and not r.is_private
    join pull_requests q on q.repo_id = p.repo_id and q.number = p.number
    where p.author_role = 'community' and p.closed_at < ${end} and ${isShown('p.repo_id', 'q.author_id')}
      and not exists (
        select 1 from queue_picks k where k.repo_id = p.repo_id and k.number = p.number and k.iteration_start = ${start})
      and exists (
        select 1 from derived.team_acts_on(p.repo_id, p.number) a
        where a.at >= ${start} and a.at <= p.closed_at and derived.is_part_taking(a.act)
          and a.user_id is distinct from p.author_id)
    order by p.closed_at, 1`.execute(db);
  return rows;
}

/** How many community pull requests were opened and ended in each window. */
export async function pastIterations(
  db: Database,
  windows: readonly Window[],
  { asOf, communities }: { asOf: string; communities: readonly string[] },
): Promise<PastIteration[]> {
  if (windows.length === 0) return [];
  const { rows } = await sql<PastIteration>`
    with windows as (
      select w.* from unnest(${windows.map((one) => one.start)}::timestamptz[], ${windows.map((one) => one.end)}::timestamptz[])
        as w (since, until)
      -- Before anything is stored nothing was opened, which says nothing.
      where w.since >= (select min(created_at) from pull_requests)
    ),
    items as materialized (
      select p.created_at, p.closed_at, exists (
          select 1 from derived.team_acts_on(p.repo_id, p.number) a
          where a.at <= p.closed_at and derived.is_part_taking(a.act) and a.user_id is distinct from p.author_id) as by_team
      from derived.pull_requests_not_ended_before((select min(since) from windows), ${asOf}) p
      where p.author_role = 'community' and exists (
        select 1 from derived.community_scopes s
        where s.repo_id = p.repo_id and s.active_during @> p.created_at and s.community = any(${[...communities]}::text[]))
    )
    select count(*) filter (where i.created_at >= w.since and i.created_at < w.until)::int as opened,
      count(*) filter (where i.closed_at >= w.since and i.closed_at < w.until)::int as ended,
      count(*) filter (where i.closed_at >= w.since and i.closed_at < w.until and i.by_team)::int as ended_by_team
    from windows w left join items i on true
    group by w.since order by w.since`.execute(db);
  return rows;
}
