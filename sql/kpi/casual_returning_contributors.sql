-- casual_returning_contributors: people who come back now and then, and were here in the window.
-- CHAOSS: no metric of its own; the nearest is Occasional Contributors,
--   https://chaoss.community/kb/metric-occasional-contributors/
--
-- The figure is the number of rows whose left_out is null.
-- Counts: people who opened a pull request in the window, whose first and last pull request of the series "community" are
--   at least 14 days (14 * 86,400 s) apart, and who have opened at most 12 in all; ever = by min(window end, as_of), in
--   the community's repositories while they belonged to it.
-- Leaves out, and says why in left_out: the others who opened one in the window and one of the community before or then.
-- Rows: one per person; url = their first pull request in the window.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-22 -v as_of=2026-07-22 -f casual_returning_contributors.sql (all UTC)
with thresholds as not materialized (
  select 12 as most_pull_requests, interval '336 hours' as least_apart
),
params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
active as materialized (
  select distinct on (s.community, f.author_id) s.community, f.author_id, s.address || '/pull/' || f.number as url, f.created_at
  from params
  join pull_request_facts f on f.created_at >= window_start and f.created_at < window_end and f.created_at <= as_of
  join derived.community_scopes s on s.repo_id = f.repo_id and derived.was_during(s.active_during, f.created_at)
  where f.author_id is not null and not exists (select 1 from derived.not_human x where x.user_id = f.author_id)
    and not exists (
      select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
  order by s.community, f.author_id, f.created_at, url
),
-- plpgsql's declared size would have all maintainers computed for every person: once, here.
maintainers as materialized (
  select m.repo_id, m.user_id, m.active_during from params cross join lateral derived.maintainer_spans(as_of) m
),
theirs as materialized (
  select a.community, f.author_id, f.repo_id, f.created_at
  from params
  cross join active a
  join pull_request_facts f on f.author_id = a.author_id and f.created_at < window_end and f.created_at <= as_of
  where not exists (
    select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
),
roles as (
  select h.community, h.author_id, h.created_at,
    derived.role_at(h.author_id, null, t.active_during, m.active_during, h.created_at) as role
  from theirs h
  join derived.community_scopes s
    on s.community = h.community and s.repo_id = h.repo_id and derived.was_during(s.active_during, h.created_at)
  left join derived.team_spans t on t.user_id = h.author_id
  left join maintainers m on m.repo_id = h.repo_id and m.user_id = h.author_id
),
histories as (
  select r.community, r.author_id, count(*)::int as ever, min(r.created_at) filter (where r.role = 'community') as first_at,
    max(r.created_at) filter (where r.role = 'community') as last_at
  from roles r
  group by r.community, r.author_id
)
select a.community, u.login, a.url, a.created_at as opened_at, h.ever as pull_requests_ever,
  case
    when h.ever > most_pull_requests then 'too_many'
    when h.last_at - h.first_at < least_apart then 'too_close'
  end as left_out
from thresholds
cross join active a
join histories h on h.community = a.community and h.author_id = a.author_id
join users u on u.id = a.author_id
where h.first_at is not null
order by a.community, a.created_at, a.url
