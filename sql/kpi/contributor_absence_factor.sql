-- contributor_absence_factor: the smallest number of people who together make at least half of the merged pull requests.
-- CHAOSS: Contributor Absence Factor, https://chaoss.community/kb/metric-contributor-absence-factor/
--
-- The figure is the number of rows with kind 'merged_pull_requests' and in_factor: how many people would have to leave
-- for half of the work to stop. null where ghosts leave no half for people to make. The same for three other kinds.
-- Counts, in [min(window start, window end − 365 days), window end) and by as_of: the contributions of the view
--   contributions() (merged_pull_requests, merges, reviews, releases), pull requests of bots left out everywhere.
-- Ghosts, organizations and mannequins are in the total (who = 'nobody') but never a person; releases whose performer is
--   unknown (who = 'unknown') are not in the total; bots' acts are nowhere. Ties go by login.
-- Rows: one per community, kind and person, the biggest first; newest_urls = up to 20 of the newest merged pull requests
--   of a person in the factor.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f contributor_absence_factor.sql (all UTC)
with thresholds as not materialized (
  select interval '365 days' as looks_back, 0.5 as share_to_reach
),
params as not materialized (
  select
    least(:'window_start'::timestamp, :'window_end'::timestamp - looks_back) at time zone 'UTC' as span_start,
    :'window_end'::timestamp at time zone 'UTC' as span_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
  from thresholds
),
acts as materialized (
  select c.* from params cross join lateral derived.contributions(span_start, span_end, as_of) c
),
counted as (
  select a.community, a.kind, derived.maker(a.user_id, a.kind, x.kind) as who,
    case when x.user_id is null then a.user_id end as user_id,
    sum(a.acts)::int as contributions
  from (select community, kind, user_id, count(*) as acts from acts group by 1, 2, 3) a
  left join derived.not_human x using (user_id)
  where derived.maker(a.user_id, a.kind, x.kind) is not null
  group by 1, 2, 3, 4
),
-- The biggest first, nobody last: people alone can be in the factor, but the half is of everything known.
ranked as (
  select c.*, u.login,
    sum(contributions) filter (where who <> 'unknown') over (partition by community, kind) as total,
    sum(contributions) filter (where who = 'person') over (partition by community, kind order by
      who = 'person' desc, contributions desc, lower(u.login) collate "C", c.user_id) as running
  from counted c left join users u on u.id = c.user_id
),
factor as (
  select *,
    who = 'person' and running - contributions < share_to_reach * total
      and sum(contributions) filter (where who = 'person') over (partition by community, kind) >= share_to_reach * total
      as in_factor
  from thresholds cross join ranked
),
newest as (
  select m.community, m.user_id,
    array_agg(s.address || '/pull/' || m.number order by m.at desc, s.repository, m.number) as urls
  from (
    select a.*, row_number() over (
      partition by a.community, a.user_id order by a.at desc, a.repo_id, a.number) as place
    from acts a
    where a.kind = 'merged_pull_requests'
      -- An array is made once; a join was computed anew for every row, since the planner expects few.
      and a.user_id = any(array(select user_id from factor where in_factor and kind = 'merged_pull_requests'))
  ) m
  join derived.community_scopes s on s.community = m.community and s.repo_id = m.repo_id
  where m.place <= 20
  group by m.community, m.user_id
)
select f.community, f.kind, f.who, f.login, f.contributions, f.total::int as total, f.in_factor, n.urls as newest_urls
from factor f
left join newest n on f.kind = 'merged_pull_requests' and n.community = f.community and n.user_id = f.user_id
order by f.community, f.kind, f.who = 'person' desc, f.contributions desc, lower(f.login) collate "C", f.user_id
