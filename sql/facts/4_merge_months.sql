-- For the people who merged the touched pull requests, the months they did it in: first and last merge of
-- somebody else's pull request. A span of at most 31 days inside the 360-day window of the observed source
-- touches that window only if one of its two ends does, so nothing is lost by keeping only the ends.
with months as (
  select distinct p.merged_by_id as user_id, date_trunc('month', p.merged_at at time zone 'UTC') as month
  from pull_requests p
  where p.repo_id = $1 and p.number = any($2) and p.merged_at is not null and p.merged_by_id is not null
),
spans as (
  select m.user_id, m.month::date as month, span.first_at, span.last_at
  from months m
  cross join lateral (
    select min(p.merged_at) as first_at, max(p.merged_at) as last_at
    from pull_requests p
    where p.repo_id = $1 and p.merged_by_id = m.user_id and p.author_id is distinct from p.merged_by_id
      and p.merged_at >= m.month at time zone 'UTC' and p.merged_at < (m.month + interval '1 month') at time zone 'UTC'
  ) span
),
-- A merge whose author was unknown at first can turn out to be one's own.
gone as (
  delete from merge_months x using spans s
  where x.repo_id = $1 and x.user_id = s.user_id and x.month = s.month and s.first_at is null
)
insert into merge_months as x (repo_id, user_id, month, first_merged_at, last_merged_at)
select $1, s.user_id, s.month, s.first_at, s.last_at
from spans s
where s.first_at is not null
on conflict (repo_id, user_id, month) do update
set first_merged_at = excluded.first_merged_at, last_merged_at = excluded.last_merged_at
where (x.first_merged_at, x.last_merged_at) is distinct from (excluded.first_merged_at, excluded.last_merged_at)
