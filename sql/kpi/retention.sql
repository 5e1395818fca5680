-- retention: of the people who opened a pull request in one quarter, how many opened one in the next.
-- CHAOSS: Contributor Retention, https://chaoss.community/kb/metric-contributor-retention/
--
-- The figure is returned ÷ all rows with in_community: their first pull request of the earlier period belongs to the series
--   "community"; what they become after that does not take them out. All rows are the series "all".
-- Periods: the two trailing ones of 91 days (91 * 86,400 s) that end at the window's end. By as_of: where the window
--   reaches past it, the later period is not over.
-- Rows: one per person; url = the first pull request of the later period, else the last one of the earlier.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f retention.sql (all UTC)
with thresholds as not materialized (
  select interval '2184 hours' as period
),
params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of,
    period
  from thresholds
),
-- Before the scopes: the planner thinks that next to nothing is in one, and would hold every item against every maintainer.
items as materialized (
  select p.*, p.created_at >= window_end - period as is_later
  from params
  cross join lateral derived.pull_requests_at(as_of, as_of) p
  where p.created_at >= window_end - 2 * period and p.created_at < window_end
    and p.author_role in ('community', 'maintainer', 'team')
),
opened as materialized (
  select s.community, s.address || '/pull/' || p.number as url, p.author_id, p.author_role, p.created_at, p.is_later
  from items p
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
),
people as (
  select community, author_id,
    (array_agg(author_role = 'community' order by created_at, url) filter (where not is_later))[1] as in_community,
    bool_or(is_later) as returned,
    coalesce(
      (array_agg(url order by created_at, url) filter (where is_later))[1],
      (array_agg(url order by created_at desc, url) filter (where not is_later))[1]) as url,
    max(created_at) filter (where not is_later) as opened_at
  from opened
  group by community, author_id
  having bool_or(not is_later)
)
select p.community, u.login, p.url, p.opened_at, p.in_community, p.returned
from people p
join users u on u.id = p.author_id
order by p.community, p.opened_at, p.url
