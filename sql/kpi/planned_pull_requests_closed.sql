-- planned_pull_requests_closed: community pull requests that were merged or closed through sprint planning.
-- CHAOSS: no metric of its own; the nearest is Change Requests, https://chaoss.community/kb/metric-change-requests/
--
-- The figure is the number of rows whose outcome is 'merged', 'closed' or 'withdrawn_after_review'.
-- Counts: pull requests of the series "community" whose last end seen at as_of falls in the window, which a planning
--   item named before that end, and in which somebody of the team took part after they were planned and by the end
--   (planned_at < act <= end; the author's own acts do not count): a review, a comment, an inline comment, a merge, a
--   word to the merge queue, a close, a commit or a label. Who performed the end does not matter. What planned means: sql/views/08_planning.sql.
-- Beside it: 'resolved_by_others' (planned, and nobody of the team took part after that), and 'reviewed_unplanned'
--   (not in the figure: reviewed by the team in the window, named by no planning item until then).
-- Leaves out, and says so in the outcome: the author closed it and nobody of the team had taken part; planned only
--   after the end; planned at a time that nothing tells; opened by the team, by a maintainer, or by no person (a bot, or an
--   account that is gone).
-- Rows: one per pull request; kind = what the deciding planning item's labels say: directed, foundational, unlabelled.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-22 -v as_of=2026-07-22 -f planned_pull_requests_closed.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
ended as materialized (
  select s.community, s.address || '/pull/' || p.number as url, p.repo_id, p.number, p.created_at, p.closed_at,
    p.merged_at is not null as was_merged, p.is_landed, p.author_id, p.author_role
  from params
  cross join lateral derived.pull_requests_not_ended_before(window_start, as_of) p
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
  where p.closed_at < window_end
),
-- Looked up item by item (offset 0): few pull requests end in a window, and many were ever planned.
planned_ones as materialized (
  select e.*, n.planned_at, n.url as planned_url, n.source, n.kind
  from params
  cross join ended e
  cross join lateral (select * from derived.planned(e.repo_id, e.number, as_of) offset 0) n
),
told as materialized (
  select p.*, a.act, a.at as acted_at, a.user_id as acted_by,
    derived.closed_by(p.repo_id, p.number, p.closed_at) is not distinct from p.author_id and not p.was_merged as was_withdrawn
  from planned_ones p
  left join lateral (
    select * from derived.team_acts_on(p.repo_id, p.number) t
    where t.at > p.planned_at and t.at <= p.closed_at and t.user_id is distinct from p.author_id
      and derived.is_part_taking(t.act)
    order by t.at, t.act, t.user_id limit 1
  ) a on true
),
outcomes as (
  select t.*,
    case
      when t.author_role = 'team' then 'by_team'
      when t.author_role = 'maintainer' then 'by_maintainer'
      when t.author_role <> 'community' then 'by_nobody'
      when t.planned_at is null then 'planning_time_unknown'
      when t.planned_at >= t.closed_at then 'planned_after_end'
      when t.acted_at is not null then
        case when t.was_merged then 'merged' when t.was_withdrawn then 'withdrawn_after_review' else 'closed' end
      when t.was_withdrawn then 'untouched'
      else 'resolved_by_others'
    end as outcome
  from told t
),
unplanned as (
  select r.*, n.planned_at
  from params
  cross join lateral derived.community_pull_requests_touched(window_start, window_end, as_of) r
  left join lateral (select * from derived.planned(r.repo_id, r.number, as_of) offset 0) n on true
  -- Planned at a time that nothing tells is not unplanned.
  where r.reviewed_at is not null and (n.source is null or n.planned_at > r.reviewed_at)
)
select o.community, o.url, o.created_at as opened_at, o.closed_at, o.outcome, o.kind, o.planned_at, o.planned_url,
  o.source, o.act, o.acted_at, o.is_landed
from outcomes o
union all
select u.community, u.url, u.created_at, null, 'reviewed_unplanned', null, u.planned_at, null, null, 'review', u.reviewed_at, false
from unplanned u
order by 1, 4, 2, 5
