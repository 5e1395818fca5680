-- ci_waiting_for_approval: community pull requests whose workflows wait for a maintainer's click before they run.
-- CHAOSS: no metric of its own; it is a part of Time to First Response,
--   https://chaoss.community/kb/metric-time-to-first-response/. GitHub asks for that approval of people who are new.
--
-- The figure is the number of rows whose left_out is null; null where pull requests are open and of none it was ever looked.
-- Counts: pull requests of the series "community" that are open at min(window end, as_of), and at whose head a workflow run
--   was seen then that waits for approval. GitHub does not tell it afterwards: it is known from the time at which Headwater
--   looks at open pull requests, for as long as nothing else was seen.
-- Leaves out, and says so in left_out: those that had not been looked at by then, and those of which no run waits.
-- Rows: one per open pull request of the series "community"; waiting_since = when the oldest waiting run was created.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f ci_waiting_for_approval.sql (all UTC)
with params as not materialized (
  select
    least(:'window_end'::timestamp, :'as_of'::timestamp) at time zone 'UTC' as instant,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
open as materialized (
  select s.community, s.repository, s.address, p.*, instant
  from params
  cross join lateral derived.open_pull_requests(instant, as_of) p
  -- The greater of the two is always the instant; said so, the repositories are looked up by hash.
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, greatest(p.created_at, instant))
  where p.author_role = 'community'
)
select o.community, o.repository, o.number, o.address || '/pull/' || o.number as url, o.created_at as opened_at,
  w.waiting_since,
  (date_part('epoch', o.instant - w.waiting_since) / 3600)::double precision as waiting_hours,
  case
    when not exists (
      select 1 from open_states s
      where s.repo_id = o.repo_id and s.number = o.number and s.since <= o.instant and s.until > o.instant)
      then 'ci_unknown'
    when w.waiting_since is null then 'no_run_waits'
  end as left_out,
  o.by_agent
from open o
left join lateral (
  select min(r.created_at) as waiting_since from waiting_runs r
  where r.repo_id = o.repo_id and r.number = o.number and r.since <= o.instant and r.until > o.instant
    and r.created_at <= o.instant
) w on true
