-- share_answered_within: the share of pull requests answered within 2, 7 and 30 days of being ready for review.
-- CHAOSS: Time to First Response, https://chaoss.community/kb/metric-time-to-first-response/
--
-- The figure is maintainer, 7 days, series "community": answered by a maintainer within 7 calendar days ÷ all that
-- turned 7 days old in [min(window start, window end − 90 days), window end), by as_of. So every pull request had its
-- full time, and nothing is censored.
-- Counts: those closed or merged without an answer stay in the denominator, as unanswered. Days are calendar days of
--   86,400 s since ready-for-review; what is a response: time_to_first_response.sql.
-- Leaves out: pull requests that were never ready; they cannot turn N days old (left_out says so).
-- Rows: one per pull request that turned 2, 7 or 30 days old in the span (turned_N), or was left out; *_within = the
--   smallest of 2, 7, 30 days within which any human, a maintainer, the team answered; null = none of them.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f share_answered_within.sql (all UTC)
with params as not materialized (
  select
    least(:'window_start'::timestamp, :'window_end'::timestamp - interval '90 days') at time zone 'UTC' as span_start,
    :'window_end'::timestamp at time zone 'UTC' as span_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
items as (
  select
    s.community, s.repository, s.address, a.*,
    derived.turned_days_old(a.ready_at, 2, span_start, span_end, as_of) as turned_2,
    derived.turned_days_old(a.ready_at, 7, span_start, span_end, as_of) as turned_7,
    derived.turned_days_old(a.ready_at, 30, span_start, span_end, as_of) as turned_30,
    a.ready_at is null and a.created_at >= span_start as never_ready
  from params
  cross join lateral derived.pull_request_answers(span_start - interval '720 hours', span_end, as_of) a
  join derived.community_scopes s on s.repo_id = a.repo_id and s.active_during @> a.created_at
  where a.author_role not in ('bot', 'ai_reviewer')
)
select
  community, repository, number, address || '/pull/' || number as url, created_at as opened_at, ready_at,
  author_role,
  case when never_ready then 'never ready for review' end as left_out,
  turned_2, turned_7, turned_30,
  derived.answered_within(ready_at, any_at) as any_within,
  derived.answered_within(ready_at, maintainer_at) as maintainer_within,
  derived.answered_within(ready_at, team_at) as team_within
from items
where turned_2 or turned_7 or turned_30 or never_ready
