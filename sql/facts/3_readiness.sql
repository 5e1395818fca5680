-- Per touched pull request: when it was a draft or titled [WIP] after it had been ready once, and how it ended.
-- What it was at the start is read backwards: the first event says what was true before it; with no event, today's
-- draft flag or title was always true.
with touched as (
  select p.number, p.created_at, p.is_draft, p.title from pull_requests p where p.repo_id = $1 and p.number = any($2)
),
events as (
  select e.number, e.created_at as at, e.id,
    case e.kind when 'CONVERT_TO_DRAFT_EVENT' then 1 when 'READY_FOR_REVIEW_EVENT' then 0 end as draft,
    case when e.kind = 'RENAMED_TITLE_EVENT' then title_is_wip(e.current_title)::int end as wip,
    case when e.kind = 'RENAMED_TITLE_EVENT' then title_is_wip(e.previous_title)::int end as wip_before
  from timeline_events e
  where e.repo_id = $1 and e.number = any($2)
    and e.kind in ('CONVERT_TO_DRAFT_EVENT', 'READY_FOR_REVIEW_EVENT', 'RENAMED_TITLE_EVENT')
),
changes as (
  select t.number, t.created_at as at, '' as id,
    coalesce((select 1 - e.draft from events e where e.number = t.number and e.draft is not null
              order by e.at, e.id collate "C" limit 1), t.is_draft::int) as draft,
    coalesce((select e.wip_before from events e where e.number = t.number and e.wip_before is not null
              order by e.at, e.id collate "C" limit 1), title_is_wip(t.title)::int) as wip
  from touched t
  where t.is_draft or title_is_wip(t.title) or t.number in (select number from events)
  union all
  select number, at, id, draft, wip from events
),
numbered as (
  select *, row_number() over (partition by number order by at, id collate "C") as step from changes
),
-- The newest value of each of the two flags so far: (2 * step + flag), greatest wins, the low bit is the flag.
flags as (
  select number, at, step,
    max(step * 2 + draft) over upto % 2 = 1 or max(step * 2 + wip) over upto % 2 = 1 as waiting
  from numbered window upto as (partition by number order by step)
),
spans as (
  select number, at as began_at, coalesce(lead(at) over (partition by number order by step), 'infinity') as ended_at, waiting
  from flags
),
first_ready as (
  select number, min(began_at) as ready_at from spans where not waiting and began_at < ended_at group by number
),
fresh as (
  select s.number, s.began_at, max(s.ended_at) as ended_at
  from spans s join first_ready r on r.number = s.number
  where s.waiting and s.began_at >= r.ready_at and s.began_at < s.ended_at
  group by s.number, s.began_at
),
gone as (
  delete from draft_spells d
  where d.repo_id = $1 and d.number = any($2)
    and not exists (select 1 from fresh f where f.number = d.number and f.began_at = d.began_at)
),
spells as (
  insert into draft_spells as d (repo_id, number, began_at, ended_at)
  select $1, f.number, f.began_at, f.ended_at from fresh f
  on conflict (repo_id, number, began_at) do update set ended_at = excluded.ended_at
  where d.ended_at <> excluded.ended_at
),
-- The newest close that is not later than the end that GitHub gives.
closes as (
  select distinct on (e.number) e.number, e.actor_id, e.closer from timeline_events e
  join pull_requests p on p.repo_id = $1 and p.number = e.number and e.created_at <= p.closed_at
  where e.repo_id = $1 and e.number = any($2) and e.kind = 'CLOSED_EVENT'
  order by e.number, e.created_at desc, e.id collate "C" desc
),
-- Who let it be merged: the newest word to a merge queue, or to GitHub to merge it when it is ready.
queued as (
  select distinct on (e.number) e.number, e.actor_id from timeline_events e
  join pull_requests p on p.repo_id = $1 and p.number = e.number and e.created_at <= p.closed_at
  where e.repo_id = $1 and e.number = any($2)
    and e.kind in ('ADDED_TO_MERGE_QUEUE_EVENT', 'AUTO_MERGE_ENABLED_EVENT', 'AUTO_SQUASH_ENABLED_EVENT',
      'AUTO_REBASE_ENABLED_EVENT')
  order by e.number, e.created_at desc, e.id collate "C" desc
),
ended as (
  select p.number, coalesce(p.merged_by_id, case when p.merged_at is null then c.actor_id end) as ended_by_id,
    case when p.merged_at is not null or c.closer like 'Commit %' then q.actor_id end as queued_by_id,
    p.merged_at is null and coalesce(c.closer like 'Commit %', false) as is_landed
  from pull_requests p
  left join closes c on c.number = p.number
  left join queued q on q.number = p.number
  where p.repo_id = $1 and p.number = any($2)
)
insert into pull_request_facts as x (
  repo_id, number, author_id, created_at, ready_at, closed_at, merged_at, was_reopened, has_later_drafts,
  ended_by_id, queued_by_id, is_landed, ai_disclosure)
select $1, p.number, p.author_id, p.created_at,
  case when exists (select 1 from changes c where c.number = p.number)
    then (select r.ready_at from first_ready r where r.number = p.number)
    else p.created_at end,
  p.closed_at, case when d.is_landed then p.closed_at else p.merged_at end,
  exists (select 1 from timeline_events e
          where e.repo_id = $1 and e.number = p.number and e.kind = 'REOPENED_EVENT'),
  exists (select 1 from fresh f where f.number = p.number),
  case when p.closed_at is not null then d.ended_by_id end, d.queued_by_id, d.is_landed and p.closed_at is not null,
  p.ai_disclosure
from pull_requests p join ended d on d.number = p.number
where p.repo_id = $1 and p.number = any($2)
on conflict (repo_id, number) do update
set author_id = excluded.author_id, created_at = excluded.created_at, ready_at = excluded.ready_at,
  closed_at = excluded.closed_at, merged_at = excluded.merged_at, was_reopened = excluded.was_reopened,
  has_later_drafts = excluded.has_later_drafts, ended_by_id = excluded.ended_by_id, queued_by_id = excluded.queued_by_id,
  is_landed = excluded.is_landed, ai_disclosure = excluded.ai_disclosure
where (x.author_id, x.created_at, x.ready_at, x.closed_at, x.merged_at, x.was_reopened, x.has_later_drafts,
    x.ended_by_id, x.queued_by_id, x.is_landed, x.ai_disclosure)
  is distinct from (excluded.author_id, excluded.created_at, excluded.ready_at, excluded.closed_at,
    excluded.merged_at, excluded.was_reopened, excluded.has_later_drafts, excluded.ended_by_id, excluded.queued_by_id,
    excluded.is_landed, excluded.ai_disclosure)
