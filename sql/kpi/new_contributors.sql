-- new_contributors: people whose first pull request ever falls in the window.
-- CHAOSS: New Contributors, https://chaoss.community/kb/metric-new-contributors/
--
-- The figure is the number of rows with in_community: their first pull request ever, of whatever series, falls in the
--   window and belongs to the series "community". All rows are the series "all". Ghosts and bots are no people.
-- Ever: in any repository of the community while it belonged to it, in any state.
-- Rows: one per person; url = that first pull request.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f new_contributors.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
opened as (
  select s.community, s.address || '/pull/' || p.number as url, p.author_id, p.author_role, p.created_at
  from params
  cross join lateral derived.pull_requests_at(as_of, as_of) p
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
  where p.created_at >= window_start and p.created_at < window_end
    and p.author_role in ('community', 'maintainer', 'team')
),
people as materialized (
  select distinct on (community, author_id) community, author_id, url, created_at, author_role = 'community' as in_community
  from opened
  order by community, author_id, created_at, url
)
select p.community, u.login, p.url, p.created_at as opened_at, p.in_community
from people p
join users u on u.id = p.author_id
where not exists (
  select 1 from params
  join pull_request_facts f on f.author_id = p.author_id and f.created_at < p.created_at
  join derived.community_scopes s on s.repo_id = f.repo_id and s.community = p.community and derived.was_during(s.active_during, f.created_at)
  where not exists (
    select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of))
order by p.community, p.created_at, p.url
