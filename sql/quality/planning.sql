-- What of the institution's plans had not been read by :as_of: without it nothing can be said of planned work.
-- psql -v as_of=2026-07-15 -f planning.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
),
plans as (
  select i.planning_repository as repository, i.planning_board as board, n.repo_id
  from institutions i
  left join repo_names n on n.name_key = lower(i.planning_repository)
  where i.planning_repository is not null
)
select p.repository, 'planning issues: not read to the end' as what
from plans p
where not exists (select 1 from watermarks w where w.repo_id = p.repo_id and w.stream = 'planning')
union all
select p.repository, 'planning issue #' || u.number || ': GitHub could not read it whole'
from plans p join unreadable_fields u on u.repo_id = p.repo_id and u.stream = 'planning'
union all
select 'board ' || p.board, coalesce(r.outcome, 'not read yet')
from params
cross join plans p
left join board_readings r on r.board = p.board
where p.board is not null and coalesce(r.outcome, '') <> 'ok'
union all
-- A roster stands among the rosters, a measured repository's parts with its coverage.
select coalesce(r.full_name, u.place), case u.part when 'planning' then 'the plans cannot be read: ' else 'it cannot be read: ' end || u.reason
from params
join unread_parts u on u.since <= as_of and (u.part in ('repository', 'repositories', 'planning'))
left join derived.repository_names n on n.name_key = u.place
left join repos r on r.id = n.repo_id
where u.part = 'planning' or not exists (select 1 from derived.community_scopes s where s.repo_id = n.repo_id)
union all
-- Links and settings that mean nothing that GitHub shows.
select w.name_key, case when bool_or(w.place = 'configuration') and bool_or(w.place = 'plans')
    then 'the configuration and the plans name it, and GitHub shows no repository of that name'
  when bool_or(w.place = 'configuration') then 'the configuration names it, and GitHub shows no repository of that name'
  else 'planning items link to it, and GitHub shows no repository of that name' end
from params
join name_lookups l on l.repo_id is null and l.asked_at <= as_of
join derived.written_names w on w.name_key = l.name_key
where not exists (select 1 from derived.repository_names n where n.name_key = w.name_key)
group by w.name_key
order by 1, 2
