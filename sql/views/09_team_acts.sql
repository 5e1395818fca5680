-- What people did to an issue or a pull request: the one place that lists the acts, for every figure about the team.

-- Every act on one item, oldest or not, by whomever; ghosts have no user_id. A commit's act is its author's, at the
-- committer's date. 'close' is by hand; 'close by reference' came with a commit or a pull request. What a bot merged from
-- its queue was merged by whoever put it there.
create function derived.acts_on(repo bigint, item integer)
returns table (user_id bigint, at timestamptz, act text)
language sql stable parallel safe as $$
  select author_id, submitted_at, 'review' from reviews
  where repo_id = repo and number = item and submitted_at is not null and state <> 'PENDING'
  union all
  select author_id, created_at, 'inline comment' from review_comments where repo_id = repo and number = item
  union all
  select author_id, created_at, 'comment' from issue_comments where repo_id = repo and number = item
  union all
  select case when kind = 'MERGED_EVENT' and actor_id in (select user_id from derived.not_human)
      then coalesce((select f.queued_by_id from pull_request_facts f where f.repo_id = repo and f.number = item), actor_id)
      else actor_id end,
    created_at,
    case kind
      when 'MERGED_EVENT' then 'merge'
      when 'ADDED_TO_MERGE_QUEUE_EVENT' then 'put into the merge queue'
      when 'AUTO_MERGE_ENABLED_EVENT' then 'set to merge by itself'
      when 'AUTO_SQUASH_ENABLED_EVENT' then 'set to merge by itself'
      when 'AUTO_REBASE_ENABLED_EVENT' then 'set to merge by itself'
      when 'CLOSED_EVENT' then case when closer is null then 'close' else 'close by reference' end
      when 'PULL_REQUEST_COMMIT' then 'commit'
      when 'LABELED_EVENT' then 'label'
      when 'UNLABELED_EVENT' then 'unlabel'
      when 'ASSIGNED_EVENT' then 'assign'
      when 'MILESTONED_EVENT' then 'milestone'
      when 'MARKED_AS_DUPLICATE_EVENT' then 'mark as duplicate'
      when 'TRANSFERRED_EVENT' then 'transfer'
      when 'RENAMED_TITLE_EVENT' then 'retitle'
      when 'CONVERTED_TO_DISCUSSION_EVENT' then 'convert to a discussion'
      when 'ISSUE_TYPE_ADDED_EVENT' then 'set the type'
      when 'ISSUE_TYPE_CHANGED_EVENT' then 'set the type'
      when 'ISSUE_TYPE_REMOVED_EVENT' then 'set the type'
      when 'ISSUE_FIELD_ADDED_EVENT' then 'set a field'
      when 'ISSUE_FIELD_CHANGED_EVENT' then 'set a field'
      when 'ISSUE_FIELD_REMOVED_EVENT' then 'set a field'
      else lower(kind)
    end
  from timeline_events where repo_id = repo and number = item
  union all
  select creator_id, created_at, 'put on a board' from board_cards
  where content_repo_id = repo and content_number = item
$$;

-- Acts of people who were on the team then. Bots never count, even where the team list names one.
create function derived.team_acts_on(repo bigint, item integer)
returns table (user_id bigint, at timestamptz, act text)
language sql stable parallel safe as $$
  select a.user_id, a.at, a.act
  from derived.acts_on(repo, item) a
  join derived.team_spans t on t.user_id = a.user_id and t.active_during @> a.at
  where not exists (select 1 from derived.not_human x where x.user_id = a.user_id)
$$;

-- The acts by which the team took part in a pull request of somebody else.
create function derived.is_part_taking(act text)
returns boolean language sql immutable parallel safe as $$
  select act in ('review', 'inline comment', 'comment', 'merge', 'put into the merge queue', 'set to merge by itself',
    'close', 'close by reference', 'commit', 'label')
$$;

-- How an act triages an issue: 'state_change', 'response', or null = it does not.
create function derived.triage_kind(act text)
returns text language sql immutable parallel safe as $$
  select case
    when act = 'comment' then 'response'
    when act in ('label', 'unlabel', 'assign', 'milestone', 'close', 'mark as duplicate', 'transfer', 'retitle',
      'convert to a discussion', 'put on a board', 'set the type', 'set a field') then 'state_change'
  end
$$;

-- Items in which somebody who is or was on the team did something in [since, until): looked up by person, because a
-- team is small. Which acts count, and whether they were on the team then, is for the reader to ask.
create function derived.touched_by_team(since timestamptz, until timestamptz)
returns table (repo_id bigint, number integer)
language sql stable parallel safe as $$
  select r.repo_id, r.number from derived.team_spans t join reviews r on r.author_id = t.user_id
  where r.submitted_at >= since and r.submitted_at < until
  union
  select c.repo_id, c.number from derived.team_spans t join review_comments c on c.author_id = t.user_id
  where c.created_at >= since and c.created_at < until
  union
  select c.repo_id, c.number from derived.team_spans t join issue_comments c on c.author_id = t.user_id
  where c.created_at >= since and c.created_at < until
  union
  select e.repo_id, e.number from derived.team_spans t join timeline_events e on e.actor_id = t.user_id
  where e.created_at >= since and e.created_at < until
  union
  select b.content_repo_id, b.content_number from derived.team_spans t join board_cards b on b.creator_id = t.user_id
  where b.created_at >= since and b.created_at < until and b.content_repo_id is not null
$$;

-- Community pull requests that the team took part in, in [since, until) and by as_of: per pull request its first review
-- in it (a submitted review of any state, or an inline comment), its first comment, and its merge, also where that was by
-- a queue that somebody of the team had put it into, or another way of landing it. The author's own acts never count.
create function derived.community_pull_requests_touched(since timestamptz, until timestamptz, as_of timestamptz)
returns table (
  community text, repo_id bigint, number integer, url text, author_id bigint, created_at timestamptz,
  reviewed_at timestamptz, commented_at timestamptz, handled_at timestamptz)
language sql stable parallel safe as $$
  with queued as (
    -- The bot that merges from a queue is not on the team: looked up by whoever put it there.
    select f.repo_id, f.number from derived.team_spans t join pull_request_facts f on f.queued_by_id = t.user_id
    where f.merged_at >= since and f.merged_at < until
  ),
  touched as materialized (
    select repo_id, number from derived.touched_by_team(since, least(until, as_of + interval '1 second'))
    union
    select repo_id, number from queued
  ),
  acts as materialized (
    select t.repo_id, t.number, a.user_id, a.at, a.act
    from touched t
    join pull_request_facts f on f.repo_id = t.repo_id and f.number = t.number
    cross join lateral derived.team_acts_on(t.repo_id, t.number) a
    where a.user_id is distinct from f.author_id and a.at >= since and a.at < until and a.at <= as_of
      and a.act in ('review', 'inline comment', 'comment', 'merge', 'close', 'close by reference')
  ),
  taken as (
    select a.repo_id, a.number,
      min(a.at) filter (where a.act in ('review', 'inline comment')) as reviewed_at,
      min(a.at) filter (where a.act = 'comment') as commented_at,
      min(a.at) filter (where a.act = 'merge') as merged_at,
      max(a.at) filter (where a.act in ('close', 'close by reference')) as closed_at
    from acts a
    group by a.repo_id, a.number
  )
  select s.community, p.repo_id, p.number, s.address || '/pull/' || p.number, p.author_id, p.created_at,
    t.reviewed_at, t.commented_at, h.at
  from taken t
  join derived.pull_requests_at(as_of, as_of) p on p.repo_id = t.repo_id and p.number = t.number
  cross join lateral (
    select coalesce(t.merged_at, case when p.is_landed and t.closed_at = p.merged_at then t.closed_at end) as at
  ) h
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
  where p.author_role = 'community'
    and (t.reviewed_at is not null or t.commented_at is not null or h.at is not null)
$$;
