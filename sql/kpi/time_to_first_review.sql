-- time_to_first_review: hours from ready-for-review to the first review or inline comment by another human.
-- CHAOSS: Time to First Response, for reviews only, https://chaoss.community/kb/metric-time-to-first-response/
--
-- The figure is the Aalen–Johansen median of any_hours over the series "community": closing without a review is the
-- end that competes, open ones are censored at as_of.
-- Counts: reviews of any submitted state and inline comments at their own time and author; a comment in the
--   conversation is no review. Everything else (cohort, clock, drafts, who can answer, the columns) is
--   time_to_first_response.sql's.
-- Leaves out: pull requests that were never ready (left_out says so).
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f time_to_first_review.sql (all UTC)
with thresholds as not materialized (
  select interval '90 days' as looks_back, interval '30 days' as oldest_share
),
params as not materialized (
  select
    least(:'window_start'::timestamp, :'window_end'::timestamp - looks_back) at time zone 'UTC' as span_start,
    :'window_end'::timestamp at time zone 'UTC' as span_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of,
    oldest_share
  from thresholds
),
-- Once: the functions below would look these up row by row.
clock as materialized (
  select coalesce((select min(time_zone) from institutions), 'UTC') as zone, derived.free_days() as free_days
),
known_mergers as materialized (
  select k.repo_id from params cross join lateral derived.known_mergers(as_of) k
)
select
  s.community,
  s.repository,
  a.number,
  s.address || '/pull/' || a.number as url,
  a.created_at as opened_at,
  a.ready_at,
  a.author_role,
  a.created_at >= span_start and a.created_at < span_end as in_cohort,
  case when a.ready_at is null then 'never_ready' end as left_out,
  k.repo_id is not null as mergers_known,
  derived.turned_days_old(a.ready_at, 2, span_start, span_end, as_of) as turned_2,
  derived.turned_days_old(a.ready_at, 7, span_start, span_end, as_of) as turned_7,
  derived.turned_days_old(a.ready_at, 30, span_start, span_end, as_of) as turned_30,
  derived.ready_seconds(a.repo_id, a.number, a.ready_at, coalesce(a.any_review_at, a.closed_at, as_of), a.has_later_drafts) / 3600
    as any_hours,
  derived.ready_business_seconds(
    a.repo_id, a.number, a.ready_at, coalesce(a.any_review_at, a.closed_at, as_of), a.has_later_drafts, zone, free_days) / 3600
    as any_business_hours,
  derived.answer_outcome(a.any_review_at, a.closed_at) as any_outcome,
  derived.answered_within(a.ready_at, a.any_review_at) as any_within,
  derived.ready_seconds(a.repo_id, a.number, a.ready_at, coalesce(a.maintainer_review_at, a.closed_at, as_of), a.has_later_drafts) / 3600
    as maintainer_hours,
  derived.answer_outcome(a.maintainer_review_at, a.closed_at) as maintainer_outcome,
  derived.answered_within(a.ready_at, a.maintainer_review_at) as maintainer_within,
  derived.ready_seconds(a.repo_id, a.number, a.ready_at, coalesce(a.team_review_at, a.closed_at, as_of), a.has_later_drafts) / 3600
    as team_hours,
  derived.answer_outcome(a.team_review_at, a.closed_at) as team_outcome,
  derived.answered_within(a.ready_at, a.team_review_at) as team_within,
  derived.in_draft(a.repo_id, a.number, a.ready_at, a.any_review_at, a.has_later_drafts) as responded_in_draft,
  a.by_agent
from params
cross join clock
cross join lateral derived.pull_request_answers(span_start - oldest_share, span_end, as_of) a
join derived.community_scopes s on s.repo_id = a.repo_id and derived.was_during(s.active_during, a.created_at)
left join known_mergers k on k.repo_id = a.repo_id
where a.author_role not in ('bot', 'ai_reviewer')
