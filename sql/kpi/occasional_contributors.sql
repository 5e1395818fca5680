-- occasional_contributors: people who opened a pull request in the window after a pause, and have not opened many.
-- CHAOSS: Occasional Contributors, https://chaoss.community/kb/metric-occasional-contributors/
--
-- The figure is the number of rows with in_community (a pull request of theirs in the window belongs to the series
--   "community") whose left_out is null; `is_new` splits them. All rows are the series "all".
-- Counts: a pull request in the window, at most 12 pull requests by min(window end, as_of), and none in the 91 days
--   (91 * 86,400 s) before their first one in the window. Those of whom it is the first are included.
-- Leaves out, and says why in left_out: the others who opened one in the window.
-- Rows: one per person; url = the pull request that made them count.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f occasional_contributors.sql (all UTC)
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
select p.community, u.login, p.url, p.first_at as opened_at, p.in_community, e.ever as pull_requests_ever,
  e.before = 0 as is_new,
  case
    when e.ever > 12 then 'more than 12 pull requests'
    when e.recently > 0 then 'opened one in the 91 days before, too'
  end as left_out
from params
cross join people p
join users u on u.id = p.author_id
cross join lateral (
  select count(*)::int as ever,
    count(*) filter (where f.created_at < p.first_at)::int as before,
    count(*) filter (where f.created_at < p.first_at and f.created_at >= p.first_at - interval '2184 hours')::int as recently
  from pull_request_facts f
  join derived.community_scopes s on s.repo_id = f.repo_id and s.community = p.community and s.active_during @> f.created_at
  where f.author_id = p.author_id and f.created_at < window_end and f.created_at <= as_of
) e
order by p.community, p.first_at, p.url
