-- occasional_contributors: people who opened a pull request in the window after a pause, and have not opened many.
-- CHAOSS: Occasional Contributors, https://chaoss.community/kb/metric-occasional-contributors/
--
-- The figure is the number of rows of the series "community" whose left_out is null; `is_new` splits them. The series "all"
--   stands beside it.
-- Counts: people with a pull request of the series in the window, at most 12 pull requests of whatever series by
--   min(window end, as_of), and none of whatever series in the 91 days (91 * 86,400 s) before their first one of the
--   series in the window. Those of whom it is the first ever are included.
-- Leaves out, and says why in left_out: the others who opened one in the window.
-- Rows: one per series and person; url = their first pull request of the series in the window.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f occasional_contributors.sql (all UTC)
with thresholds as not materialized (
  select 12 as most_pull_requests, interval '2184 hours' as pause
),
params as not materialized (
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
  select distinct on (o.community, r.series, o.author_id) o.community, r.series, o.author_id, o.url, o.created_at
  from opened o
  cross join (values ('community'), ('all')) r (series)
  where r.series = 'all' or o.author_role = 'community'
  order by o.community, r.series, o.author_id, o.created_at, o.url
)
select p.community, p.series, u.login, p.url, p.created_at as opened_at, e.ever as pull_requests_ever,
  e.before = 0 as is_new,
  case
    when e.ever > most_pull_requests then 'too_many'
    when e.recently > 0 then 'no_pause'
  end as left_out
from params
cross join thresholds
cross join people p
join users u on u.id = p.author_id
cross join lateral (
  select count(*)::int as ever,
    count(*) filter (where f.created_at < p.created_at)::int as before,
    count(*) filter (where f.created_at < p.created_at and f.created_at >= p.created_at - pause)::int as recently
  from pull_request_facts f
  join derived.community_scopes s on s.repo_id = f.repo_id and s.community = p.community and derived.was_during(s.active_during, f.created_at)
  where f.author_id = p.author_id and f.created_at < window_end and f.created_at <= as_of
    and not exists (
      select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
) e
order by p.community, p.series, p.created_at, p.url
