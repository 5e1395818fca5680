-- For the people who merged the touched pull requests, the months they did it in: first and last merge of
-- somebody else's pull request. A span of at most 31 days inside the 360-day window of the observed source
-- touches that window only if one of its two ends does, so nothing is lost by keeping only the ends.
-- Who put a pull request into a queue that another account merged has rows of their own (via_id): whether that
-- account is a bot is decided when a number is computed.
with mergers as (
  select f.ended_by_id as user_id, 0::bigint as via_id, f.merged_at
  from pull_request_facts f
  where f.repo_id = $1 and f.number = any($2) and f.merged_at is not null and f.ended_by_id is not null
  union all
  select f.queued_by_id, f.ended_by_id, f.merged_at
  from pull_request_facts f
  where f.repo_id = $1 and f.number = any($2) and f.merged_at is not null and f.queued_by_id <> f.ended_by_id
),
-- What landed by a commit may be reopened, or land again, and of two words to a queue the later one may come to light
-- second: whoever spoke one then may have a month whose ends are nobody's merge any more.
speakers as (
  select distinct e.actor_id as user_id from timeline_events e
  where e.repo_id = $1 and e.number = any($2) and e.actor_id is not null
    and (e.kind = 'CLOSED_EVENT' and e.closer like 'Commit %' or e.kind like 'ADDED_TO_MERGE_QUEUE%' or e.kind like 'AUTO\_%')
),
outlived as (
  select x.user_id, x.via_id, x.month::timestamp as month
  from merge_months x join speakers s on s.user_id = x.user_id
  where x.repo_id = $1 and exists (
    select 1 from (values (x.first_merged_at), (x.last_merged_at)) as ends(merged_at)
    where not exists (
      select 1 from pull_request_facts f
      where x.via_id = 0 and f.repo_id = $1 and f.ended_by_id = x.user_id and f.merged_at = ends.merged_at
        and f.author_id is distinct from x.user_id
      union all
      select 1 from pull_request_facts f
      where x.via_id <> 0 and f.repo_id = $1 and f.queued_by_id = x.user_id and f.ended_by_id = x.via_id
        and f.merged_at = ends.merged_at and f.author_id is distinct from x.user_id
    ))
),
months as (
  select user_id, via_id, date_trunc('month', merged_at at time zone 'UTC') as month from mergers
  union
  select user_id, via_id, month from outlived
),
spans as (
  select m.user_id, m.via_id, m.month::date as month, span.first_at, span.last_at
  from months m
  cross join lateral (
    select min(x.merged_at) as first_at, max(x.merged_at) as last_at
    from (
      select f.merged_at from pull_request_facts f
      where m.via_id = 0 and f.repo_id = $1 and f.ended_by_id = m.user_id and f.author_id is distinct from m.user_id
        and f.merged_at >= m.month at time zone 'UTC' and f.merged_at < (m.month + interval '1 month') at time zone 'UTC'
      union all
      select f.merged_at from pull_request_facts f
      where m.via_id <> 0 and f.repo_id = $1 and f.queued_by_id = m.user_id and f.ended_by_id = m.via_id
        and f.author_id is distinct from m.user_id
        and f.merged_at >= m.month at time zone 'UTC' and f.merged_at < (m.month + interval '1 month') at time zone 'UTC'
    ) x
  ) span
),
-- A merge whose author was unknown at first can turn out to be one's own.
gone as (
  delete from merge_months x using spans s
  where x.repo_id = $1 and x.user_id = s.user_id and x.via_id = s.via_id and x.month = s.month and s.first_at is null
)
insert into merge_months as x (repo_id, user_id, via_id, month, first_merged_at, last_merged_at)
select $1, s.user_id, s.via_id, s.month, s.first_at, s.last_at
from spans s
where s.first_at is not null
on conflict (repo_id, user_id, month, via_id) do update
set first_merged_at = excluded.first_merged_at, last_merged_at = excluded.last_merged_at
where (x.first_merged_at, x.last_merged_at) is distinct from (excluded.first_merged_at, excluded.last_merged_at)
