-- waiting_time_by_side: of the time in which the community's pull requests were somebody's turn, how much was the maintainers'.
-- CHAOSS: no metric of its own; it stands beside Change Request Duration,
--   https://chaoss.community/kb/metric-change-request-duration/.
--
-- The rows say which pull requests are looked at. Whose turn each was, from when to when, is decided by the rules of
--   attention (src/domain/attention/RATIONALE.md), the same that say whose turn it is now; src/domain/kpis adds up their days.
-- Counts: calendar days of pull requests of the series "community" that were open at any time of the window, up to as_of.
--   maintainers = a maintainer's move, or a merge; author = failing checks, requested changes, open threads; unclear = a
--   maintainer spoke last, in words only; paused = on hold by a label, or put off; draft = drafts and [WIP]. The value is
--   maintainers / (maintainers + author + unclear).
-- Leaves out: paused and draft days of the value; they are parts. Pull requests of people who were maintainers or on the team.
-- Not known: GitHub does not tell how threads and checks stood before they were first looked at. Rules that need them do not
--   apply before; threads_unknown_share and ci_unknown_share say of how much of the time that is so.
-- Rows: one per pull request.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f waiting_time_by_side.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    least(:'window_end'::timestamp, :'as_of'::timestamp) at time zone 'UTC' as until,
    :'as_of'::timestamp at time zone 'UTC' as as_of
)
select s.community, s.repository, a.number, s.address || '/pull/' || a.number as url, a.created_at as opened_at
from params
cross join lateral derived.pull_requests_open_within(window_start, until, as_of) a
join derived.community_scopes s on s.repo_id = a.repo_id and derived.was_during(s.active_during, until)
where a.author_role = 'community' and a.created_at < until and window_start < until
