-- unanswered: community pull requests that wait for a maintainer's first word for more than 7 days.
-- CHAOSS: no metric of its own; it stands beside Time to First Response,
--   https://chaoss.community/kb/metric-time-to-first-response/. JupyterHub proposes to drive it to zero.
--
-- The figure is the number of rows whose left_out is null.
-- Counts: pull requests of the series "community" that are open at min(window end, as_of), have been ready for more than
--   7 days then (7 * 86,400 s on the ready clock: later draft spells do not count), and have never had a comment,
--   review or inline comment by somebody who was a maintainer of that repository at that time.
-- Leaves out, and says so in left_out: those of repositories in which nobody is known who can merge, those with a maintainer's answer, those that have been ready for 7 days or less,
--   and those that were never ready, or are a draft or titled [WIP] at that instant.
-- Rows: one per open pull request of the series "community", with the days it has been ready.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f unanswered.sql (all UTC)
with thresholds as not materialized (
  select 7 as days_without_answer
),
params as not materialized (
  select
    least(:'window_end'::timestamp, :'as_of'::timestamp) at time zone 'UTC' as instant,
    :'as_of'::timestamp at time zone 'UTC' as as_of,
    days_without_answer
  from thresholds
),
waiting as materialized (
  select s.community, s.repository, s.address, p.*, instant, days_without_answer,
    derived.ready_seconds(p.repo_id, p.number, p.ready_at, instant, p.has_later_drafts) / 86400 as ready_days
  from params
  cross join lateral derived.open_pull_requests(instant, as_of) p
  -- The greater of the two is always the instant; said so, the repositories are looked up by hash.
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, greatest(p.created_at, instant))
  where p.author_role = 'community'
),
given as materialized (
  select w.repo_id, w.number, w.instant, r.responder_id, r.first_response_at,
    case when r.first_review_at <= w.instant then r.first_review_at end as first_review_at
  from waiting w
  -- `offset 0` makes PostgreSQL look the answers up item by item; it would read all the answers ever given otherwise.
  cross join lateral (
    select a.* from responses a
    where a.repo_id = w.repo_id and a.number = w.number and a.first_response_at <= w.instant
    offset 0
  ) r
),
maintainers as materialized (
  select m.repo_id, m.user_id, m.active_during from params cross join lateral derived.maintainer_spans(as_of) m
),
answered as (
  select distinct g.repo_id, g.number
  from maintainers m
  join given g on g.repo_id = m.repo_id and g.responder_id = m.user_id
  where (m.active_during @> g.first_response_at or m.active_during @> g.first_review_at
      or (upper_inf(m.active_during) or upper(m.active_during) > g.first_response_at)
        and derived.first_response_during(g.repo_id, g.number, g.responder_id, m.active_during, g.instant) is not null)
    and not exists (select 1 from derived.not_human x where x.user_id = g.responder_id)
),
known_mergers as materialized (
  select k.repo_id from params cross join lateral derived.known_mergers(as_of) k
)
select
  w.community, w.repository, w.number, w.address || '/pull/' || w.number as url, w.created_at as opened_at,
  w.ready_at, w.ready_days,
  case
    when k.repo_id is null then 'mergers_unknown'
    when w.ready_at is null then 'never_ready'
    when derived.in_draft(w.repo_id, w.number, w.ready_at, w.instant, w.has_later_drafts) then 'draft'
    when (w.repo_id, w.number) in (select repo_id, number from answered) then 'answered'
    when w.ready_days <= days_without_answer then 'not_yet'
  end as left_out,
  w.by_agent
from waiting w
left join known_mergers k on k.repo_id = w.repo_id
