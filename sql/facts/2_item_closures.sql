-- Per touched item: the ends that a later reopening undid. The last end is read from the item itself.
with reopened as (
  select e.number, e.created_at, e.id from timeline_events e
  where e.repo_id = $1 and e.number = any($2) and e.kind = 'REOPENED_EVENT'
),
closed as (
  select e.number, e.created_at, e.id, coalesce(e.closer like 'Commit %', false) and exists (
    select 1 from pull_requests p where p.repo_id = $1 and p.number = e.number) as is_landed
  from timeline_events e
  where e.repo_id = $1 and e.number = any($2) and e.kind in ('CLOSED_EVENT', 'MERGED_EVENT')
    and e.number in (select number from reopened)
),
fresh as (
  select c.number, c.created_at as closed_at, min(r.created_at) as reopened_at, bool_or(c.is_landed) as is_landed
  from closed c join reopened r on r.number = c.number and r.created_at >= c.created_at
  group by c.number, c.created_at
),
gone as (
  delete from item_closures x
  where x.repo_id = $1 and x.number = any($2)
    and not exists (select 1 from fresh f where f.number = x.number and f.closed_at = x.closed_at)
)
insert into item_closures as x (repo_id, number, closed_at, reopened_at, is_landed)
select $1, f.number, f.closed_at, f.reopened_at, f.is_landed from fresh f
on conflict (repo_id, number, closed_at) do update set reopened_at = excluded.reopened_at, is_landed = excluded.is_landed
where (x.reopened_at, x.is_landed) <> (excluded.reopened_at, excluded.is_landed)
