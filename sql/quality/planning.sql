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
order by 1, 2
