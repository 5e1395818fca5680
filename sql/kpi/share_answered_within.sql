-- share_answered_within: the share of pull requests answered within 2, 7 and 30 days of being ready for review.
-- CHAOSS: Time to First Response, https://chaoss.community/kb/metric-time-to-first-response/
--
-- The figure is maintainer, 7 days, series "community": answered by a maintainer within 7 calendar days ÷ all that
-- turned 7 days old in [min(window start, window end − 90 days), window end), by as_of. So every pull request had its
-- full time, and nothing is censored.
-- Counts: those closed or merged without an answer stay in the denominator, as unanswered. Days are calendar days of
--   86,400 s since ready-for-review; what is a response: time_to_first_response.sql.
-- Leaves out, and says so in left_out: pull requests that were never ready (they cannot turn N days old), and those that
--   were closed for policy: closed unmerged within 24 hours of their opening by a maintainer or a bot, without any review,
--   and labelled so (policy_labels), locked, or with the author's disclosure box left open. Where nobody is known who can
--   merge in a repository (mergers_known), nothing can be said of maintainers' shares there.
-- Rows: one per pull request that turned 2, 7 or 30 days old in the span (turned_N), or was left out; *_within = the
--   smallest of 2, 7, 30 days within which any human, a maintainer, the team answered; null = none of them.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f share_answered_within.sql (all UTC)
with thresholds as not materialized (
  select interval '90 days' as looks_back, interval '30 days' as oldest_share, interval '24 hours' as policy_within
),
params as not materialized (
  select
    least(:'window_start'::timestamp, :'window_end'::timestamp - looks_back) at time zone 'UTC' as span_start,
    :'window_end'::timestamp at time zone 'UTC' as span_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of,
    oldest_share,
    policy_within
  from thresholds
),
items as materialized (
  select
    s.community, s.repository, s.address, a.*,
    derived.turned_days_old(a.ready_at, 2, span_start, span_end, as_of) as turned_2,
    derived.turned_days_old(a.ready_at, 7, span_start, span_end, as_of) as turned_7,
    derived.turned_days_old(a.ready_at, 30, span_start, span_end, as_of) as turned_30,
    a.ready_at is null and a.created_at >= span_start as never_ready
  from params
  cross join lateral derived.pull_request_answers(span_start - oldest_share, span_end, as_of) a
  join derived.community_scopes s on s.repo_id = a.repo_id and derived.was_during(s.active_during, a.created_at)
  where a.author_role not in ('bot', 'ai_reviewer')
),
known_mergers as materialized (
  select k.repo_id from params cross join lateral derived.known_mergers(as_of) k
),
maintainers as materialized (
  select m.repo_id, m.user_id, m.active_during from params cross join lateral derived.maintainer_spans(as_of) m
),
quickly_closed as materialized (
  select i.repo_id, i.number, i.closed_at, c.closed_by_id
  from params
  cross join (
    select distinct repo_id, number, created_at, closed_at from items
    where merged_at is null and (turned_2 or turned_7 or turned_30)
  ) i
  cross join lateral (select derived.closed_by(i.repo_id, i.number, i.closed_at) as closed_by_id) c
  where i.closed_at - i.created_at <= policy_within and derived.tells_of_policy(i.repo_id, i.number, as_of)
),
for_policy as materialized (
  select q.repo_id, q.number from quickly_closed q
  left join maintainers m on m.repo_id = q.repo_id and m.user_id = q.closed_by_id
  where m.active_during @> q.closed_at
    or exists (select 1 from derived.not_human x where x.user_id = q.closed_by_id and x.kind in ('bot', 'ai_reviewer'))
)
select
  i.community, i.repository, i.number, i.address || '/pull/' || i.number as url, i.created_at as opened_at, i.ready_at,
  i.author_role,
  case when i.never_ready then 'never_ready' when f.number is not null then 'closed_for_policy' end as left_out,
  k.repo_id is not null as mergers_known,
  i.turned_2, i.turned_7, i.turned_30,
  derived.answered_within(i.ready_at, i.any_at) as any_within,
  derived.answered_within(i.ready_at, i.maintainer_at) as maintainer_within,
  derived.answered_within(i.ready_at, i.team_at) as team_within,
  i.by_agent
from items i
left join known_mergers k on k.repo_id = i.repo_id
left join for_policy f on f.repo_id = i.repo_id and f.number = i.number
where i.turned_2 or i.turned_7 or i.turned_30 or i.never_ready
