-- What the institution planned, and when: the one place that decides it.

-- Under which labels a planning issue stood at an instant: 'directed' (also where it has labels of both kinds),
-- 'foundational', or 'unlabelled'.
create function derived.planning_kind(repo bigint, item integer, at timestamptz)
returns text language sql stable parallel safe as $$
  select coalesce(min(k.kind), 'unlabelled')
  from planning_labels l join planning_label_kinds k on k.label_key = lower(l.label)
  where l.repo_id = repo and l.number = item and l.since <= at and l.until > at
$$;

-- Where a board can be looked at.
create function derived.board_url(of_board text)
returns text language sql stable parallel safe as $$
  select coalesce(min(r.url), coalesce((select min(web_base) from institutions), 'https://github.com/')
    || 'orgs/' || split_part(of_board, '/', 1) || '/projects/' || split_part(of_board, '/', 2))
  from board_readings r where r.board = of_board
$$;

-- Every planning item that names this pull request, as known at as_of. `planned_at` is when it did so first, but not
-- before it was a planning item itself; null where nothing tells when:
--   body, comment    its creation, or the first of its versions that has the link
--   cross-reference  GitHub's event on the pull request, where a planning issue is its source
--   card             the card's creation: of the pull request itself, or of a draft that names it
--   queue            when the review queue picked it for an iteration, in a list that stands on GitHub
-- `kind` is what the planning item's labels say at as_of; a card has none, a pick those of the issue its list stands in. A plan that
-- was removed later was one: a tidied board does not undo what was planned with it. `url` null = the planning item is in
-- a private repository.
create function derived.planning_items(repo bigint, item integer, as_of timestamptz)
returns table (planned_at timestamptz, url text, source text, kind text)
language sql stable parallel safe as $$
  with names as (
    select name_key from repo_names where repo_id = repo
  ),
  said as (
    select case when l.linked_at is not null then greatest(l.linked_at, i.planned_since) end as planned_at,
      l.url, t.kind as source, i.repo_id, i.number
    from names n
    join planning_links l on l.other_repository = n.name_key and l.other_number = item
    join planning_texts t on t.repo_id = l.repo_id and t.id = l.text_id
    join planning_issues i on i.repo_id = l.repo_id and i.number = l.number
    where i.planned_since <= as_of
    union all
    select greatest(e.created_at, i.planned_since),
      coalesce((select min(web_base) from institutions), 'https://github.com/') || r.full_name || '/issues/' || i.number,
      'cross-reference', i.repo_id, i.number
    from timeline_events e
    join repo_names n on n.name_key = lower(split_part(e.other_item, '#', 1))
    join planning_issues i on i.repo_id = n.repo_id and i.number::text = split_part(e.other_item, '#', 2)
    join repos r on r.id = i.repo_id
    where e.repo_id = repo and e.number = item and e.kind = 'CROSS_REFERENCED_EVENT' and i.planned_since <= as_of
  )
  select s.planned_at, case when not r.is_private then s.url end, s.source, derived.planning_kind(s.repo_id, s.number, as_of)
  from said s join repos r on r.id = s.repo_id
  where s.planned_at is null or s.planned_at <= as_of
  union all
  select c.created_at, derived.board_url(c.board), 'card', 'unlabelled'
  from board_cards c
  where c.content_repo_id = repo and c.content_number = item and c.kind = 'pull_request' and c.created_at <= as_of
  union all
  select l.linked_at, derived.board_url(l.board), 'card', 'unlabelled'
  from names n
  join board_links l on l.other_repository = n.name_key and l.other_number = item
  where l.linked_at <= as_of
  union all
  select q.picked_at, case when not coalesce(r.is_private, false) then o.posted_url end, 'queue',
    coalesce(derived.planning_kind(r.id, o.number, as_of), 'unlabelled')
  from queue_picks q
  join outbox o on o.key = q.post_key and o.posted_id is not null
  left join repos r on lower(r.full_name) = lower(o.repository)
  where q.repo_id = repo and q.number = item and q.picked_at <= as_of
$$;

-- The planning item that decides: the earliest. Of several in one second one that is directed, then foundational.
-- No row = not planned; planned_at null = planned, and nothing tells when.
create function derived.planned(repo bigint, item integer, as_of timestamptz)
returns table (planned_at timestamptz, url text, source text, kind text)
language sql stable parallel safe as $$
  select planned_at, url, source, kind from derived.planning_items(repo, item, as_of)
  order by planned_at nulls last, kind, source, url limit 1
$$;
