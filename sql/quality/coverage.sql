-- Per repository of the communities: what is stored against what GitHub counted at the newest look by :as_of, and
-- everything that keeps it from being whole. `whole` counts the pull requests of which nothing is missing and that GitHub
-- itself has shown; which files they change is no part of that, and is told apart.
-- psql -v as_of=2026-07-15 -f coverage.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
),
scoped as (
  select distinct s.repo_id, s.repository from derived.community_scopes s
),
looks as (
  select distinct on (c.repo_id) c.* from params join repository_counts c on c.checked_at <= as_of
  order by c.repo_id, c.checked_at desc
),
-- What was opened after GitHub counted cannot be held against its count.
opened as (
  select p.repo_id, count(*)::int as stored,
    count(*) filter (
      where g.number is null and u.number is null and n.number is null and m.number is null)::int as whole,
    count(m.number)::int as imported,
    count(*) filter (where p.author_id is null)::int as ghosts,
    count(*) filter (where x.kind in ('bot', 'ai_reviewer'))::int as bots
  from params
  join pull_requests p on p.created_at <= as_of
  left join looks l on l.repo_id = p.repo_id
  left join timeline_gaps g on g.repo_id = p.repo_id and g.number = p.number
  left join (select distinct repo_id, number from unreadable_fields) u on u.repo_id = p.repo_id and u.number = p.number
  left join (select distinct repo_id, number from continuations where connection <> 'files') n on n.repo_id = p.repo_id and n.number = p.number
  left join imported_items m on m.repo_id = p.repo_id and m.number = p.number
  left join derived.not_human x on x.user_id = p.author_id
  where p.created_at <= coalesce(l.checked_at, as_of)
    and not exists (
      select 1 from deleted_items d where d.repo_id = p.repo_id and d.number = p.number and d.observed_at <= as_of)
  group by p.repo_id
),
asked as (
  select i.repo_id, count(*)::int as stored, count(*) filter (where i.author_id is null)::int as ghosts,
    count(m.number)::int as imported
  from params
  join issues i on i.created_at <= as_of
  left join looks l on l.repo_id = i.repo_id
  left join imported_items m on m.repo_id = i.repo_id and m.number = i.number
  where i.created_at <= coalesce(l.checked_at, as_of)
    and not exists (
      select 1 from deleted_items d where d.repo_id = i.repo_id and d.number = i.number and d.observed_at <= as_of)
  group by i.repo_id
),
-- What GitHub refused at the last look while it gave the rest.
refused as (
  select s.repo_id, u.part, u.reason, u.since
  from params
  join unread_parts u on u.since <= as_of
  join derived.repository_names n on n.name_key = u.place
  join scoped s on s.repo_id = n.repo_id
),
streams as (
  select s.repo_id, array_agg(w.stream order by w.position) filter (
    where c.finished_at is null and not exists (
      select 1 from refused f where f.repo_id = s.repo_id and f.part in (w.stream, 'repository'))) as unfinished
  from scoped s
  cross join unnest(array['pull_requests', 'issues', 'review_comments', 'labels', 'releases', 'tags'])
    with ordinality as w(stream, position)
  left join cursors c on c.repo_id = s.repo_id and c.stream = w.stream
  group by s.repo_id
),
-- What had happened by :as_of and came to light only after it.
late as (
  select f.repo_id, count(*)::int as entries, array_agg(distinct f.number order by f.number) as items
  from params join late_arrivals f on f.happened_at <= as_of and f.found_at > as_of
  group by f.repo_id
),
-- Each table once, instead of once a repository.
newest as (
  select e.repo_id, max(e.at) as at
  from (
    select e.repo_id, max(e.created_at) as at from params join timeline_events e on e.created_at <= as_of group by 1
    union all
    select c.repo_id, max(c.created_at) from params join issue_comments c on c.created_at <= as_of group by 1
    union all
    select r.repo_id, max(r.submitted_at) from params join reviews r on r.submitted_at <= as_of group by 1
    union all
    select p.repo_id, max(p.created_at) from params join pull_requests p on p.created_at <= as_of group by 1
    union all
    select i.repo_id, max(i.created_at) from params join issues i on i.created_at <= as_of group by 1
  ) e
  group by e.repo_id
)
select
  s.repository,
  coalesce(o.stored, 0) as pull_requests_stored,
  coalesce(o.whole, 0) as pull_requests_whole,
  l.pull_requests as pull_requests_on_github,
  coalesce(a.stored, 0) as issues_stored,
  l.issues as issues_on_github,
  n.at as newest_event,
  l.checked_at,
  coalesce(o.ghosts, 0) + coalesce(a.ghosts, 0) as ghosts,
  o.bots::float8 / nullif(o.stored, 0) as bot_share,
  coalesce(o.imported, 0) as pull_requests_imported,
  coalesce(a.imported, 0) as issues_imported,
  (select count(*)::int from params, timeline_gaps g
    where g.repo_id = s.repo_id and not exists (
      select 1 from deleted_items d where d.repo_id = g.repo_id and d.number = g.number and d.observed_at <= as_of)
      and exists (
        select 1 from pull_requests p where p.repo_id = g.repo_id and p.number = g.number and p.created_at <= as_of
        union all
        select 1 from issues i where i.repo_id = g.repo_id and i.number = g.number and i.created_at <= as_of)
  ) as timelines_incomplete,
  coalesce(f.entries, 0) as late_arrivals,
  coalesce(f.items, '{}') as late_items,
  (select count(*)::int from continuations c where c.repo_id = s.repo_id and c.connection <> 'files') as continuations,
  (select count(*)::int from params, derived.unread_file_lists f
    where f.repo_id = s.repo_id and f.created_at <= as_of) as file_lists_unread,
  (select count(*)::int from params
    cross join pull_request_file_lists l
    join pull_requests p on p.repo_id = l.repo_id and p.number = l.number and p.created_at <= as_of
    where l.repo_id = s.repo_id and (l.changed_files is null or l.failures > 0)
      and not exists (select 1 from derived.unread_file_lists f where f.repo_id = l.repo_id and f.number = l.number)
      and not exists (
        select 1 from deleted_items d where d.repo_id = l.repo_id and d.number = l.number and d.observed_at <= as_of)
  ) as file_lists_not_given,
  (select count(*)::int from unreadable_fields u where u.repo_id = s.repo_id and not u.is_refused) as unreadable_fields,
  coalesce(t.unfinished, '{}') as unfinished_streams,
  array(select f.part || ': ' || f.reason from refused f where f.repo_id = s.repo_id order by 1) as refused_parts
from scoped s
left join looks l on l.repo_id = s.repo_id
left join opened o on o.repo_id = s.repo_id
left join asked a on a.repo_id = s.repo_id
left join streams t on t.repo_id = s.repo_id
left join late f on f.repo_id = s.repo_id
left join newest n on n.repo_id = s.repo_id
order by lower(s.repository) collate "C"
