-- issue_time_to_first_response: hours from opening an issue to the first comment by another human.
-- CHAOSS: Issue Response Time, https://chaoss.community/kb/metric-issue-response-time/
--
-- The figure is the Aalen–Johansen median of any_hours over the series "community": closing without an answer is the
-- end that competes, open issues are censored at as_of.
-- Counts: issues opened in [min(window start, window end − 90 days), window end). Series "all" = human and ghost
--   authors; "community" = a human who was then neither on the team nor a maintainer of that repository.
-- Answers: comments until the last close seen at as_of, the same second included; never by the author, bots, AI
--   reviewers, ghosts or organizations. Labels, assignments and closing are no answers.
-- any_business_hours: the same clock on business days of the institution's time zone, its holidays left out.
-- Rows: one per issue, with the columns of time_to_first_response.sql.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f issue_time_to_first_response.sql (all UTC)
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
  s.address || '/issues/' || a.number as url,
  a.created_at as opened_at,
  a.author_role,
  a.created_at >= span_start and a.created_at < span_end as in_cohort,
  null::text as left_out,
  k.repo_id is not null as mergers_known,
  derived.turned_days_old(a.created_at, 2, span_start, span_end, as_of) as turned_2,
  derived.turned_days_old(a.created_at, 7, span_start, span_end, as_of) as turned_7,
  derived.turned_days_old(a.created_at, 30, span_start, span_end, as_of) as turned_30,
  date_part('epoch', coalesce(a.any_at, a.closed_at, as_of) - a.created_at) / 3600 as any_hours,
  derived.business_seconds(a.created_at, coalesce(a.any_at, a.closed_at, as_of), zone, free_days) / 3600 as any_business_hours,
  derived.answer_outcome(a.any_at, a.closed_at) as any_outcome,
  derived.answered_within(a.created_at, a.any_at) as any_within,
  date_part('epoch', coalesce(a.maintainer_at, a.closed_at, as_of) - a.created_at) / 3600 as maintainer_hours,
  derived.answer_outcome(a.maintainer_at, a.closed_at) as maintainer_outcome,
  derived.answered_within(a.created_at, a.maintainer_at) as maintainer_within,
  date_part('epoch', coalesce(a.team_at, a.closed_at, as_of) - a.created_at) / 3600 as team_hours,
  derived.answer_outcome(a.team_at, a.closed_at) as team_outcome,
  derived.answered_within(a.created_at, a.team_at) as team_within,
  false as responded_in_draft,
  false as by_agent
from params
cross join clock
cross join lateral derived.issue_answers(span_start - oldest_share, span_end, as_of) a
join derived.community_scopes s on s.repo_id = a.repo_id and derived.was_during(s.active_during, a.created_at)
left join known_mergers k on k.repo_id = a.repo_id
where a.author_role in ('community', 'team', 'maintainer', 'ghost')
