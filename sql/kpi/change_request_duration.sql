-- change_request_duration: hours from opening a pull request to its merge or close.
-- CHAOSS: Change Request Duration, https://chaoss.community/kb/metric-change-requests-duration/
--
-- The figure is the Kaplan–Meier median to either end over the series "community", open ones censored at as_of. Beside
-- it the Aalen–Johansen medians to a merge and to a decline, each with the other as the end that competes.
-- Counts: pull requests opened in [min(window start, window end − 90 days), window end), by anyone but bots and AI
--   reviewers (series "all"); author_role 'community' = a human who was then neither on the team nor a maintainer.
-- Clock: from the opening, draft time included; so a pull request that was never ready counts here, too.
-- Ends: the last one seen at as_of; an earlier close that a reopening undid is ignored. What landed another way (closed by
--   a commit on the base branch, or a label of the configuration says so) was merged, and is_landed.
-- Rows: one per pull request; hours to the end, or to as_of where outcome is 'open'; outcome merged | declined | open.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f change_request_duration.sql (all UTC)
with thresholds as not materialized (
  select interval '90 days' as looks_back
),
params as not materialized (
  select
    least(:'window_start'::timestamp, :'window_end'::timestamp - looks_back) at time zone 'UTC' as span_start,
    :'window_end'::timestamp at time zone 'UTC' as span_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
  from thresholds
),
-- Before the scopes: the planner thinks that next to nothing is in one, and would hold every item against every maintainer.
items as materialized (
  select p.*, as_of
  from params
  cross join lateral derived.pull_requests_at(as_of, as_of) p
  where p.created_at >= span_start and p.created_at < span_end
    and p.author_role not in ('bot', 'ai_reviewer')
)
select
  s.community,
  s.repository,
  p.number,
  s.address || '/pull/' || p.number as url,
  p.created_at as opened_at,
  p.author_role,
  date_part('epoch', coalesce(p.closed_at, as_of) - p.created_at) / 3600 as hours,
  case when p.merged_at is not null then 'merged' when p.closed_at is not null then 'declined' else 'open' end as outcome,
  p.is_landed,
  p.by_agent
from items p
join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
