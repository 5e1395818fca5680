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
-- All that were opened by as_of, by author first: there are fewer authors than pull requests to be told apart. What was
-- opened after GitHub counted cannot be held against its count.
authors as (
  select p.repo_id, p.author_id, max(p.created_at) as newest_at,
    -- In a list, which is made once: the planner would look each up where it expects few.
    count(*) filter (where p.created_at <= coalesce(l.checked_at, as_of) and (p.repo_id, p.number) not in (
      select d.repo_id, d.number from deleted_items d where d.observed_at <= as_of))::int as stored
  from params
  join pull_requests p on p.created_at <= as_of
  left join looks l on l.repo_id = p.repo_id
  group by p.repo_id, p.author_id
),
opened as (
  select a.repo_id, max(a.newest_at) as newest_at, sum(a.stored)::int as stored,
    coalesce(sum(a.stored) filter (where a.author_id is null), 0)::int as ghosts,
    coalesce(sum(a.stored) filter (where x.kind in ('bot', 'ai_reviewer')), 0)::int as bots
  from authors a left join derived.not_human x on x.user_id = a.author_id
  group by a.repo_id
),
-- Of those, what is not whole.
flawed as (
  select f.repo_id, count(*)::int as items, count(*) filter (where f.is_imported)::int as imported
  from params
  cross join (
    select u.repo_id, u.number, bool_or(u.is_imported) as is_imported
    from (
      select g.repo_id, g.number, false as is_imported from timeline_gaps g
      union all
      select u.repo_id, u.number, false from unreadable_fields u
      union all
      select n.repo_id, n.number, false from continuations n where n.connection <> 'files'
      union all
      select m.repo_id, m.number, true from imported_items m
    ) u
    group by u.repo_id, u.number
  ) f
  join pull_requests p on p.repo_id = f.repo_id and p.number = f.number and p.created_at <= as_of
  left join looks l on l.repo_id = p.repo_id
  where p.created_at <= coalesce(l.checked_at, as_of)
    and not exists (
      select 1 from deleted_items d where d.repo_id = p.repo_id and d.number = p.number and d.observed_at <= as_of)
  group by f.repo_id
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
-- Repository by repository, by the index.
newest as (
  select s.repo_id, greatest(
    (select max(e.created_at) from timeline_events e where e.repo_id = s.repo_id and e.created_at <= as_of),
    (select max(c.created_at) from issue_comments c where c.repo_id = s.repo_id and c.created_at <= as_of),
    (select max(r.submitted_at) from reviews r where r.repo_id = s.repo_id and r.submitted_at <= as_of),
    (select max(i.created_at) from issues i where i.repo_id = s.repo_id and i.created_at <= as_of)) as at
  from params cross join scoped s
)
select
  s.repository,
  coalesce(o.stored, 0) as pull_requests_stored,
  coalesce(o.stored, 0) - coalesce(w.items, 0) as pull_requests_whole,
  l.pull_requests as pull_requests_on_github,
  coalesce(a.stored, 0) as issues_stored,
  l.issues as issues_on_github,
  greatest(n.at, o.newest_at) as newest_event,
  l.checked_at,
  coalesce(o.ghosts, 0) + coalesce(a.ghosts, 0) as ghosts,
  o.bots::float8 / nullif(o.stored, 0) as bot_share,
  coalesce(w.imported, 0) as pull_requests_imported,
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
left join flawed w on w.repo_id = s.repo_id
left join asked a on a.repo_id = s.repo_id
left join streams t on t.repo_id = s.repo_id
left join late f on f.repo_id = s.repo_id
left join newest n on n.repo_id = s.repo_id
order by lower(s.repository) collate "C"
