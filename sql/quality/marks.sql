-- What GitHub told of a day ago or longer and could not be read since: readers go on trying.
-- psql -v as_of=2026-07-15 -f marks.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
)
select coalesce(r.full_name, 'repository ' || m.repo_id) as repository,
  replace(m.thing, '_', ' ') || case when m.number > 0 then ' #' || m.number else '' end ||
    ' was touched on ' || to_char(m.marked_at at time zone 'UTC', 'YYYY-MM-DD') || ' and could not be read since' ||
    coalesce(': ' || m.last_problem, '') as what
from params
join dirty_marks m on m.marked_at < as_of - interval '1 day'
left join repos r on r.id = m.repo_id
order by 1, 2
