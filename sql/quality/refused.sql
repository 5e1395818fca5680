-- Values that GitHub gives and that no column can hold: replaced, or left out with what hangs on them, and named.
-- psql -v as_of=2026-07-15 -f refused.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
)
select coalesce(r.full_name, 'people') as repository, u.number, u.path, u.message
from params
join unreadable_fields u on u.is_refused
left join repos r on r.id = u.repo_id
where u.repo_id = 0
  or not r.is_private and exists (select 1 from community_repos c where c.repo_id = u.repo_id)
order by 1, u.number, u.path
