-- review_cycles: how often merged pull requests of the community went back and forth between author and reviewers.
-- CHAOSS: counts the cycles of Review Cycle Duration within a Change Request,
--   https://chaoss.community/kb/metric-review-cycle-duration-within-a-change-request/
--
-- The figure is the median of cycles over the series "community": the smallest number that at least half do not exceed.
--   null where none was merged.
-- Counts: pull requests whose last end seen at as_of is a merge in [min(window start, window end − 90 days), window end).
--   Everybody but bots is the series "all". What landed another way (closed by a commit on the base branch, or a label of
--   the configuration says so) was merged.
-- A cycle: a review or inline comment by another human after the author moved (opened it, pushed, wrote, asked for a
--   review); what follows before the author moves again is the same cycle (sql/views/17_review_cycles.sql). Those after
--   the merge do not count. 0 = merged without a review.
-- Rows: one per merged pull request.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f review_cycles.sql (all UTC)
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
merged as materialized (
  select s.community, s.repository, s.address, p.*
  from params
  cross join lateral derived.pull_requests_not_ended_before(span_start, as_of) p
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
  where p.merged_at is not null and p.closed_at < span_end
    and p.author_role not in ('bot', 'ai_reviewer')
),
-- Once: the function would look them up row by row.
machines as materialized (
  select coalesce(array_agg(n.user_id), '{}') as ids from derived.not_human n
)
select m.community, m.repository, m.number, m.address || '/pull/' || m.number as url, m.created_at as opened_at,
  m.author_role, c.cycles, m.by_agent
from merged m
cross join machines x
cross join lateral derived.review_cycles(m.repo_id, m.number, m.author_id, m.closed_at, x.ids) c
