-- Issues and pull requests as they stood at `instant`, their people judged by what is known at `as_of` (an observed
-- maintainer may show only later that they could merge). Nothing dated later is seen. What GitHub no longer shows counts
-- up to the instant at which that was observed.

-- One row per pull request created by then. `author_role` (role_at) at the opening: 'community' is the series
-- "community"; everybody but bots and AI reviewers is the series "all". `ready_at` is null where it had never been
-- ready before it ended. `final_closed_at` is the newest end ever, later than the instant or not: for indexes.
create function derived.pull_requests_at(instant timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamptz, ready_at timestamptz,
  first_ready_at timestamptz, closed_at timestamptz, merged_at timestamptz, final_closed_at timestamptz,
  has_later_drafts boolean)
language sql stable as $$
  select f.repo_id, f.number, f.author_id,
    derived.role_at(f.author_id, x.kind, t.active_during, m.active_during, f.created_at),
    f.created_at,
    case when f.ready_at <= instant and f.ready_at <= coalesce(e.closed_at, 'infinity') then f.ready_at end,
    f.ready_at,
    e.closed_at,
    case when f.merged_at <= instant then f.merged_at end,
    f.closed_at,
    f.has_later_drafts
  from pull_request_facts f
  cross join lateral (
    select case
      when f.closed_at <= instant then f.closed_at
      when f.was_reopened then (
        select max(c.closed_at) from item_closures c
        where c.repo_id = f.repo_id and c.number = f.number and c.closed_at <= instant and c.reopened_at > instant)
    end as closed_at
  ) e
  left join derived.not_human x on x.user_id = f.author_id
  left join derived.team_spans t on t.user_id = f.author_id
  left join derived.maintainer_spans(as_of) m on m.repo_id = f.repo_id and m.user_id = f.author_id
  where f.created_at <= instant
    and not exists (
      select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
$$;

create function derived.issues_at(instant timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamptz, closed_at timestamptz)
language sql stable as $$
  select i.repo_id, i.number, i.author_id,
    derived.role_at(i.author_id, x.kind, t.active_during, m.active_during, i.created_at),
    i.created_at,
    case when i.closed_at <= instant then i.closed_at
      else (
        select max(c.closed_at) from item_closures c
        where c.repo_id = i.repo_id and c.number = i.number and c.closed_at <= instant and c.reopened_at > instant)
    end
  from issues i
  left join derived.not_human x on x.user_id = i.author_id
  left join derived.team_spans t on t.user_id = i.author_id
  left join derived.maintainer_spans(as_of) m on m.repo_id = i.repo_id and m.user_id = i.author_id
  where i.created_at <= instant
    and not exists (
      select 1 from deleted_items d where d.repo_id = i.repo_id and d.number = i.number and d.observed_at <= as_of)
$$;

-- The pull requests that were open at that instant. plpgsql: see maintainer_spans. No merge joins: the planner takes them
-- for the two or three spans of a person, and sorts everything for that.
create function derived.open_pull_requests(instant timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_role text, created_at timestamptz, ready_at timestamptz,
  has_later_drafts boolean)
language plpgsql stable rows 20000 set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  with unfinished as materialized (
    select p.* from derived.pull_requests_at(instant, as_of) p
    where p.final_closed_at is null or p.final_closed_at > instant
  )
  select u.repo_id, u.number, u.author_role, u.created_at, u.ready_at, u.has_later_drafts
  from unfinished u
  where u.closed_at is null;
end
$$;

-- The pull requests that had not ended before that instant, as known at as_of. plpgsql: see maintainer_spans.
create function derived.pull_requests_not_ended_before(since timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_role text, created_at timestamptz, closed_at timestamptz, merged_at timestamptz)
language plpgsql stable rows 20000 set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  select p.repo_id, p.number, p.author_role, p.created_at, p.closed_at, p.merged_at
  from derived.pull_requests_at(as_of, as_of) p
  where (p.final_closed_at is null or p.final_closed_at >= least(since, as_of))
    and (p.closed_at is null or p.closed_at >= since);
end
$$;
