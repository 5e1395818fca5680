-- change_request_acceptance_ratio: of the pull requests that ended in the window, how many were merged.
-- CHAOSS: Change Request Acceptance Ratio, https://chaoss.community/kb/metric-change-request-acceptance-ratio/
--
-- The figure is merged ÷ (merged + closed unmerged), of the series "community".
-- Counts: pull requests whose last end seen at as_of falls in the window; an earlier close that a reopening undid is
--   ignored. Everybody but bots is the series "all". What landed another way (closed by a commit on the base branch, or a
--   label of the configuration says so) was merged, and is_landed.
-- Rows: one per pull request that ended.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f change_request_acceptance_ratio.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
)
select s.community, s.repository, p.number, s.address || '/pull/' || p.number as url, p.created_at as opened_at,
  p.author_role, case when p.merged_at is not null then 'merged' else 'declined' end as outcome,
  p.is_landed, p.by_agent
from params
cross join lateral derived.pull_requests_not_ended_before(window_start, as_of) p
join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
where p.closed_at < window_end
  and p.author_role not in ('bot', 'ai_reviewer')
