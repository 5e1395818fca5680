-- conversion_rate: of the people who came with a question or a comment, how many opened a pull request within half a year.
-- CHAOSS: Conversion Rate, https://chaoss.community/kb/metric-conversion-rate/
--
-- The figure is opened ÷ all rows with in_community (then neither on the team nor a maintainer); merged ÷ all stands beside
--   it. All rows are the series "all".
-- Counts: people whose first act in the community, while the repository belonged to it (an issue, a comment, a review or
--   an inline comment; not a pull request) falls in [window end − 365 days, window end − 180 days), so that everybody has
--   had 180 days.
-- Within 180 days (180 * 86,400 s, the last second included) of that act, in any repository of the community, by as_of.
-- Rows: one per person; url = the first pull request within that time, else where they spoke first.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f conversion_rate.sql (all UTC)
with thresholds as not materialized (
  select interval '8760 hours' as looks_back, interval '4320 hours' as given_time
),
params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of,
    looks_back,
    given_time
  from thresholds
),
-- Repositories that belonged to the community only for a time (they are few): what people did in them during that time.
-- first_acts may hold an act from before or after.
acts_within as (
  select s.community, a.user_id, s.repo_id, a.number, a.talked_at, a.proposed_at
  from derived.community_scopes s
  cross join lateral (
    select i.author_id as user_id, i.number, i.created_at as talked_at, null::timestamptz as proposed_at
    from issues i where i.repo_id = s.repo_id
    union all
    select x.author_id, x.number, x.created_at, null from issue_comments x where x.repo_id = s.repo_id
    union all
    select r.author_id, r.number, r.submitted_at, null from reviews r where r.repo_id = s.repo_id and r.state <> 'PENDING'
    union all
    select x.author_id, x.number, x.created_at, null from review_comments x where x.repo_id = s.repo_id
    union all
    select p.author_id, p.number, null, p.created_at from pull_requests p where p.repo_id = s.repo_id
    -- Keeps the planner from joining, which would read all repositories.
    offset 0
  ) a
  where not s.active_during @> tstzrange('-infinity', 'infinity') and a.user_id is not null
    and derived.was_during(s.active_during, coalesce(a.talked_at, a.proposed_at))
),
firsts_within as materialized (
  select community, user_id, repo_id,
    (array_agg(number order by talked_at, number) filter (where talked_at is not null))[1] as first_talked_in,
    min(talked_at) as first_talked_at, min(proposed_at) as first_proposed_at
  from acts_within group by community, user_id, repo_id
),
arrived as materialized (
  select c.community, a.user_id, a.at, a.repo_id, a.first_talked_in as number
  from params
  cross join lateral (
    select user_id from first_acts
    where first_talked_at >= window_end - looks_back and first_talked_at < window_end - given_time
    union
    select user_id from firsts_within
    where first_talked_at >= window_end - looks_back and first_talked_at < window_end - given_time
  ) someone
  cross join (select distinct community from derived.community_scopes) c
  cross join lateral (
    select f.user_id, f.repo_id, f.first_talked_in, f.first_talked_at as at,
      min(least(f.first_talked_at, f.first_proposed_at)) over () as first_at
    from (
      select x.user_id, x.repo_id, x.first_talked_in, x.first_talked_at, x.first_proposed_at
      from first_acts x
      join derived.community_scopes s
        on s.community = c.community and s.repo_id = x.repo_id and s.active_during @> tstzrange('-infinity', 'infinity')
      where x.user_id = someone.user_id
      union all
      select w.user_id, w.repo_id, w.first_talked_in, w.first_talked_at, w.first_proposed_at
      from firsts_within w where w.user_id = someone.user_id and w.community = c.community
    ) f
    order by f.first_talked_at, f.repo_id
    limit 1
  ) a
  where a.at = a.first_at and a.at <= as_of
    and a.at >= window_end - looks_back and a.at < window_end - given_time
    and not exists (select 1 from derived.not_human x where x.user_id = a.user_id)
    -- Who opened a pull request in the same second came with that.
    and not exists (
      select 1 from pull_request_facts f
      join derived.community_scopes s on s.community = c.community and s.repo_id = f.repo_id and derived.was_during(s.active_during, f.created_at)
      where f.author_id = a.user_id and f.created_at <= a.at)
)
select a.community, u.login, a.at as opened_at,
  coalesce(p.url, s.address || '/issues/' || a.number) as url,
  coalesce(not t.active_during @> a.at, true) and coalesce(not m.active_during @> a.at, true) as in_community,
  p.url is not null as opened,
  coalesce(p.merged, false) as merged
from params
cross join arrived a
join users u on u.id = a.user_id
join derived.community_scopes s on s.community = a.community and s.repo_id = a.repo_id
left join derived.team_spans t on t.user_id = a.user_id
left join derived.maintainer_spans(as_of) m on m.repo_id = a.repo_id and m.user_id = a.user_id
left join lateral (
  select (array_agg(z.address || '/pull/' || f.number order by f.created_at, f.repo_id, f.number))[1] as url,
    bool_or(g.merged_at <= least(a.at + given_time, as_of)) as merged
  from pull_request_facts f
  join derived.community_scopes z on z.community = a.community and z.repo_id = f.repo_id and derived.was_during(z.active_during, f.created_at)
  left join lateral (
    select g.merged_at from derived.merged_pull_requests(as_of) g
    where g.repo_id = f.repo_id and g.number = f.number limit 1
  ) g on true
  where f.author_id = a.user_id and f.created_at > a.at and f.created_at <= least(a.at + given_time, as_of)
    and not exists (
      select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
) p on true
order by a.community, a.at, url
