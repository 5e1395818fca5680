-- new_contributors: people whose first pull request ever falls in the window.
-- CHAOSS: New Contributors, https://chaoss.community/kb/metric-new-contributors/
--
-- The figure is the number of rows with in_community: a pull request of theirs in the window belongs to the series
--   "community". All rows are the series "all". Ghosts and bots are no people.
-- Ever: in any repository of the community while it belonged to it, in any state.
-- Rows: one per person; url = the pull request that made them count.
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
  join derived.community_scopes s on s.repo_id = p.repo_id and s.active_during @> p.created_at
  where p.created_at >= window_start and p.created_at < window_end
    and p.author_role in ('community', 'maintainer', 'team')
),
-- `url` is the first one of the window, of the series "community" where there is one.
people as materialized (
  select community, author_id, min(created_at) as first_at, bool_or(author_role = 'community') as in_community,
    (array_agg(url order by author_role = 'community' desc, created_at, url))[1] as url
  from opened
  group by community, author_id
)
select p.community, u.login, p.url, p.first_at as opened_at, p.in_community
from people p
join users u on u.id = p.author_id
where not exists (
  select 1 from pull_request_facts f
  join derived.community_scopes s on s.repo_id = f.repo_id and s.community = p.community and s.active_during @> f.created_at
  where f.author_id = p.author_id and f.created_at < p.first_at)
order by p.community, p.first_at, p.url
