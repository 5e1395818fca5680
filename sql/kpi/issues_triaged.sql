-- issues_triaged: issues by others that the team was the first of its people to move or to answer, in the window.
-- CHAOSS: no metric of its own; the nearest is Issue Response Time, https://chaoss.community/kb/metric-issue-response-time/
--
-- The figure is the number of rows whose kind is 'state_change' or 'response' and whose left_out is null.
-- Counts: issues opened by a person (or by somebody whose account is gone) who was not on the team then, of which the
--   first qualifying act of the team falls in the window; each issue once, under the kind of that act. A state change is
--   a label put on or taken off, an assignment, a milestone, a close by hand, a mark as duplicate, a transfer, another
--   title, another type or field, a move to discussions, a card on a board that we read. A response is a comment. In the same second the state
--   change decides. Unassigning, reopening, locking, a close that came with a pull request: none of these. The author's
--   own acts and those of bots never count. What was transferred counts where it is now.
-- Leaves out, and says so in left_out: the others that the team did something to in the window.
-- Office hours: in_session = the act fell in a configured session. Rows of kind 'session' say for each session in the
--   window how many open issues nobody of the team had touched when it began and when it ended.
-- Rows: one per issue, and one per session.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-22 -v as_of=2026-07-22 -f issues_triaged.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
touched as materialized (
  select t.repo_id, t.number
  from params
  cross join lateral derived.touched_by_team(window_start, least(window_end, as_of + interval '1 second')) t
  join issues i on i.repo_id = t.repo_id and i.number = t.number
),
sessions as materialized (
  select s.* from params cross join lateral derived.office_hours_sessions(window_start, window_end, as_of) s
),
first_acts_of_team as materialized (
  select t.repo_id, t.number, a.at, a.act, derived.triage_kind(a.act) as kind, i.created_at, i.author_role
  from params
  cross join touched t
  join derived.issues_at(as_of, as_of) i on i.repo_id = t.repo_id and i.number = t.number
  left join lateral (
    select * from derived.team_acts_on(t.repo_id, t.number) x
    where derived.triage_kind(x.act) is not null and x.user_id is distinct from i.author_id and x.at <= as_of
    order by x.at, derived.triage_kind(x.act) desc, x.act limit 1
  ) a on true
),
counted as (
  select s.community, s.address || '/issues/' || f.number as url, f.created_at as opened_at, f.at as triaged_at, f.kind,
    f.act, exists (select 1 from sessions o where f.at >= o.starts_at and f.at < o.ends_at) as in_session,
    case
      when f.author_role = 'team' then 'by_team'
      when f.author_role not in ('community', 'maintainer', 'ghost') then 'by_bot'
      when f.at is null then 'nothing_done'
      when f.at < window_start then 'triaged_before'
    end as left_out
  from params
  cross join first_acts_of_team f
  join derived.community_scopes s on s.repo_id = f.repo_id and derived.was_during(s.active_during, f.created_at)
  where f.at is null or f.at < window_end
),
-- Per session and community: the open issues by others, and the first time that the team touched each.
waiting as (
  select c.name as community, o.title, o.starts_at, o.ends_at,
    count(*) filter (where w.repo_id is not null and w.created_at < o.starts_at and (w.closed_at is null or w.closed_at >= o.starts_at)
      and (w.triaged_at is null or w.triaged_at >= o.starts_at))::int as before,
    count(*) filter (where w.repo_id is not null and w.created_at < o.ends_at and (w.closed_at is null or w.closed_at >= o.ends_at)
      and (w.triaged_at is null or w.triaged_at >= o.ends_at))::int as after
  from params
  join sessions o on o.starts_at >= window_start
  cross join communities c
  left join lateral (
    select i.repo_id, i.created_at, i.closed_at, t.at as triaged_at
    from derived.issues_at(least(o.ends_at, as_of), as_of) i
    join derived.community_scopes s on s.repo_id = i.repo_id and derived.was_during(s.active_during, i.created_at) and s.community = c.name
    left join lateral (
      select min(x.at) as at from derived.team_acts_on(i.repo_id, i.number) x
      where derived.triage_kind(x.act) is not null and x.user_id is distinct from i.author_id and x.at < o.ends_at and x.at <= as_of
    ) t on true
    where i.author_role in ('community', 'maintainer', 'ghost') and (i.closed_at is null or i.closed_at >= o.starts_at)
  ) w on true
  group by c.name, o.title, o.starts_at, o.ends_at
)
select c.community, c.url, c.opened_at, c.triaged_at, c.kind, c.act, c.in_session, c.left_out,
  null::int as before, null::int as after, null as session
from counted c
union all
select w.community, null, w.starts_at, null, 'session', null, null, null, w.before, w.after, w.title
from waiting w
order by 1, 5, 4, 2, 3
