-- issue_time_to_close: hours from opening an issue to its close.
-- CHAOSS: Time to Close, https://chaoss.community/kb/metric-time-to-close/
--
-- The figure is the Kaplan–Meier median over the series "community": the only alternative to closed is still open, and
--   those are censored at as_of.
-- Counts: issues opened in [min(window start, window end − 90 days), window end). author_role 'community' = a human who was
--   then neither on the team nor a maintainer of that repository; the series "all", by human and ghost authors, stands
--   beside it.
-- Ends: the last close seen at as_of; an earlier close that a reopening undid is ignored.
-- Leaves out: issues by bots, AI reviewers, organizations and mannequins.
-- Rows: one per issue; hours to the close, or to as_of where outcome is 'open'.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f issue_time_to_close.sql (all UTC)
with thresholds as not materialized (
  select interval '90 days' as looks_back
),
params as not materialized (
  select
    least(:'window_start'::timestamp, :'window_end'::timestamp - looks_back) at time zone 'UTC' as span_start,
    :'window_end'::timestamp at time zone 'UTC' as span_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
  from thresholds
)
select
  s.community,
  s.repository,
  i.number,
  s.address || '/issues/' || i.number as url,
  i.created_at as opened_at,
  i.author_role,
  date_part('epoch', coalesce(i.closed_at, as_of) - i.created_at) / 3600 as hours,
  case when i.closed_at is null then 'open' else 'closed' end as outcome
from params
cross join lateral derived.issues_at(as_of, as_of) i
join derived.community_scopes s on s.repo_id = i.repo_id and derived.was_during(s.active_during, i.created_at)
where i.created_at >= span_start and i.created_at < span_end
  and i.author_role in ('community', 'team', 'maintainer', 'ghost')
