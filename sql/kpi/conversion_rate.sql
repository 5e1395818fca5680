-- conversion_rate: of the people who came with a question or a comment, how many opened a pull request within half a year.
-- CHAOSS: Conversion Rate, https://chaoss.community/kb/metric-conversion-rate/
--
-- The figure is opened ÷ all rows with in_community (then neither on the team nor a maintainer); merged ÷ all stands beside
--   it. All rows are the series "all".
-- Counts: people whose first act in the community (an issue, a comment, a review or an inline comment; not a pull
--   request) falls in [window end − 365 days, window end − 180 days), so that everybody has had 180 days.
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
arrived as materialized (
  select c.community, a.user_id, a.at, a.repo_id, a.first_talked_in as number
  from params
  cross join lateral (
    select distinct user_id from first_acts
    where first_talked_at >= window_end - looks_back and first_talked_at < window_end - given_time
  ) someone
  cross join (select distinct community from derived.community_scopes) c
  cross join lateral (
    select f.user_id, f.repo_id, f.first_talked_in, f.first_talked_at as at,
      min(least(f.first_talked_at, f.first_proposed_at)) over () as first_at
    from first_acts f
    join derived.community_scopes s on s.community = c.community and s.repo_id = f.repo_id
      and derived.was_during(s.active_during, least(f.first_talked_at, f.first_proposed_at))
    where f.user_id = someone.user_id
    order by f.first_talked_at, f.repo_id
    limit 1
  ) a
  where a.at = a.first_at and a.at <= as_of
    and a.at >= window_end - looks_back and a.at < window_end - given_time
    and not exists (select 1 from derived.not_human x where x.user_id = a.user_id)
    -- Who opened a pull request in the same second came with that.
    and not exists (
      select 1 from first_acts f join derived.community_scopes s on s.community = c.community and s.repo_id = f.repo_id
      where f.user_id = a.user_id and f.first_proposed_at <= a.at)
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
