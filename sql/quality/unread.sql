-- What the configuration names and nothing is stored of: a report made before the next reading must say so.
-- psql -v as_of=2026-07-15 -f unread.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
),
named as (
  select lower(full_name) as name_key from repos
  union
  select name_key from repo_names
)
select s.name as repository,
  'the configuration gives it to ' || string_agg(s.community, ', ' order by s.community) ||
    ', and it was never read; run `headwater sync`' as what,
  array_agg(s.community order by s.community) as communities
from params
cross join configured_sources s
where s.kind = 'repository' and not exists (select 1 from named n where n.name_key = lower(s.name))
group by s.name
union all
select s.name,
  'the configuration gives its repositories to ' || string_agg(s.community, ', ' order by s.community) ||
    ', and none was ever read; run `headwater sync`',
  array_agg(s.community order by s.community)
from params
cross join configured_sources s
where s.kind = 'organisation' and not exists (
  select 1 from community_repos c
  join repo_names n on n.repo_id = c.repo_id
  where c.community = s.community and split_part(n.name_key, '/', 1) = lower(s.name))
group by s.name
order by 1
