-- Where two sources of who may merge say different things of a person at :as_of: the roster and the permissions, where
-- those are known; the roster and merges. Facts to look at, not faults of anybody: one row a person, community and finding.
-- psql -v as_of=2026-07-15 -f drift.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
),
members as (
  select s.community, s.user_id,
    bool_or(s.on_maintainers_team and not s.is_inactive) as is_maintainer,
    bool_and(s.is_inactive) as is_inactive,
    min(s.since) filter (where s.is_inactive) as inactive_since
  from params cross join lateral derived.roster_spans(as_of) s
  where s.until = 'infinity'
  group by s.community, s.user_id
),
with_roster as (
  select distinct r.community from params
  join roster_revisions v on v.took_effect_at <= as_of and v.problem is null
  join rosters r on r.repository = v.repository and r.path = v.path
),
-- The repositories in scope whose permissions are known.
known as (
  select s.community, s.repo_id, s.repository
  from params
  join permission_readings p on p.since <= as_of and p.until > as_of
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, as_of)
  join with_roster w on w.community = s.community
),
may as (
  select k.community, k.repository, c.user_id
  from params
  join collaborator_spans c on c.since <= as_of and c.until > as_of
  join known k on k.repo_id = c.repo_id
  where not exists (select 1 from derived.not_human x where x.user_id = c.user_id)
),
found as (
  select m.community, m.user_id, 'a maintainer by the roster of ' || m.community || ', and no permission to merge in ' as what,
    array_agg(k.repository order by lower(k.repository) collate "C") as repositories
  from members m join known k on k.community = m.community
  where m.is_maintainer
    and not exists (select 1 from may y where y.user_id = m.user_id and y.community = m.community and y.repository = k.repository)
  group by m.community, m.user_id
  union all
  select y.community, y.user_id,
    case when m.user_id is null then 'not in'
      when m.is_inactive then 'inactive in'
      else 'on teams of no maintainers in' end
      || ' the roster of ' || y.community || ', and may merge by permission in ',
    array_agg(y.repository order by lower(y.repository) collate "C")
  from may y left join members m on m.community = y.community and m.user_id = y.user_id
  where m.is_maintainer is not true
  group by y.community, y.user_id, m.user_id, m.is_inactive
)
select u.login as github,
  f.what || array_to_string(f.repositories[1:3], ', ')
    || case when cardinality(f.repositories) > 3 then ' and ' || cardinality(f.repositories) - 3 || ' more' else '' end as what
from found f join users u on u.id = f.user_id
union all
select u.login,
  format('inactive in the roster of %s since %s, and merged %s#%s on %s', m.community,
    to_char(m.inactive_since at time zone 'UTC', 'YYYY-MM-DD'), last.repository, last.number,
    to_char(last.merged_at at time zone 'UTC', 'YYYY-MM-DD'))
from params
cross join members m
join users u on u.id = m.user_id
cross join lateral (
  select s.repository, f.number, f.merged_at
  from derived.community_scopes s
  join pull_request_facts f on f.repo_id = s.repo_id and f.ended_by_id = m.user_id
    and f.merged_at >= m.inactive_since and f.merged_at <= as_of and derived.was_during(s.active_during, f.merged_at)
  where s.community = m.community and f.author_id is distinct from m.user_id
  order by f.merged_at desc, s.repository, f.number limit 1
) last
where m.is_inactive
order by 1, 2
