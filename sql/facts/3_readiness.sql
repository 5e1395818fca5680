-- Per touched pull request: when it was a draft or titled [WIP] after it had been ready once, and how it ended.
-- What it was at the start is read backwards: the first event says what was true before it; with no event, today's
-- draft flag or title was always true.
--
-- The planner takes a page of items for one row, and would compare each with every other where sets of them are joined:
-- what is known of an item is therefore gathered by its number.
with touched as (
  select p.number, p.created_at, p.is_draft, p.title from pull_requests p where p.repo_id = $1 and p.number = any($2)
),
happened as materialized (
  select e.number, e.created_at as at, e.id, e.kind, e.actor_id, e.closer, e.current_title, e.previous_title
  from timeline_events e
  where e.repo_id = $1 and e.number = any($2)
    and e.kind in ('CONVERT_TO_DRAFT_EVENT', 'READY_FOR_REVIEW_EVENT', 'RENAMED_TITLE_EVENT', 'CLOSED_EVENT', 'REOPENED_EVENT',
      'ADDED_TO_MERGE_QUEUE_EVENT', 'AUTO_MERGE_ENABLED_EVENT', 'AUTO_SQUASH_ENABLED_EVENT', 'AUTO_REBASE_ENABLED_EVENT')
),
events as (
  select e.number, e.at, e.id,
    case e.kind when 'CONVERT_TO_DRAFT_EVENT' then 1 when 'READY_FOR_REVIEW_EVENT' then 0 end as draft,
    case when e.kind = 'RENAMED_TITLE_EVENT' then title_is_wip(e.current_title)::int end as wip,
    case when e.kind = 'RENAMED_TITLE_EVENT' then title_is_wip(e.previous_title)::int end as wip_before
  from happened e
  where e.kind in ('CONVERT_TO_DRAFT_EVENT', 'READY_FOR_REVIEW_EVENT', 'RENAMED_TITLE_EVENT')
),
first_draft as (
  select distinct on (e.number) e.number, 1 - e.draft as draft from events e
  where e.draft is not null order by e.number, e.at, e.id collate "C"
),
first_wip as (
  select distinct on (e.number) e.number, e.wip_before as wip from events e
  where e.wip_before is not null order by e.number, e.at, e.id collate "C"
),
changes as (
  select t.number, t.created_at as at, '' as id, coalesce(d.draft, t.is_draft::int) as draft,
    coalesce(w.wip, title_is_wip(t.title)::int) as wip
  from touched t
  left join first_draft d on d.number = t.number
  left join first_wip w on w.number = t.number
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
  select distinct on (e.number) e.number, e.actor_id, e.closer from happened e
  join pull_requests p on p.repo_id = $1 and p.number = e.number and e.at <= p.closed_at
  where e.kind = 'CLOSED_EVENT'
  order by e.number, e.at desc, e.id collate "C" desc
),
-- Who let it be merged: the newest word to a merge queue, or to GitHub to merge it when it is ready.
queued as (
  select distinct on (e.number) e.number, e.actor_id from happened e
  join pull_requests p on p.repo_id = $1 and p.number = e.number and e.at <= p.closed_at
  where e.kind like 'ADDED_TO_MERGE_QUEUE%' or e.kind like 'AUTO\_%'
  order by e.number, e.at desc, e.id collate "C" desc
),
gathered as (
  select number, (array_agg(p) filter (where (p).number is not null))[1] as p, max(ready_at) as ready_at,
    bool_or(source = 'change') as is_changed, bool_or(source = 'spell') as has_later_drafts,
    bool_or(source = 'reopened') as was_reopened, max(actor_id) filter (where source = 'close') as closed_by_id,
    coalesce(bool_or(closer like 'Commit %'), false) as by_commit,
    max(actor_id) filter (where source = 'queued') as queued_by_id
  from (
    select p.number, 'itself' as source, p, null::timestamptz as ready_at, null::bigint as actor_id, null::text as closer
    from pull_requests p where p.repo_id = $1 and p.number = any($2)
    union all select number, 'change', null, null, null, null from changes
    union all select number, 'ready', null, ready_at, null, null from first_ready
    union all select number, 'spell', null, null, null, null from fresh
    union all select number, 'reopened', null, null, null, null from happened where kind = 'REOPENED_EVENT'
    union all select number, 'close', null, null, actor_id, closer from closes
    union all select number, 'queued', null, null, actor_id, null from queued
  ) known
  group by number
)
insert into pull_request_facts as x (
  repo_id, number, author_id, created_at, ready_at, closed_at, merged_at, was_reopened, has_later_drafts,
  ended_by_id, queued_by_id, is_landed, ai_disclosure)
select $1, g.number, (g.p).author_id, (g.p).created_at, case when g.is_changed then g.ready_at else (g.p).created_at end,
  (g.p).closed_at, case when g.by_commit then coalesce((g.p).merged_at, (g.p).closed_at) else (g.p).merged_at end,
  g.was_reopened, g.has_later_drafts,
  case when (g.p).closed_at is not null
    then coalesce((g.p).merged_by_id, case when (g.p).merged_at is null then g.closed_by_id end) end,
  case when (g.p).merged_at is not null or g.by_commit then g.queued_by_id end,
  (g.p).merged_at is null and g.by_commit and (g.p).closed_at is not null, (g.p).ai_disclosure
from gathered g
where (g.p).number is not null
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
