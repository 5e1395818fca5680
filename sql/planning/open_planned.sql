-- Community pull requests that a planning item named before the window's end, and that were open at that end.
-- What planned means: sql/views/08_planning.sql. Planned at a time that nothing tells is left out, as in planned_pull_requests_closed.
-- Rows: one per pull request, what was planned first at the top.
-- psql -v window_end=2026-07-22 -v as_of=2026-07-22 -f open_planned.sql (all UTC)
with params as not materialized (
  select
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
)
select s.community, s.address || '/pull/' || p.number as url,
  to_char(n.planned_at at time zone 'UTC', 'YYYY-MM-DD') as planned_on
from params
cross join lateral derived.pull_requests_not_ended_before(window_end, as_of) p
join derived.community_scopes s on s.repo_id = p.repo_id and s.active_during @> p.created_at
-- Looked up item by item (offset 0): few are open, and many were ever planned.
cross join lateral (select * from derived.planned(p.repo_id, p.number, as_of) offset 0) n
where p.created_at < window_end and p.author_role = 'community' and n.planned_at < window_end
order by n.planned_at, p.created_at, p.repo_id, p.number
