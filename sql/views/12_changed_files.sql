-- Which files a pull request changes, as it was known at an instant, and of which ones that has not been read.

-- The list that was the newest one at as_of. GitHub keeps no earlier lists: before the first reading stands what that
-- reading gave.
create function derived.changed_files_at(repo bigint, item integer, as_of timestamptz)
returns table (path text, additions integer, deletions integer)
language sql stable parallel safe as $$
  with versions as (
    select coalesce(
      (select l.since from pull_request_file_lists l where l.repo_id = repo and l.number = item), '-infinity') as since,
      null::jsonb as former
    union all
    select f.since, f.files from former_file_lists f where f.repo_id = repo and f.number = item
  ),
  version as (
    select former from versions
    order by since > as_of, case when since > as_of then since end, since desc
    limit 1
  )
  select f.path, f.additions, f.deletions
  from version v join pull_request_files f on v.former is null and f.repo_id = repo and f.number = item
  union all
  select f.path, f.additions, f.deletions
  from version v cross join lateral jsonb_to_recordset(v.former) as f(path text, additions integer, deletions integer)
$$;

-- The stored list as one value: how two lists are compared, and a former one is kept.
create function derived.file_list(repo bigint, item integer)
returns jsonb language sql stable parallel safe as $$
  select coalesce(jsonb_agg(jsonb_build_object('path', f.path, 'additions', f.additions, 'deletions', f.deletions)
    order by f.path collate "C"), '[]')
  from pull_request_files f where f.repo_id = repo and f.number = item
$$;

-- Pull requests whose files are to be read: never read; touched since; or not as many came as GitHub counts. After five
-- readings in vain a list is left as it is until the pull request is touched again. is_begun: a list of more than a
-- hundred files that is being read on.
create view derived.unread_file_lists as
select p.repo_id, p.number, p.node_id, p.created_at, p.updated_at, c.number is not null as is_begun
from pull_requests p
left join pull_request_file_lists l on l.repo_id = p.repo_id and l.number = p.number
left join continuations c on c.repo_id = p.repo_id and c.number = p.number and c.connection = 'files'
where (l.number is null or l.updated_at < p.updated_at or l.failures between 1 and 4 or c.number is not null)
  and not exists (select 1 from deleted_items d where d.repo_id = p.repo_id and d.number = p.number);
comment on view derived.unread_file_lists is 'Pull requests whose changed files are still to be read.';
comment on column derived.unread_file_lists.repo_id is 'repos.id.';
comment on column derived.unread_file_lists.number is 'The pull request''s number in its repository.';
comment on column derived.unread_file_lists.node_id is 'GitHub''s id for its GraphQL interface.';
comment on column derived.unread_file_lists.created_at is 'When the pull request was opened.';
comment on column derived.unread_file_lists.updated_at is 'When GitHub last saw the pull request change.';
comment on column derived.unread_file_lists.is_begun is 'A list of more than a hundred files that is being read on.';
