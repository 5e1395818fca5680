-- Issues, pull requests and reviews as they stood at `instant`, their people judged by what is known at `as_of` (an observed
-- maintainer may show only later that they could merge). Nothing dated later is seen. What GitHub no longer shows counts
-- up to the instant at which that was observed.

-- The labels that an issue or pull request wore at an instant: by its timeline, and where that says nothing, by what it
-- wears now.
create function derived.labels_at(repo bigint, item integer, instant timestamptz)
returns table (label text)
language sql stable parallel safe as $$
  with events as (
    select e.label, e.created_at, e.id, e.kind = 'LABELED_EVENT' as is_on
    from timeline_events e
    where e.repo_id = repo and e.number = item and e.kind in ('LABELED_EVENT', 'UNLABELED_EVENT')
  ),
  known as (
    select i.label from item_labels i where i.repo_id = repo and i.number = item
    union
    select e.label from events e where e.label is not null
  )
  select k.label from known k
  where coalesce(
    (select e.is_on from events e where e.label = k.label and e.created_at <= instant
     order by e.created_at desc, e.id collate "C" desc limit 1),
    (select not e.is_on from events e where e.label = k.label and e.created_at > instant
     order by e.created_at, e.id collate "C" limit 1),
    true)
$$;

-- Whether a label of the configuration says at an instant that a pull request which was closed had been merged by hand,
-- or, with meaning 'policy', that it was closed for policy.
create function derived.wears(repo bigint, item integer, of_meaning text, instant timestamptz)
returns boolean language sql stable parallel safe as $$
  select exists (
    select 1 from derived.labels_at(repo, item, instant) l
    join community_labels k on k.meaning = of_meaning and k.label_key = lower(l.label)
    join community_repos c on c.community = k.community and c.repo_id = repo)
$$;

-- One row per pull request created by then. `author_role` (role_at) at the opening: 'community' is the series
-- "community"; everybody but bots and AI reviewers is the series "all". `ready_at` is null where it had never been
-- ready before it ended. `final_closed_at` is the newest end ever, later than the instant or not: for indexes.
-- `merged_at` is set, too, where it landed another way (`is_landed`): closed by a commit on the base branch, or wearing a
-- label that says so. `by_agent`: written by a coding agent, by its account or by the author's own word.
create function derived.pull_requests_at(instant timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamptz, ready_at timestamptz,
  first_ready_at timestamptz, closed_at timestamptz, merged_at timestamptz, final_closed_at timestamptz,
  has_later_drafts boolean, is_landed boolean, by_agent boolean)
language sql stable parallel safe as $$
  select f.repo_id, f.number, f.author_id,
    derived.role_at(f.author_id, x.kind, t.active_during, m.active_during, f.created_at),
    f.created_at,
    case when f.ready_at <= instant and f.ready_at <= coalesce(e.closed_at, 'infinity') then f.ready_at end,
    f.ready_at,
    e.closed_at,
    case when f.merged_at <= instant then f.merged_at
      when e.closed_at is not null and (e.is_landed or (select exists (select 1 from community_labels))
        and derived.wears(f.repo_id, f.number, 'landed', instant)) then e.closed_at end,
    f.closed_at,
    f.has_later_drafts,
    case when f.merged_at <= instant then f.is_landed
      else e.closed_at is not null and (e.is_landed or (select exists (select 1 from community_labels))
        and derived.wears(f.repo_id, f.number, 'landed', instant)) end,
    coalesce(f.ai_disclosure = 'declared', false) or coalesce(f.author_id in (select g.user_id from agent_accounts g), false)
  from pull_request_facts f
  cross join lateral (
    select
      case
        when f.closed_at <= instant then f.closed_at
        when f.was_reopened then (
          select max(c.closed_at) from item_closures c
          where c.repo_id = f.repo_id and c.number = f.number and c.closed_at <= instant and c.reopened_at > instant)
      end as closed_at,
      f.was_reopened and (f.closed_at is null or f.closed_at > instant) and exists (
        select 1 from item_closures c
        where c.repo_id = f.repo_id and c.number = f.number and c.is_landed
          and c.closed_at <= instant and c.reopened_at > instant) as is_landed
  ) e
  left join derived.not_human x on x.user_id = f.author_id
  left join derived.team_spans t on t.user_id = f.author_id
  left join derived.maintainer_spans(as_of) m on m.repo_id = f.repo_id and m.user_id = f.author_id
  where f.created_at <= instant
    and not exists (
      select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
$$;

-- Everything that was merged by as_of, also what landed another way, and by whom: what a bot merged from its queue is by
-- whoever put it there.
create function derived.merged_pull_requests(as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_id bigint, merged_at timestamptz, merger_id bigint, is_landed boolean)
language sql stable parallel safe as $$
  select m.repo_id, m.number, m.author_id, m.merged_at,
    case when m.queued_by_id is not null and m.ended_by_id in (select x.user_id from derived.not_human x)
      then m.queued_by_id else m.ended_by_id end,
    m.is_landed
  from (
    select f.repo_id, f.number, f.author_id, f.merged_at, f.ended_by_id, f.queued_by_id, f.is_landed
    from pull_request_facts f
    where f.merged_at <= as_of
    union all
    select f.repo_id, f.number, f.author_id, f.closed_at, f.ended_by_id, f.queued_by_id, true
    from pull_request_facts f
    where (select exists (select 1 from community_labels)) and f.merged_at is null and f.closed_at <= as_of
      and derived.wears(f.repo_id, f.number, 'landed', as_of)
    union all
    -- Landed, and opened again only after as_of.
    select f.repo_id, f.number, f.author_id, c.closed_at, null, null, true
    from item_closures c join pull_request_facts f on f.repo_id = c.repo_id and f.number = c.number
    where c.is_landed and c.closed_at <= as_of and c.reopened_at > as_of
  ) m
  where not exists (
    select 1 from deleted_items d where d.repo_id = m.repo_id and d.number = m.number and d.observed_at <= as_of)
$$;

create function derived.issues_at(instant timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamptz, closed_at timestamptz)
language sql stable parallel safe as $$
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

-- What a review was at an instant: a dismissal that came later is not seen. Where nothing tells when it was dismissed, or
-- what it had said, it is dismissed for ever.
create function derived.review_state_at(repo bigint, item integer, review bigint, state text, instant timestamptz)
returns text language sql stable parallel safe as $$
  select case when state <> 'DISMISSED' then state
    else coalesce((
      select e.review_state from timeline_events e
      where e.repo_id = repo and e.number = item and e.kind = 'REVIEW_DISMISSED_EVENT' and e.review_id = review
        and e.created_at > instant
      limit 1), state) end
$$;

-- The pull requests that were open at that instant. plpgsql: see maintainer_spans. No merge joins: the planner takes them
-- for the two or three spans of a person, and sorts everything for that.
create function derived.open_pull_requests(instant timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_role text, created_at timestamptz, ready_at timestamptz,
  has_later_drafts boolean, by_agent boolean)
language plpgsql stable parallel safe rows 20000 set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  with unfinished as materialized (
    select p.* from derived.pull_requests_at(instant, as_of) p
    where p.final_closed_at is null or p.final_closed_at > instant
  )
  select u.repo_id, u.number, u.author_role, u.created_at, u.ready_at, u.has_later_drafts, u.by_agent
  from unfinished u
  where u.closed_at is null;
end
$$;

-- The pull requests that had not ended before that instant, as known at as_of. plpgsql: see maintainer_spans.
create function derived.pull_requests_not_ended_before(since timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamptz, closed_at timestamptz,
  merged_at timestamptz, is_landed boolean, by_agent boolean)
language plpgsql stable parallel safe rows 20000 set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  select p.repo_id, p.number, p.author_id, p.author_role, p.created_at, p.closed_at, p.merged_at, p.is_landed, p.by_agent
  from derived.pull_requests_at(as_of, as_of) p
  where (p.final_closed_at is null or p.final_closed_at >= least(since, as_of))
    and (p.closed_at is null or p.closed_at >= since);
end
$$;

-- The pull requests that were open at some time after `since` and up to `until`, as known at as_of. plpgsql: see maintainer_spans.
create function derived.pull_requests_open_within(since timestamptz, until timestamptz, as_of timestamptz)
returns table (repo_id bigint, number integer, author_role text, created_at timestamptz, closed_at timestamptz)
language plpgsql stable parallel safe rows 20000 set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  select p.repo_id, p.number, p.author_role, p.created_at, p.closed_at
  from derived.pull_requests_at(until, as_of) p
  where (p.final_closed_at is null or p.final_closed_at > since) and (p.closed_at is null or p.closed_at > since);
end
$$;
