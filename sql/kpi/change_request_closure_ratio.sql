-- change_request_closure_ratio: of the pull requests that were open at any time in the window, how many were closed in it.
-- CHAOSS: Change Request Closure Ratio, https://chaoss.community/kb/metric-change-request-closure-ratio/
--
-- The figure is closed ÷ open at any time, of the series "community". Counts as open: created before the window's end (and by
--   as_of) and not closed before its start. Merged counts as closed. Everybody but bots is the series "all".
-- Ends: the last one seen at as_of; an earlier close that a reopening undid is ignored. Draft or not makes no difference.
-- Rows: one per community, role of the author and state, by_agents = how many of them coding agents wrote; urls = up to 200 of the newest that were closed.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f change_request_closure_ratio.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
items as materialized (
  select s.community, s.address, p.repo_id, p.number, p.author_role, p.created_at, p.by_agent,
    p.closed_at is not null and p.closed_at < window_end as was_closed
  from params
  cross join lateral derived.pull_requests_not_ended_before(window_start, as_of) p
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
  where p.created_at < window_end
    and p.author_role not in ('bot', 'ai_reviewer')
),
counted as (
  select community, author_role, was_closed, count(*)::int as items,
    count(*) filter (where by_agent)::int as by_agents
  from items group by 1, 2, 3
),
newest as (
  select *, row_number() over (partition by community, author_role order by created_at desc, repo_id, number) as place
  from items where was_closed
)
select c.community, c.author_role, case when c.was_closed then 'closed' else 'open' end as kind, c.items, c.by_agents,
  case when c.was_closed then (
    select array_agg(n.address || '/pull/' || n.number order by n.place)
    from newest n where n.community = c.community and n.author_role = c.author_role and n.place <= 200) end as urls
from counted c
order by c.community, c.author_role, c.was_closed
