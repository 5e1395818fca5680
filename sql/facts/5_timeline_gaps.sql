-- Per touched item: does it have as many timeline entries as GitHub counts? Comments and reviews are entries of
-- GitHub's timeline; here they have tables of their own. Only the items that fall short have a row.
with touched as (
  select p.number, p.timeline_count from pull_requests p where p.repo_id = $1 and p.number = any($2)
  union all
  select i.number, i.timeline_count from issues i where i.repo_id = $1 and i.number = any($2)
),
entries as (
  select e.number from timeline_events e where e.repo_id = $1 and e.number = any($2)
  union all
  select c.number from issue_comments c where c.repo_id = $1 and c.number = any($2)
  union all
  select r.number from reviews r where r.repo_id = $1 and r.number = any($2)
),
counted as (
  select number, count(*)::int as stored from entries group by number
),
fresh as (
  select t.number, t.timeline_count as on_github, coalesce(c.stored, 0) as stored
  from touched t left join counted c on c.number = t.number
  where coalesce(c.stored, 0) < t.timeline_count
),
gone as (
  delete from timeline_gaps g
  where g.repo_id = $1 and g.number = any($2) and not exists (select 1 from fresh f where f.number = g.number)
)
insert into timeline_gaps as g (repo_id, number, on_github, stored)
select $1, f.number, f.on_github, f.stored from fresh f
on conflict (repo_id, number) do update set on_github = excluded.on_github, stored = excluded.stored
where (g.on_github, g.stored) is distinct from (excluded.on_github, excluded.stored)
