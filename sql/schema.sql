-- What the migrations and views make, dumped from PostgreSQL: npm run schema. Not to be edited.

CREATE SCHEMA derived;

COMMENT ON SCHEMA derived IS 'Made by Headwater and dropped when it is upgraded: keep your own views in a schema of your own.';

CREATE FUNCTION derived.accounts_not_human() RETURNS TABLE(user_id bigint, kind text)
    LANGUAGE plpgsql STABLE ROWS 50 PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
  return query
  select user_id, kind
  from (
    select user_id, coalesce(min(configured), min(said), min(usual), min(by_type)) as kind
    from (
      select n.user_id, case when not c.is_usual then c.kind end as configured, null as said,
        case when c.is_usual then c.kind end as usual, null as by_type
      from configured_bots c cross join lateral derived.people_named(c.who) n
      union all
      select s.user_id, null, s.kind, null, null from derived.said_kinds s
      union all
      select id, case when id = 10137 then 'ghost' end, null, null,
        case when type in ('Organization', 'Mannequin') then lower(type) else 'bot' end
      from users
      where id = 10137 or type in ('Bot', 'Organization', 'Mannequin') or login like '%[bot]'
    ) kinds
    group by user_id
  ) decided
  where kind <> 'person';
end
$$;

CREATE FUNCTION derived.acts_on(repo bigint, item integer) RETURNS TABLE(user_id bigint, at timestamp with time zone, act text)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION derived.answer_outcome(answered_at timestamp with time zone, closed_at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case when answered_at is not null then 'answered' when closed_at is not null then 'closed' else 'open' end
$$;

CREATE FUNCTION derived.answered_within(since timestamp with time zone, answered_at timestamp with time zone) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case
    when answered_at - since <= derived.calendar_days(2) then 2
    when answered_at - since <= derived.calendar_days(7) then 7
    when answered_at - since <= derived.calendar_days(30) then 30
  end
$$;

CREATE FUNCTION derived.area_of(repository text, path text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select repository || ':' || coalesce(substring(path from '^([^/]+(/[^/]+)?)/[^/]*'), '')
$$;

CREATE FUNCTION derived.back_within(days integer) RETURNS interval
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select days * interval '24 hours'
$$;

CREATE FUNCTION derived.board_url(of_board text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(min(r.url), coalesce((select min(web_base) from institutions), 'https://github.com/')
    || 'orgs/' || split_part(of_board, '/', 1) || '/projects/' || split_part(of_board, '/', 2))
  from board_readings r where r.board = of_board
$$;

CREATE FUNCTION derived.business_seconds(from_at timestamp with time zone, until_at timestamp with time zone, zone text, free_days timestamp without time zone[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case when until_at <= from_at then 0 else
    derived.weekday_seconds(until_at at time zone zone) - derived.weekday_seconds(from_at at time zone zone)
      - derived.free_seconds(until_at at time zone zone, free_days) + derived.free_seconds(from_at at time zone zone, free_days)
  end
$$;

CREATE FUNCTION derived.calendar_days(days integer) RETURNS interval
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select days * interval '24 hours'
$$;

CREATE FUNCTION derived.changed_files_at(repo bigint, item integer, as_of timestamp with time zone) RETURNS TABLE(path text, additions integer, deletions integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION derived.closed_by(repo bigint, item integer, closed_at timestamp with time zone) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select e.actor_id from timeline_events e
  where e.repo_id = repo and e.number = item and e.kind = 'CLOSED_EVENT' and e.created_at = closed_at
  order by e.id collate "C" desc limit 1
$$;

CREATE FUNCTION derived.community_pull_requests_touched(since timestamp with time zone, until timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, number integer, url text, author_id bigint, created_at timestamp with time zone, reviewed_at timestamp with time zone, commented_at timestamp with time zone, handled_at timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION derived.contribution_url(address text, number integer, tag text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select address || case
    when tag is null then '/pull/' || number
    when tag ~ '^[A-Za-z0-9._/-]*$' then '/releases/tag/' || tag
    else '/releases/tag/' || derived.in_address(tag)
  end
$_$;

CREATE FUNCTION derived.contributions(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, kind text, repo_id bigint, number integer, tag text, user_id bigint, at timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  with merged as (
    select s.community, p.repo_id, p.number, p.merged_at, p.author_id, p.merger_id
    from derived.merged_pull_requests(as_of) p
    join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.merged_at)
    where p.merged_at >= span_start and p.merged_at < span_end
      and (p.author_id is null
        or p.author_id not in (select user_id from derived.not_human where kind in ('bot', 'ai_reviewer')))
  ),
  -- Whose first review of a pull request fell into the span, by the index of firsts: nearly all of them.
  first_reviews as materialized (
    select r.repo_id, r.number, r.responder_id as user_id, r.author_id, r.first_submitted_review_at as at
    from responses r
    where r.first_submitted_review_at >= span_start and r.first_submitted_review_at < span_end
      and r.first_submitted_review_at <= as_of
  ),
  -- The others: who had reviewed it before the span, ghosts, and authors, whose own words are none. Counted together and
  -- left out by group: an anti join was sorted, since nothing tells the planner how firsts are spread.
  other_reviews as materialized (
    select v.repo_id, v.number, v.user_id, min(v.at) as at
    from (
      select f.repo_id, f.number, f.user_id, f.at, true as is_first from first_reviews f
      union all
      select r.repo_id, r.number, r.author_id, r.submitted_at, false
      from reviews r
      where r.submitted_at >= span_start and r.submitted_at < span_end and r.submitted_at <= as_of and r.state <> 'PENDING'
    ) v
    group by v.repo_id, v.number, v.user_id
    having not bool_or(v.is_first)
  ),
  reviewed as (
    select r.repo_id, r.number, r.user_id, r.author_id, r.at
    from (
      select f.repo_id, f.number, f.user_id, f.author_id, f.at from first_reviews f
      union all
      select o.repo_id, o.number, o.user_id, p.author_id, o.at
      from other_reviews o
      -- `offset 0`: looked up one by one, instead of reading a million for some thousand.
      cross join lateral (
        select f.author_id from pull_request_facts f where f.repo_id = o.repo_id and f.number = o.number offset 0) p
      where o.user_id is distinct from p.author_id
    ) r
    where not exists (
      select 1 from deleted_items d where d.repo_id = r.repo_id and d.number = r.number and d.observed_at <= as_of)
  )
  select community, 'merged_pull_requests', repo_id, number, null, author_id, merged_at from merged
  union all
  select community, 'merges', repo_id, number, null, merger_id, merged_at from merged
  union all
  select s.community, 'reviews', r.repo_id, r.number, null, r.user_id, r.at
  from reviewed r
  join derived.community_scopes s on s.repo_id = r.repo_id and derived.was_during(s.active_during, r.at)
  where r.author_id is null or r.author_id not in (select user_id from derived.not_human where kind in ('bot', 'ai_reviewer'))
  union all
  select community, 'releases', repo_id, null, tag, user_id, at
  from derived.releases_at(as_of) where at >= span_start and at < span_end
$$;

CREATE FUNCTION derived.file_list(repo bigint, item integer) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(jsonb_agg(jsonb_build_object('path', f.path, 'additions', f.additions, 'deletions', f.deletions)
    order by f.path collate "C"), '[]')
  from pull_request_files f where f.repo_id = repo and f.number = item
$$;

CREATE FUNCTION derived.file_weight(path text, changed_lines integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select case
    when path ~* '(^|/)(package-lock\.json|npm-shrinkwrap\.json|go\.sum|[^/]+\.lockb?|[^/]+-lock\.ya?ml|packages\.lock\.json)$'
      or path ~* '\.(pot|snap|map)$|\.min\.(js|css)$|(^|/)(vendor|third[_-]party|node_modules|__snapshots__)/'
      then 1
    else greatest(changed_lines, 1)
  end
$_$;

CREATE FUNCTION derived.first_response_during(repo bigint, item integer, who bigint, role tstzmultirange, until_at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select min(a.at) from (
    select c.created_at as at from issue_comments c where c.repo_id = repo and c.number = item and c.author_id = who
    union all
    select derived.first_review_during(repo, item, who, role, until_at)
  ) a
  where role @> a.at and a.at <= until_at
$$;

CREATE FUNCTION derived.first_review_during(repo bigint, item integer, who bigint, role tstzmultirange, until_at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select min(a.at) from (
    select r.submitted_at as at from reviews r
    where r.repo_id = repo and r.number = item and r.author_id = who and r.state <> 'PENDING'
    union all
    select c.created_at from review_comments c where c.repo_id = repo and c.number = item and c.author_id = who
  ) a
  where role @> a.at and a.at <= until_at
$$;

CREATE FUNCTION derived.free_days() RETURNS timestamp without time zone[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(array_agg(h.day::timestamp order by h.day), '{}') from holidays h where extract(isodow from h.day) < 6
$$;

CREATE FUNCTION derived.free_seconds(local timestamp without time zone, free_days timestamp without time zone[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case when width_bucket(local, free_days) > 0 then
    (width_bucket(local, free_days) - 1) * 86400.0::float8
      + least(date_part('epoch', local - free_days[width_bucket(local, free_days)]), 86400) else 0 end
$$;

CREATE FUNCTION derived.in_address(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select string_agg(
    case when c.letter ~ '[A-Za-z0-9._/-]' then c.letter
      else regexp_replace(upper(encode(convert_to(c.letter, 'UTF8'), 'hex')), '(..)', '%\1', 'g') end,
    '' order by c.place)
  from regexp_split_to_table(name, '') with ordinality as c (letter, place)
$$;

CREATE FUNCTION derived.in_draft(repo bigint, item integer, ready_at timestamp with time zone, at timestamp with time zone, has_later_drafts boolean) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(at < ready_at or (has_later_drafts and derived.in_later_draft(repo, item, at)), false)
$$;

CREATE FUNCTION derived.in_later_draft(repo bigint, item integer, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select exists (
    select 1 from draft_spells d where d.repo_id = repo and d.number = item and d.began_at <= at and d.ended_at > at)
$$;

CREATE FUNCTION derived.is_part_taking(act text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select act in ('review', 'inline comment', 'comment', 'merge', 'put into the merge queue', 'set to merge by itself',
    'close', 'close by reference', 'commit', 'label')
$$;

CREATE FUNCTION derived.is_usable_date(at timestamp with time zone, asked_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select at >= timestamptz '1990-01-01 00:00:00+00'
    and at < coalesce(asked_at + interval '24 hours', timestamptz '2100-01-01 00:00:00+00')
$$;

CREATE FUNCTION derived.issue_answers(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_role text, created_at timestamp with time zone, closed_at timestamp with time zone, any_at timestamp with time zone, maintainer_at timestamp with time zone, team_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 20000 PARALLEL SAFE
    SET enable_mergejoin TO 'off'
    AS $$
#variable_conflict use_column
begin
  return query
  with items as materialized (
    select i.* from derived.issues_at(as_of, as_of) i where i.created_at >= span_start and i.created_at < span_end
  ),
  given as materialized (
    select i.repo_id, i.number, r.responder_id, r.first_response_at, until.at as until_at
    from items i
    cross join lateral (select least(as_of, coalesce(i.closed_at, as_of)) as at) until
    cross join lateral (
      select a.* from responses a
      where a.repo_id = i.repo_id and a.number = i.number and a.first_response_at <= until.at
      offset 0
    ) r
  ),
  answers as (
    select g.repo_id, g.number,
      min(g.first_response_at) as any_at,
      min(case
        when m.active_during @> g.first_response_at then g.first_response_at
        when upper(m.active_during) > g.first_response_at or upper_inf(m.active_during)
          then derived.first_response_during(g.repo_id, g.number, g.responder_id, m.active_during, g.until_at)
      end) as maintainer_at,
      min(case
        when t.active_during @> g.first_response_at then g.first_response_at
        when upper(t.active_during) > g.first_response_at or upper_inf(t.active_during)
          then derived.first_response_during(g.repo_id, g.number, g.responder_id, t.active_during, g.until_at)
      end) as team_at
    from given g
    left join derived.not_human x on x.user_id = g.responder_id
    left join derived.team_spans t on t.user_id = g.responder_id
    left join derived.maintainer_spans(as_of) m on m.repo_id = g.repo_id and m.user_id = g.responder_id
    where x.user_id is null
    group by g.repo_id, g.number
  )
  select i.repo_id, i.number, i.author_role, i.created_at, i.closed_at, a.any_at, a.maintainer_at, a.team_at
  from items i left join answers a on a.repo_id = i.repo_id and a.number = i.number;
end
$$;

CREATE FUNCTION derived.issues_at(instant timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamp with time zone, closed_at timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION derived.known_end(until timestamp with time zone, as_of timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case when until <= as_of then until else 'infinity' end
$$;

CREATE FUNCTION derived.known_mergers(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select distinct m.repo_id from derived.maintainer_spans(as_of) m
  where m.active_during && tstzrange('-infinity', as_of, '[]')
$$;

CREATE FUNCTION derived.label_kind(label text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select case
    when word ~ '^(docs?|documentation|tutorials?|examples?)$' then 'docs'
    when word ~ '^(tests?|testing|test coverage)$' then 'tests'
    when word ~ '^(ci|cd|ci cd|continuous integration|infra|infrastructure|maintenance|maint|chores?|build|packaging|tooling|devops|docker|github actions|dep|deps|dependency|dependencies)$' then 'infra'
    when word ~ '^(translations?|i18n|l10n|locali[sz]ation|internationali[sz]ation)$' then 'translation'
  end
  from (select btrim(regexp_replace(regexp_replace(regexp_replace(lower(label),
    ':[a-z0-9_+-]+:', ' ', 'g'),
    '^\s*(type|kind|area|topic|tag|category|component|scope|[act])\s*[:/-]\s*', ''),
    '[^a-z0-9]+', ' ', 'g')) as word) w
$_$;

CREATE FUNCTION derived.labels_at(repo bigint, item integer, instant timestamp with time zone) RETURNS TABLE(label text)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION derived.later_draft_business_seconds(repo bigint, item integer, until_at timestamp with time zone, zone text, free_days timestamp without time zone[]) RETURNS double precision
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(sum(derived.business_seconds(d.began_at, least(d.ended_at, until_at), zone, free_days)), 0)
  from draft_spells d
  where d.repo_id = repo and d.number = item and d.began_at < until_at
$$;

CREATE FUNCTION derived.later_draft_seconds(repo bigint, item integer, until_at timestamp with time zone) RETURNS double precision
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(sum(date_part('epoch', least(d.ended_at, until_at) - d.began_at)), 0)::double precision
  from draft_spells d
  where d.repo_id = repo and d.number = item and d.began_at < until_at
$$;

CREATE FUNCTION derived.maintainer_sources(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, user_id bigint, source text, active_during tstzmultirange)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
  return query
  with overrides as (
    select cr.repo_id, n.user_id, range_agg(tstzrange(o.since, o.until)) as active_during
    from maintainer_overrides o
    cross join lateral derived.people_named(o.who) n
    join community_repos cr on cr.community = o.community
    join repos r on r.id = cr.repo_id
    where o.since < o.until and (o.repository = '' or exists (
      select 1 from derived.repository_names w where w.repo_id = r.id and w.name_key = o.repository))
    group by cr.repo_id, n.user_id
  ),
  readings as (
    select p.repo_id, range_agg(tstzrange(p.since, derived.known_end(p.until, as_of))) as known
    from permission_readings p
    where p.since <= as_of
    group by p.repo_id
  ),
  permitted as (
    select c.repo_id, c.user_id, range_agg(tstzrange(c.since, derived.known_end(c.until, as_of))) as active_during
    from collaborator_spans c
    where c.since <= as_of and not exists (select 1 from derived.not_human x where x.user_id = c.user_id)
    group by c.repo_id, c.user_id
  ),
  listed as materialized (
    select s.community, s.user_id, range_agg(tstzrange(s.since, s.until)) as known,
      range_agg(tstzrange(s.since, s.until)) filter (where s.on_maintainers_team and not s.is_inactive) as active_during
    from derived.roster_spans(as_of) s
    group by s.community, s.user_id
  ),
  -- Months that are over by as_of by themselves: looking up the last merge before as_of is for the few that it cuts, and
  -- would have the planner sort them all.
  over as (
    select m.repo_id, m.user_id, m.via_id,
      range_agg(tstzrange(m.first_merged_at - derived.merge_reach(), m.last_merged_at + derived.merge_reach(), '[]')) as active_during
    from merge_months m
    where m.last_merged_at <= as_of
    group by m.repo_id, m.user_id, m.via_id
  ),
  cut as (
    select m.repo_id, m.user_id, m.via_id, m.first_merged_at as first_at,
      case when m.via_id = 0 then (
          select max(f.merged_at) from pull_request_facts f
          where f.repo_id = m.repo_id and f.ended_by_id = m.user_id and f.merged_at <= as_of
            and f.merged_at >= m.first_merged_at and f.author_id is distinct from m.user_id)
        else (
          select max(f.merged_at) from pull_request_facts f
          where f.repo_id = m.repo_id and f.queued_by_id = m.user_id and f.ended_by_id = m.via_id and f.merged_at <= as_of
            and f.merged_at >= m.first_merged_at and f.author_id is distinct from m.user_id)
      end as last_at
    from merge_months m
    where m.first_merged_at <= as_of and m.last_merged_at > as_of
  ),
  observed as (
    select m.repo_id, m.user_id, range_agg(m.active_during) as active_during
    from (
      select o.repo_id, o.user_id, o.via_id, o.active_during from over o
      union all
      select c.repo_id, c.user_id, c.via_id,
        tstzmultirange(tstzrange(c.first_at - derived.merge_reach(), c.last_at + derived.merge_reach(), '[]'))
      from cut c
    ) m
    where not exists (select 1 from derived.not_human x where x.user_id = m.user_id)
      and (m.via_id = 0 or exists (select 1 from derived.not_human x where x.user_id = m.via_id))
    group by m.repo_id, m.user_id
  ),
  -- Grouped instead of joined: the planner expects one row of each, and would compare every pair.
  told as (
    select a.repo_id, a.user_id, range_agg(a.permitted) as permitted, range_agg(a.active) as active,
      range_agg(a.listed) as listed, range_agg(a.merged) as merged
    from (
      select p.repo_id, p.user_id, p.active_during as permitted, null::tstzmultirange as active, null::tstzmultirange as listed,
        null::tstzmultirange as merged
      from permitted p
      union all
      select c.repo_id, l.user_id, null, l.active_during, l.known, null
      from listed l join (select distinct c.community, c.repo_id from community_repos c) c on c.community = l.community
      union all
      select m.repo_id, m.user_id, null, null, null, m.active_during from observed m
    ) a
    group by a.repo_id, a.user_id
  )
  select o.repo_id, o.user_id, 'configuration', o.active_during from overrides o
  union all
  -- Each source without the times at which a more trusted one decides.
  select t.repo_id, t.user_id, d.source, d.active_during
  from told t
  left join readings r on r.repo_id = t.repo_id
  cross join lateral (values
    ('permission', t.permitted),
    ('roster', t.active - coalesce(r.known, '{}')),
    ('observed', t.merged - coalesce(r.known, '{}') - coalesce(t.listed, '{}'))
  ) d(source, active_during)
  where not isempty(d.active_during)
    and not exists (select 1 from overrides o where o.repo_id = t.repo_id and o.user_id = t.user_id);
end
$$;

CREATE FUNCTION derived.maintainer_spans(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, user_id bigint, active_during tstzmultirange, source text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
  return query
  select s.repo_id, s.user_id, range_agg(s.active_during),
    string_agg(s.source, ', ' order by array_position(array['configuration', 'permission', 'roster', 'observed'], s.source))
  from derived.maintainer_sources(as_of) s
  group by s.repo_id, s.user_id;
end
$$;

CREATE FUNCTION derived.maker(user_id bigint, kind text, account text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case
    when account in ('bot', 'ai_reviewer') then null
    when user_id is not null and account is null then 'person'
    when user_id is null and kind = 'releases' then 'unknown'
    else 'nobody'
  end
$$;

CREATE FUNCTION derived.mentored_releases(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, tag text, released_at timestamp with time zone, performer_id bigint, user_id bigint, at timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select distinct r.community, r.repo_id, r.tag, r.at, r.user_id, p.user_id, m.opened_at
  from derived.releases_between(span_start, span_end, as_of) r
  join mentorships m on m.community = r.community and m.opened_at < r.at
    and (m.ended_at is null or m.ended_at > r.at)
    and (m.repositories = '{}' or exists (
      select 1 from derived.repository_names w where w.repo_id = r.repo_id and w.name_key = any(m.repositories)))
  join lateral derived.people_named(m.mentee) mentee on mentee.user_id = r.user_id
  join mentorship_people n on n.mentorship = m.id
  cross join lateral derived.people_named(n.who) p
$$;

CREATE FUNCTION derived.merge_reach() RETURNS interval
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ select interval '4320 hours' $$;

CREATE FUNCTION derived.merged_pull_requests(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_id bigint, merged_at timestamp with time zone, merger_id bigint, is_landed boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION derived.names_prerelease(tag text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select regexp_replace(tag, '\+.*$', '') ~* (
    '\d(.*[-._])?(([abc]|m\d+)([-._]?\d+)?(\.[0-9a-z-]+)*'
    '|(rc|alpha|beta|dev|pre|preview|canary|next|nightly|snapshot)([-._]?\d+)?([-._][0-9a-z-]+)*)$')
$_$;

CREATE FUNCTION derived.names_version(title text, version_pattern text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select title ~* ('(^|[^[:alnum:]_.])v?' || version_pattern || '(?![-._+]?[[:alnum:]])')
$$;

CREATE FUNCTION derived.office_hours_sessions(since timestamp with time zone, until timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(title text, starts_at timestamp with time zone, ends_at timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select h.title, s.at, s.at + h.minutes * interval '1 minute'
  from office_hours h
  cross join lateral (select coalesce((select min(time_zone) from institutions), 'UTC') as zone) z
  cross join lateral generate_series(
    0, greatest(0, ceil(date_part('epoch', until - h.starts_at) / date_part('epoch', h.every)))::int) step
  cross join lateral (select (h.starts_at at time zone z.zone + step * h.every) at time zone z.zone as at) s
  where s.at < until and s.at + h.minutes * interval '1 minute' > since and s.at <= as_of
$$;

CREATE FUNCTION derived.open_pull_requests(instant timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_role text, created_at timestamp with time zone, ready_at timestamp with time zone, has_later_drafts boolean, by_agent boolean)
    LANGUAGE plpgsql STABLE ROWS 20000 PARALLEL SAFE
    SET enable_mergejoin TO 'off'
    AS $$
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

CREATE FUNCTION derived.path_kind(path text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select case
    when path ~* '\.(po|pot|mo|xlf|xliff|ftl|arb)$'
      or path ~* '(^|/)(locales?|translations?|lc_messages|[a-z]{2,3}(-[a-z]{2,4})?\.lproj)/'
        and path !~* '(\.(py|go|java|kt|rb|rs|c|cc|cpp|h|cs|swift|scala|sh)|(^|/)(index\.[cm]?[jt]sx?|package\.json|tsconfig[^/]*))$'
      or path ~* '(^|/)(i18n|l10n|langs?|languages)/.*\.(json|ya?ml|properties|strings|resx|toml|csv|php)$'
        and path !~* '(^|/)(package|package-lock|tsconfig[^/]*)\.json$'
      or path ~* '(^|/)i18n/[a-z]{2}(-[a-z]{2,4})?/.*\.mdx?$'
      or path ~* '/values-[a-z]{2}(-r[a-z]{2})?/strings\.xml$'
      or path ~* '(^|/)readme[._-](ar|bn|cs|da|de|el|es|fa|fi|fr|he|hi|hu|id|it|ja|ko|nl|no|pl|pt|ro|ru|sv|th|tr|uk|vi|zh)([_-][a-z]{2,4})?\.(md|rst|txt)$'
      then 'translation'

    when path ~* '^(docs?|documentation|tutorials?|examples?|man)/'
      or path ~* '(^|/)(readme|contributing|code[_-]of[_-]conduct|changelog|changes|history|news|release[_-]?notes|security|support|governance|maintainers|authors|contributors|credits|copying|notice|citation|faq|roadmap)(\.(md|mdx|rst|txt|adoc|org|cff))?$'
      or path ~* '(^|/)licen[cs]e(-[a-z0-9]+)?(\.(md|rst|txt))?$'
      or path ~* '(^|/)(\.?mkdocs\.ya?ml|\.?readthedocs\.ya?ml|docusaurus\.config\.[cm]?[jt]s|book\.toml|myst\.ya?ml|_toc\.ya?ml|_config\.ya?ml|antora\.ya?ml|typedoc\.json|doxyfile)$'
      then 'docs'

    when path ~* '(^|/)((jest|vitest|playwright|karma|cypress|wdio)\.(config|conf)\.[^/]+|pytest\.ini|phpunit\.xml(\.dist)?)$'
      then 'tests'

    when path ~* '(^|/)\.'
      -- Continuous integration and deployment.
      or path ~* '(^|/)(ci|cicd|azure-pipelines)/|^(infra|infrastructure|terraform|ansible|deploy|deployments?)/'
      or path ~* '\.(tf|tfvars|hcl|nomad|dockerfile|mk|mak|cmake|m4|gradle|bzl|nix|gemspec|csproj|sln|nuspec|podspec|cabal)$'
      or path ~* '(^|/)((docker|container)file([.-][^/]+)?|(docker-)?compose[^/]*\.ya?ml|vagrantfile|procfile|skaffold\.ya?ml|chartpress\.ya?ml|ct\.ya?ml|chart\.lock|(netlify|fly|wrangler)\.toml|vercel\.json)$'
      or path ~* '(^|/)(jenkinsfile|(azure|bitbucket)-pipelines[^/]*\.ya?ml|appveyor\.ya?ml|cloudbuild\.ya?ml|buildspec\.ya?ml|codecov\.ya?ml|crowdin\.ya?ml|renovate\.json5?|codeowners)$'
      -- Building.
      or path ~* '(^|/)(gnu)?makefile(\.[^/]+)?$'
      or path ~* '(^|/)(justfile|taskfile\.ya?ml|rakefile|cmakelists\.txt|configure(\.(ac|in))?|meson\.build|meson_options\.txt|(build|settings)\.gradle\.kts|gradle\.properties|gradlew(\.bat)?|mvnw(\.cmd)?|pom\.xml|(build|workspace|module)(\.bazel)?|build\.(sbt|zig))$'
      -- What is needed to build and run, and which versions of it.
      or path ~* '(^|/)(package(-lock)?\.json|npm-shrinkwrap\.json|pnpm-(lock|workspace)\.yaml|[^/]+\.lockb?|lerna\.json|nx\.json|turbo\.json|[jt]sconfig[^/]*\.json|deno\.jsonc?)$'
      or path ~* '(^|/)(pyproject\.toml|setup\.(py|cfg)|manifest\.in|pipfile|pixi\.toml|tox\.ini|noxfile\.py|[^/]*requirements[^/]*\.(txt|in)|requirements/[^/]+\.(txt|in)|constraints[^/]*\.txt|environment[^/]*\.ya?ml|conda-lock\.ya?ml|(conda[.-]?)?recipe/meta\.yaml)$'
      or path ~* '(^|/)(cargo\.toml|go\.(mod|sum|work)|gemfile|composer\.json|mix\.exs|rebar\.config|packages\.lock\.json|directory\.[a-z]+\.props|podfile|package\.(swift|resolved)|pubspec\.yaml|stack\.yaml)$'
      -- Settings of the tools.
      or path ~* '(^|/)([^/]+\.config\.[cm]?[jt]s|mypy\.ini|pylintrc|ruff\.toml|biome\.json|sonar-project\.properties|lychee\.toml|tbump\.toml)$'
      then 'infra'

    when path ~* '(^|/)(tests?|__(tests|mocks|snapshots|fixtures)__|test[_-]?(data|fixtures|utils|helpers)|fixtures|e2e|cypress|[a-z0-9]+[_-]tests?)/|^testing/'
      or path ~ '(^|/)[A-Za-z0-9._]*Tests?/'
      or path ~* '(^|/)(conftest\.py|tests?\.[a-z]+|tests?[_-][^/]+)$|(^|/)spec/.*\.rb$'
      or path ~* '[._-](tests?|spec|cy|e2e)\.(py|go|rs|rb|[cm]?[jt]sx?|c|cc|cpp|cxx|h|hpp|java|kts?|scala|groovy|cs|php|swift|dart|exs?|erl|cljs?|lua|r|jl|mm?|sh|pl|vue|svelte|zig|nim|hs)$|\.(bats|snap|t)$'
      or path ~ '(Tests?|TestCase|Spec)\.(java|kt|scala|groovy|cs|swift|php|hs|mm?)$|IT\.(java|kt)$|(^|/)Test[A-Z][A-Za-z0-9]*\.(java|kt)$'
      then 'tests'

    when path ~* '(^|/)(docs?|documentation|tutorials?|examples?|man)/'
      or path ~* '\.(md|mdx|markdown|rst|adoc|asciidoc|textile|rdoc|pod|texi|texinfo)$'
      then 'docs'

    else 'code'
  end
$_$;

CREATE FUNCTION derived.people_named(name text) RETURNS TABLE(user_id bigint)
    LANGUAGE plpgsql STABLE COST 10 ROWS 1 PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
  return query select n.user_id from derived.named_people n where n.who = name;
end
$$;

CREATE FUNCTION derived.people_reviewed(since timestamp with time zone, until timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, user_id bigint, contact text, is_returning boolean, url text, opened_at timestamp with time zone, contact_at timestamp with time zone, reviewed_at timestamp with time zone, came_back_90 boolean, came_back_180 boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  with touched as materialized (
    select t.*,
      exists (
        select 1 from pull_request_facts f
        join derived.community_scopes s on s.repo_id = f.repo_id and s.community = t.community and derived.was_during(s.active_during, f.created_at)
        where f.author_id = t.author_id and f.created_at <= t.created_at - derived.returning_after()
          and not exists (
            select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
      ) as is_returning
    from derived.community_pull_requests_touched(since, until, as_of) t
  ),
  contacts as (
    select t.*, c.contact, c.strength, c.at
    from touched t
    cross join lateral (values
      ('reviewed', 1, t.reviewed_at), ('responded', 2, t.commented_at), ('handled', 3, t.handled_at)
    ) c(contact, strength, at)
    where c.at is not null
  ),
  -- Returning people first: what makes them count is a returning pull request.
  strongest as (
    select distinct on (community, author_id) *
    from contacts
    order by community, author_id, is_returning desc, strength, at, url
  ),
  first_reviews as (
    select community, author_id, min(reviewed_at) as at from touched group by community, author_id
  )
  select s.community, s.author_id, s.contact, s.is_returning, s.url, s.created_at, s.at, r.at,
    coalesce(b.first_at <= r.at + derived.back_within(90), false),
    coalesce(b.first_at <= r.at + derived.back_within(180), false)
  from strongest s
  join first_reviews r on r.community = s.community and r.author_id = s.author_id
  left join lateral (
    select min(f.created_at) as first_at from pull_request_facts f
    join derived.community_scopes c on c.repo_id = f.repo_id and c.community = s.community and derived.was_during(c.active_during, f.created_at)
    where f.author_id = s.author_id and f.created_at > r.at and f.created_at <= as_of
      and not exists (
        select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
  ) b on true
$$;

CREATE FUNCTION derived.planned(repo bigint, item integer, as_of timestamp with time zone) RETURNS TABLE(planned_at timestamp with time zone, url text, source text, kind text)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select planned_at, url, source, kind from derived.planning_items(repo, item, as_of)
  order by planned_at nulls last, kind, source, url limit 1
$$;

CREATE FUNCTION derived.planning_items(repo bigint, item integer, as_of timestamp with time zone) RETURNS TABLE(planned_at timestamp with time zone, url text, source text, kind text)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION derived.planning_kind(repo bigint, item integer, at timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(min(k.kind), 'unlabelled')
  from planning_labels l join planning_label_kinds k on k.label_key = lower(l.label)
  where l.repo_id = repo and l.number = item and l.since <= at and l.until > at
$$;

CREATE FUNCTION derived.prepares_release(title text, version_pattern text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case
    -- Most titles are done with here.
    when title !~* '\d|change|releas|version' then false
    when title ~* '\m(bump|pin|update|upgrade)s? (dependenc|(?!(the )?(version|release)\M|from\M)\S+ from\M)' then false
    when derived.names_version(title, version_pattern) then true
    when title ~* '(^|[^[:alnum:]_.])v?\d+\.\d' then false
    else title ~* '\mchange[ -]?logs?\M|\mrelease[ -]notes?\M|\mversion bump\M|\m(bump|cut|prepar|releas)\w*\M.*\m(version|release)\M'
  end
$$;

CREATE FUNCTION derived.pull_request_answers(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_role text, created_at timestamp with time zone, ready_at timestamp with time zone, closed_at timestamp with time zone, merged_at timestamp with time zone, has_later_drafts boolean, by_agent boolean, any_at timestamp with time zone, maintainer_at timestamp with time zone, team_at timestamp with time zone, any_review_at timestamp with time zone, maintainer_review_at timestamp with time zone, team_review_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 20000 PARALLEL SAFE
    SET enable_mergejoin TO 'off'
    AS $$
#variable_conflict use_column
begin
  return query
  with items as materialized (
    select p.* from derived.pull_requests_at(as_of, as_of) p
    where (p.created_at >= span_start and p.created_at < span_end)
      or (p.first_ready_at >= span_start and p.first_ready_at < span_end and p.first_ready_at <> p.created_at)
  ),
  given as materialized (
    select i.repo_id, i.number, r.responder_id, r.first_response_at, until.at as until_at,
      case when r.first_review_at <= until.at then r.first_review_at end as first_review_at
    from items i
    cross join lateral (select least(as_of, coalesce(i.closed_at, as_of)) as at) until
    cross join lateral (
      select a.* from responses a
      where a.repo_id = i.repo_id and a.number = i.number and a.first_response_at <= until.at
      offset 0
    ) r
  ),
  answers as (
    select g.repo_id, g.number,
      min(g.first_response_at) as any_at,
      min(case
        when m.active_during @> g.first_response_at then g.first_response_at
        when upper(m.active_during) > g.first_response_at or upper_inf(m.active_during)
          then derived.first_response_during(g.repo_id, g.number, g.responder_id, m.active_during, g.until_at)
      end) as maintainer_at,
      min(case
        when t.active_during @> g.first_response_at then g.first_response_at
        when upper(t.active_during) > g.first_response_at or upper_inf(t.active_during)
          then derived.first_response_during(g.repo_id, g.number, g.responder_id, t.active_during, g.until_at)
      end) as team_at,
      min(g.first_review_at) as any_review_at,
      min(case
        when m.active_during @> g.first_review_at then g.first_review_at
        when g.first_review_at is not null and (upper(m.active_during) > g.first_review_at or upper_inf(m.active_during))
          then derived.first_review_during(g.repo_id, g.number, g.responder_id, m.active_during, g.until_at)
      end) as maintainer_review_at,
      min(case
        when t.active_during @> g.first_review_at then g.first_review_at
        when g.first_review_at is not null and (upper(t.active_during) > g.first_review_at or upper_inf(t.active_during))
          then derived.first_review_during(g.repo_id, g.number, g.responder_id, t.active_during, g.until_at)
      end) as team_review_at
    from given g
    left join derived.not_human x on x.user_id = g.responder_id
    left join derived.team_spans t on t.user_id = g.responder_id
    left join derived.maintainer_spans(as_of) m on m.repo_id = g.repo_id and m.user_id = g.responder_id
    where x.user_id is null
    group by g.repo_id, g.number
  )
  select i.repo_id, i.number, i.author_role, i.created_at, i.ready_at, i.closed_at, i.merged_at, i.has_later_drafts, i.by_agent,
    a.any_at, a.maintainer_at, a.team_at, a.any_review_at, a.maintainer_review_at, a.team_review_at
  from items i left join answers a on a.repo_id = i.repo_id and a.number = i.number;
end
$$;

CREATE FUNCTION derived.pull_request_kind(repo bigint, item integer, as_of timestamp with time zone) RETURNS TABLE(kind text, decided_by text, example text, files integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  with changed as materialized (
    select f.path, derived.path_kind(f.path) as own, derived.file_weight(f.path, f.additions + f.deletions) as weight
    from derived.changed_files_at(repo, item, as_of) f
  ),
  counted as (
    select c.*, case when own = 'tests' and exists (select 1 from changed where own = 'code') then 'code' else own end as kind
    from changed c
  ),
  sums as (
    select kind, sum(weight) as weight, count(*)::int as files,
      (array_agg(path order by own = kind desc, weight desc, path collate "C"))[1] as example
    from counted group by kind
  ),
  heaviest as (
    select * from sums where weight = (select max(weight) from sums)
  ),
  named as (
    select derived.label_kind(l.label) as kind, min(l.label collate "C") as label
    from derived.labels_at(repo, item, as_of) l
    where (select count(*) from heaviest) <> 1 and derived.label_kind(l.label) is not null
    group by 1
  ),
  possible as (
    select h.kind, 'paths' as decided_by, h.example, h.files, n.kind is null as is_second
    from heaviest h left join named n on n.kind = h.kind
    union all
    select n.kind, 'label', n.label, 0, false from named n where not exists (select 1 from heaviest)
    union all
    select 'unknown', null, null, 0, true
  )
  select p.kind, p.decided_by, p.example, p.files from possible p
  order by array_position(array['code', 'docs', 'tests', 'infra', 'translation'], p.kind) is null, p.is_second,
    array_position(array['code', 'docs', 'tests', 'infra', 'translation'], p.kind)
  limit 1
$$;

CREATE FUNCTION derived.pull_requests_at(instant timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamp with time zone, ready_at timestamp with time zone, first_ready_at timestamp with time zone, closed_at timestamp with time zone, merged_at timestamp with time zone, final_closed_at timestamp with time zone, has_later_drafts boolean, is_landed boolean, by_agent boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION derived.pull_requests_not_ended_before(since timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamp with time zone, closed_at timestamp with time zone, merged_at timestamp with time zone, is_landed boolean, by_agent boolean)
    LANGUAGE plpgsql STABLE ROWS 20000 PARALLEL SAFE
    SET enable_mergejoin TO 'off'
    AS $$
#variable_conflict use_column
begin
  return query
  select p.repo_id, p.number, p.author_id, p.author_role, p.created_at, p.closed_at, p.merged_at, p.is_landed, p.by_agent
  from derived.pull_requests_at(as_of, as_of) p
  where (p.final_closed_at is null or p.final_closed_at >= least(since, as_of))
    and (p.closed_at is null or p.closed_at >= since);
end
$$;

CREATE FUNCTION derived.pull_requests_open_within(since timestamp with time zone, until timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_role text, created_at timestamp with time zone, closed_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 20000 PARALLEL SAFE
    SET enable_mergejoin TO 'off'
    AS $$
#variable_conflict use_column
begin
  return query
  select p.repo_id, p.number, p.author_role, p.created_at, p.closed_at
  from derived.pull_requests_at(until, as_of) p
  where (p.final_closed_at is null or p.final_closed_at > since) and (p.closed_at is null or p.closed_at > since);
end
$$;

CREATE FUNCTION derived.ready_business_seconds(repo bigint, item integer, ready_at timestamp with time zone, until_at timestamp with time zone, has_later_drafts boolean, zone text, free_days timestamp without time zone[]) RETURNS double precision
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select derived.business_seconds(ready_at, until_at, zone, free_days) - case when has_later_drafts
    then derived.later_draft_business_seconds(repo, item, until_at, zone, free_days) else 0 end
$$;

CREATE FUNCTION derived.ready_seconds(repo bigint, item integer, ready_at timestamp with time zone, until_at timestamp with time zone, has_later_drafts boolean) RETURNS double precision
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select case when until_at <= ready_at then 0
    when has_later_drafts then
      date_part('epoch', until_at - ready_at) - derived.later_draft_seconds(repo, item, until_at)
    else date_part('epoch', until_at - ready_at)
  end
$$;

CREATE FUNCTION derived.release_issues(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, tag text, released_at timestamp with time zone, performer_id bigint, number integer, author_id bigint, created_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 100 PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
  return query
  with released as materialized (
    select r.*, derived.version_pattern(r.tag) as pattern from derived.releases_between(span_start, span_end, as_of) r
  ),
  titled as (
    select r.community, r.repo_id, r.tag, r.at as released_at, r.user_id as performer_id, r.pattern, i.number, i.author_id, i.created_at,
      coalesce(n.title, i.title) as title
    from released r
    cross join lateral (
      select o.* from issues o
      where o.repo_id = r.repo_id and o.created_at > r.previous_at and o.created_at <= r.at
      offset 0
    ) i
    left join derived.titles_changed_after(as_of) n on n.repo_id = i.repo_id and n.number = i.number
  )
  select t.community, t.repo_id, t.tag, t.released_at, t.performer_id, t.number, t.author_id, t.created_at
  from titled t
  where derived.runs_release(t.title, t.pattern)
    and not exists (
      select 1 from deleted_items d where d.repo_id = t.repo_id and d.number = t.number and d.observed_at <= as_of);
end
$$;

CREATE FUNCTION derived.release_support(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, tag text, kind text, item text, number integer, user_id bigint, at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 100 PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
  return query
  with pulls as materialized (select * from derived.version_pull_requests(span_start, span_end, as_of)),
  run as materialized (select * from derived.release_issues(span_start, span_end, as_of)),
  acts as (
    select p.*, 'authored' as kind, p.author_id as user_id, p.created_at as at from pulls p
    union all
    select p.*, 'approved', v.author_id, v.submitted_at
    from pulls p join reviews v on v.repo_id = p.repo_id and v.number = p.number
    where derived.review_state_at(v.repo_id, v.number, v.id, v.state, as_of) = 'APPROVED' and v.author_id is distinct from p.author_id
    union all
    select i.*, null, 'opened', i.author_id, i.created_at from run i
    union all
    select i.*, null, 'closed', e.actor_id, e.created_at
    from run i join timeline_events e on e.repo_id = i.repo_id and e.number = i.number and e.kind = 'CLOSED_EVENT'
    union all
    select i.*, null, 'was assigned to', e.subject_id, e.created_at
    from run i join timeline_events e on e.repo_id = i.repo_id and e.number = i.number and e.kind = 'ASSIGNED_EVENT'
    where not exists (
      select 1 from timeline_events u
      where u.repo_id = e.repo_id and u.number = e.number and u.kind = 'UNASSIGNED_EVENT'
        and u.subject_id = e.subject_id and u.created_at >= e.created_at and u.created_at <= i.released_at)
    union all
    select m.community, m.repo_id, m.tag, m.released_at, m.performer_id, null, null, null, null, 'mentored', m.user_id, m.at
    from derived.mentored_releases(span_start, span_end, as_of) m
  )
  select a.community, a.repo_id, a.tag, a.kind,
    case when a.kind = 'mentored' then 'performer' when a.is_changelog then 'changelog pull request'
      when not a.is_changelog then 'version pull request' else 'release issue' end,
    a.number, a.user_id, min(a.at)
  from acts a
  join derived.team_spans t on t.user_id = a.user_id and t.active_during @> case when a.kind = 'mentored' then a.released_at else a.at end
  where a.at <= a.released_at and a.user_id is distinct from a.performer_id
    and a.user_id not in (select x.user_id from derived.not_human x)
  group by a.community, a.repo_id, a.tag, a.kind, a.is_changelog, a.number, a.user_id;
end
$$;

CREATE FUNCTION derived.releases_at(as_of timestamp with time zone) RETURNS TABLE(community text, repository text, address text, repo_id bigint, tag text, is_prerelease boolean, user_id bigint, at timestamp with time zone, known_by text, supported boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select s.community, s.repository, s.address, s.repo_id, r.tag, r.is_prerelease, performer.user_id, r.at,
    performer.known_by, answer.supported
  from (
    select coalesce(t.repo_id, g.repo_id) as repo_id, coalesce(t.name, g.tag_name) as tag,
      coalesce(t.tagged_at, g.published_at, t.committed_at, g.created_at) as at,
      -- GitHub's own mark decides where there is one.
      coalesce(g.is_prerelease, derived.names_prerelease(t.name)) as is_prerelease,
      g.author_id, t.tagger_id, case when t.is_version_bump then t.commit_author_id end as bumper_id
    from (
      -- One that was deleted and written again counts as it was written last.
      select distinct on (repo_id, tag_name) * from releases
      where not is_draft and (gone_at is null or gone_at > as_of) and coalesce(published_at, created_at) <= as_of
      order by repo_id, tag_name, coalesce(published_at, created_at) desc, id desc
    ) g
    full join derived.tags_at(as_of) t on t.repo_id = g.repo_id and t.name = g.tag_name
  ) r
  join derived.community_scopes s on s.repo_id = r.repo_id and derived.was_during(s.active_during, r.at)
  join communities c on c.name = s.community and r.tag ~ c.release_tags
  left join (
    -- Of answers under a former name and today's, today's.
    select distinct on (a.community, w.repo_id, a.tag) a.community, w.repo_id, a.tag, a.who is not null as names_somebody, a.supported,
      -- Of digits alone the number.
      (select n.user_id from derived.people_named(a.who) n order by n.user_id::text = a.who desc limit 1) as user_id
    from release_answers a
    join derived.repository_names w on w.name_key = a.repository
    order by 1, 2, 3, exists (select 1 from repos y where y.id = w.repo_id and lower(y.full_name) = a.repository) desc,
      a.repository
  ) answer on answer.community = s.community and answer.repo_id = s.repo_id and answer.tag = r.tag
  left join derived.said_releases said on said.repo_id = s.repo_id and said.tag = r.tag
  left join lateral (
    select p.user_id, p.known_by
    from (values
      (1, 'answer', answer.user_id),
      (2, 'said', said.user_id),
      (3, 'release', r.author_id),
      (4, 'tagger', r.tagger_id),
      -- As deliveries tell; the last push by then, since a tag that was set on something else is another person's deed.
      (5, 'tag_push', (
        select u.sender_id from tag_pushes u
        where u.repo_id = r.repo_id and u.tag = r.tag and u.sender_id is not null and u.pushed_at <= as_of
          and u.sender_id not in (select user_id from derived.not_human)
        order by u.pushed_at desc, u.delivery limit 1)),
      (6, 'version_bump', r.bumper_id)
    ) p (place, known_by, user_id)
    where p.user_id is not null and p.user_id not in (select user_id from derived.not_human)
      -- A person's answer decides, also where it names nobody who is known: the configuration's before any other.
      and (p.place = 1 or (answer.names_somebody is not true and (p.place = 2 or said.user_id is null)))
    order by p.place
    limit 1
  ) performer on true
  where r.at <= as_of
$$;

CREATE FUNCTION derived.releases_between(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repository text, address text, repo_id bigint, tag text, is_prerelease boolean, user_id bigint, at timestamp with time zone, known_by text, supported boolean, previous_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 100 PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
  return query
  with known as (
    select r.*, coalesce(
      max(r.at) filter (where not r.is_prerelease) over (
        partition by r.community, r.repo_id order by r.at
        groups between unbounded preceding and 1 preceding),
      '-infinity') as previous_at
    from derived.releases_at(as_of) r
    where r.at < span_end
  )
  select k.* from known k where k.at >= span_start;
end
$$;

CREATE FUNCTION derived.returning_after() RETURNS interval
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ select interval '336 hours' $$;

CREATE FUNCTION derived.review_cycles(repo bigint, item integer, author bigint, until_at timestamp with time zone, machines bigint[]) RETURNS TABLE(cycles integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select (count(*) filter (where not m.is_author and m.follows_author))::integer
  from (
    select a.is_author, lag(a.is_author, 1, true) over (order by a.at, a.is_author desc) as follows_author
    from (
      select r.submitted_at as at, coalesce(r.author_id = author, false) as is_author
      from reviews r
      where r.repo_id = repo and r.number = item and r.state <> 'PENDING'
        and r.author_id is not null and not (r.author_id = any(machines))
      union all
      select c.created_at, coalesce(c.author_id = author, false)
      from review_comments c
      where c.repo_id = repo and c.number = item and c.author_id is not null and not (c.author_id = any(machines))
      union all
      select c.created_at, true from issue_comments c where c.repo_id = repo and c.number = item and c.author_id = author
      union all
      select e.created_at, true from timeline_events e
      where e.repo_id = repo and e.number = item and e.actor_id = author
        and e.kind in ('PULL_REQUEST_COMMIT', 'HEAD_REF_FORCE_PUSHED_EVENT', 'READY_FOR_REVIEW_EVENT', 'REVIEW_REQUESTED_EVENT')
    ) a
    where a.at <= until_at
  ) m
$$;

CREATE FUNCTION derived.review_state_at(repo bigint, item integer, review bigint, state text, instant timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select case when state <> 'DISMISSED' then state
    else coalesce((
      select e.review_state from timeline_events e
      where e.repo_id = repo and e.number = item and e.kind = 'REVIEW_DISMISSED_EVENT' and e.review_id = review
        and e.created_at > instant
      limit 1), state) end
$$;

CREATE FUNCTION derived.role_at(author_id bigint, kind text, team tstzmultirange, maintainer tstzmultirange, at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case
    when author_id is null then 'ghost'
    when kind is not null then kind
    when team @> at then 'team'
    when maintainer @> at then 'maintainer'
    else 'community'
  end
$$;

CREATE FUNCTION derived.roster_spans(as_of timestamp with time zone) RETURNS TABLE(community text, repository text, path text, user_id bigint, since timestamp with time zone, until timestamp with time zone, since_oid text, is_baseline boolean, is_inactive boolean, on_maintainers_team boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select r.community, r.repository, r.path, u.user_id, l.since, derived.known_end(l.until, as_of), l.since_oid,
    l.is_baseline, l.is_inactive, l.teams = '{}' or not l.teams <@ r.not_maintainers
  from rosters r
  join roster_listings l on l.repository = r.repository and l.path = r.path
  -- Login by login: see login_bearers.
  cross join lateral (select b.user_id from derived.login_bearers b where b.login_key = l.who) u
  where l.since <= as_of
    and not exists (select 1 from derived.not_human x where x.user_id = u.user_id)
    and not exists (
      select 1 from missing_logins m where m.login_key = l.who and m.observed_at <= as_of and m.found_at > as_of)
$$;

CREATE FUNCTION derived.runs_release(title text, version_pattern text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select title ~* '\m(releas(e|es|ing)|publish|ship|cut|tag)\M' and derived.names_version(title, version_pattern)
$$;

CREATE FUNCTION derived.size_kind(path text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select case
    when derived.file_weight(path, 2) = 1
      or path ~* '(^|/)(dist|__generated__)/|[._-](generated|gen|pb)\.[a-z]+$|_pb2(_grpc)?\.pyi?$' then 'generated'
    when path ~* '(^|/)(fixtures?|__fixtures__|test[_-]?data|cassettes|golden)/' then 'fixtures'
    when derived.path_kind(path) = 'tests'
      and path ~* '\.(json|ya?ml|csv|tsv|txt|xml|html|ipynb|parquet|png|jpe?g|gif|svg|bin|dat|gz|zip|db|sqlite)$' then 'fixtures'
    else case derived.path_kind(path)
      when 'code' then 'source' when 'infra' then 'config' when 'translation' then 'docs' else derived.path_kind(path)
    end
  end
$_$;

CREATE FUNCTION derived.spans_on_team() RETURNS TABLE(user_id bigint, active_during tstzmultirange)
    LANGUAGE plpgsql STABLE ROWS 20 PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
  return query
  select n.user_id,
    range_agg(case when current_setting('headwater.team_dates', true) = 'ignored' then tstzrange(null, null)
      else tstzrange(t.since, t.until) end) as active_during
  from team_members t cross join lateral derived.people_named(t.who) n
  where t.since < t.until
  group by n.user_id;
end
$$;

CREATE FUNCTION derived.tags_at(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, name text, tagger_id bigint, tagged_at timestamp with time zone, commit_author_id bigint, committed_at timestamp with time zone, is_version_bump boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select k.repo_id, k.name, k.tagger_id,
    case when derived.is_usable_date(k.tagged_at, c.asked_at) then k.tagged_at end, k.commit_author_id,
    case when derived.is_usable_date(k.committed_at, c.asked_at) then k.committed_at end, k.is_version_bump
  from (
    select t.repo_id, t.name, t.tagger_id, t.tagged_at, t.commit_author_id, t.committed_at, t.is_version_bump
    from tags t
    where (t.gone_at is null or t.gone_at > as_of)
      and not exists (
        select 1 from moved_tags m where m.repo_id = t.repo_id and m.name = t.name and m.moved_at > as_of)
    union all
    select m.repo_id, m.name, m.tagger_id, m.tagged_at, m.commit_author_id, m.committed_at, m.is_version_bump
    from (
      select distinct on (repo_id, name) * from moved_tags where moved_at > as_of order by repo_id, name, moved_at
    ) m
    where m.gone_at is null or m.gone_at > as_of
  ) k
  left join (select r.repo_id, max(r.checked_at) as asked_at from repository_counts r group by r.repo_id) c
    on c.repo_id = k.repo_id
$$;

CREATE FUNCTION derived.team_acts_on(repo bigint, item integer) RETURNS TABLE(user_id bigint, at timestamp with time zone, act text)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select a.user_id, a.at, a.act
  from derived.acts_on(repo, item) a
  join derived.team_spans t on t.user_id = a.user_id and t.active_during @> a.at
  where not exists (select 1 from derived.not_human x where x.user_id = a.user_id)
$$;

CREATE FUNCTION derived.tells_of_policy(repo bigint, item integer, as_of timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select not exists (
      select 1 from reviews r
      where r.repo_id = repo and r.number = item and r.state <> 'PENDING' and r.submitted_at <= as_of)
    and (
      exists (
        select 1 from pull_request_facts f
        where f.repo_id = repo and f.number = item and f.ai_disclosure = 'not_stated')
      or coalesce((
        select e.kind = 'LOCKED_EVENT' from timeline_events e
        where e.repo_id = repo and e.number = item and e.kind in ('LOCKED_EVENT', 'UNLOCKED_EVENT') and e.created_at <= as_of
        order by e.created_at desc, e.id collate "C" desc limit 1), false)
      or derived.wears(repo, item, 'policy', as_of))
$$;

CREATE FUNCTION derived.titles_changed_after(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, title text)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select distinct on (e.repo_id, e.number) e.repo_id, e.number, e.previous_title
  from timeline_events e
  where e.kind = 'RENAMED_TITLE_EVENT' and e.created_at > as_of
  order by e.repo_id, e.number, e.created_at, e.id collate "C"
$$;

CREATE FUNCTION derived.touched_by_team(since timestamp with time zone, until timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION derived.triage_kind(act text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case
    when act = 'comment' then 'response'
    when act in ('label', 'unlabel', 'assign', 'milestone', 'close', 'mark as duplicate', 'transfer', 'retitle',
      'convert to a discussion', 'put on a board', 'set the type', 'set a field') then 'state_change'
  end
$$;

CREATE FUNCTION derived.turned_days_old(since timestamp with time zone, days integer, span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select coalesce(span_start - since <= derived.calendar_days(days) and span_end - since > derived.calendar_days(days)
    and as_of - since >= derived.calendar_days(days), false)
$$;

CREATE FUNCTION derived.version_pattern(tag text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select regexp_replace(
    replace(
      regexp_replace(
        regexp_replace(lower(coalesce(substring(tag from '\d+\.\d.*$'), substring(tag from '\d.*$'), tag)),
          '[-._+]*([a-z]+)[-._+]*', '~\1~', 'g'),
        '([^a-z0-9~])', '\\\1', 'g'),
      '~', '[-._+]?'),
    '^(\d+\\\.\d+)\\\.0$', '\1(\.0)?')
$_$;

CREATE FUNCTION derived.version_pull_requests(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, tag text, released_at timestamp with time zone, performer_id bigint, number integer, author_id bigint, created_at timestamp with time zone, is_changelog boolean)
    LANGUAGE plpgsql STABLE ROWS 100 PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
  return query
  with released as materialized (
    select r.*, derived.version_pattern(r.tag) as pattern from derived.releases_between(span_start, span_end, as_of) r
  ),
  titled as (
    select r.community, r.repo_id, r.tag, r.at as released_at, r.user_id as performer_id, r.pattern, p.number, p.author_id, p.created_at,
      coalesce(n.title, p.title) as title
    from released r
    cross join lateral (
      select o.* from derived.merged_pull_requests(as_of) m
      join pull_requests o on o.repo_id = m.repo_id and o.number = m.number
      where m.repo_id = r.repo_id and m.merged_at > r.previous_at and m.merged_at <= r.at
      offset 0
    ) p
    left join derived.titles_changed_after(as_of) n on n.repo_id = p.repo_id and n.number = p.number
  )
  select t.community, t.repo_id, t.tag, t.released_at, t.performer_id, t.number, t.author_id, t.created_at,
    t.title ~* '\mchange[ -]?log|\mrelease[ -]notes?\M'
  from titled t
  where derived.prepares_release(t.title, t.pattern)
    and not exists (
      select 1 from deleted_items d where d.repo_id = t.repo_id and d.number = t.number and d.observed_at <= as_of);
end
$$;

CREATE FUNCTION derived.was_during(spans tstzmultirange, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ select coalesce(spans @> at, false) $$;

CREATE FUNCTION derived.wears(repo bigint, item integer, of_meaning text, instant timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select exists (
    select 1 from derived.labels_at(repo, item, instant) l
    join community_labels k on k.meaning = of_meaning and k.label_key = lower(l.label)
    join community_repos c on c.community = k.community and c.repo_id = repo)
$$;

CREATE FUNCTION derived.weekday_seconds(local timestamp without time zone) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select ((local::date - date '2001-01-01') / 7 * 5 + least((local::date - date '2001-01-01') % 7, 5)) * 86400.0::float8
    + case when (local::date - date '2001-01-01') % 7 < 5 then date_part('epoch', local - local::date) else 0 end
$$;

CREATE FUNCTION public.title_is_wip(title text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$ select title ~* '^\s*(\[wip\]|wip:)' $$;

CREATE TABLE public.community_repos (
    community text NOT NULL,
    repo_id bigint NOT NULL,
    since timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.community_repos IS 'Which repositories a community consists of, from when to when.';

COMMENT ON COLUMN public.community_repos.community IS 'communities.name.';

COMMENT ON COLUMN public.community_repos.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.community_repos.since IS 'The instant from which this holds, included; -infinity = always did.';

COMMENT ON COLUMN public.community_repos.until IS 'The instant to which this holds, not included; infinity = still.';

CREATE TABLE public.institutions (
    name text NOT NULL,
    time_zone text NOT NULL,
    configuration_hash text NOT NULL,
    people_version integer NOT NULL,
    web_base text DEFAULT 'https://github.com/'::text NOT NULL,
    planning_repository text,
    planning_board text
);

COMMENT ON TABLE public.institutions IS 'The institution of the configuration: one row.';

COMMENT ON COLUMN public.institutions.name IS 'As the configuration spells it.';

COMMENT ON COLUMN public.institutions.time_zone IS 'In which its days and weeks begin, as "Europe/Berlin".';

COMMENT ON COLUMN public.institutions.configuration_hash IS 'Of the configuration that was loaded: it is loaded again when that changes.';

COMMENT ON COLUMN public.institutions.people_version IS 'Raised when the known list of bots changes: then the people are loaded again.';

COMMENT ON COLUMN public.institutions.web_base IS 'Where links point: another address for GitHub Enterprise Server.';

COMMENT ON COLUMN public.institutions.planning_repository IS 'owner/name of the repository whose issues plan the institution''s work; null = it plans nothing on GitHub.';

COMMENT ON COLUMN public.institutions.planning_board IS 'owner/number of the project that plans its work; null = none.';

CREATE TABLE public.repos (
    id bigint NOT NULL,
    node_id text NOT NULL,
    full_name text NOT NULL,
    default_branch text,
    is_private boolean NOT NULL,
    is_archived boolean NOT NULL,
    is_fork boolean NOT NULL,
    created_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.repos IS 'Repositories, as GitHub showed them last.';

COMMENT ON COLUMN public.repos.id IS 'GitHub''s number of the repository: it stays when the name changes.';

COMMENT ON COLUMN public.repos.node_id IS 'GitHub''s id for its GraphQL interface.';

COMMENT ON COLUMN public.repos.full_name IS 'owner/name as GitHub spells it today.';

COMMENT ON COLUMN public.repos.default_branch IS 'null = it has no commit.';

COMMENT ON COLUMN public.repos.is_private IS 'Not everybody may read it.';

COMMENT ON COLUMN public.repos.is_archived IS 'It takes no changes.';

COMMENT ON COLUMN public.repos.is_fork IS 'It is a copy of another one.';

COMMENT ON COLUMN public.repos.created_at IS 'When it was created.';

CREATE VIEW derived.community_scopes WITH (security_invoker='true') AS
 SELECT cr.community,
    cr.repo_id,
    r.full_name AS repository,
    (COALESCE(( SELECT min(institutions.web_base) AS min
           FROM public.institutions), 'https://github.com/'::text) || r.full_name) AS address,
    range_agg(tstzrange(cr.since, cr.until)) AS active_during
   FROM (public.community_repos cr
     JOIN public.repos r ON ((r.id = cr.repo_id)))
  WHERE ((cr.since < cr.until) AND (NOT r.is_private) AND (concat(current_setting('headwater.community'::text, true), current_setting('headwater.repository'::text, true)) = ''::text))
  GROUP BY cr.community, cr.repo_id, r.full_name
UNION ALL
 SELECT cr.community,
    cr.repo_id,
    r.full_name AS repository,
    (COALESCE(( SELECT min(institutions.web_base) AS min
           FROM public.institutions), 'https://github.com/'::text) || r.full_name) AS address,
    range_agg(tstzrange(cr.since, cr.until)) AS active_during
   FROM (public.community_repos cr
     JOIN public.repos r ON ((r.id = cr.repo_id)))
  WHERE ((cr.since < cr.until) AND (NOT r.is_private) AND (concat(current_setting('headwater.community'::text, true), current_setting('headwater.repository'::text, true)) <> ''::text) AND ((COALESCE(current_setting('headwater.community'::text, true), ''::text) = ''::text) OR (COALESCE(current_setting('headwater.community'::text, true), ''::text) = cr.community)) AND ((COALESCE(current_setting('headwater.repository'::text, true), ''::text) = ''::text) OR (COALESCE(current_setting('headwater.repository'::text, true), ''::text) = lower(r.full_name))))
  GROUP BY cr.community, cr.repo_id, r.full_name;

COMMENT ON VIEW derived.community_scopes IS 'Which repositories a community consists of: one row a community and repository. One that is private now is in none, whenever it was public.';

COMMENT ON COLUMN derived.community_scopes.community IS 'communities.name.';

COMMENT ON COLUMN derived.community_scopes.repo_id IS 'repos.id.';

COMMENT ON COLUMN derived.community_scopes.repository IS 'owner/name as GitHub spells it today.';

COMMENT ON COLUMN derived.community_scopes.address IS 'Where its pages are.';

COMMENT ON COLUMN derived.community_scopes.active_during IS 'When it belonged to the community.';

CREATE TABLE public.user_logins (
    login_key text NOT NULL,
    user_id bigint NOT NULL
);

COMMENT ON TABLE public.user_logins IS 'Every login (in lower case) that was ever seen for a user: logins change, ids do not.';

COMMENT ON COLUMN public.user_logins.login_key IS 'The login in lower case.';

COMMENT ON COLUMN public.user_logins.user_id IS 'users.id.';

CREATE TABLE public.users (
    id bigint NOT NULL,
    node_id text,
    login text NOT NULL,
    name text,
    type text NOT NULL
);

COMMENT ON TABLE public.users IS 'People and bots by GitHub''s numeric id. A negative id stands for a login whose number GitHub never gave. No e-mail addresses.';

COMMENT ON COLUMN public.users.id IS 'GitHub''s number of the account; negative = a login whose number GitHub never gave.';

COMMENT ON COLUMN public.users.node_id IS 'GitHub''s id for its GraphQL interface.';

COMMENT ON COLUMN public.users.login IS 'The login today.';

COMMENT ON COLUMN public.users.name IS 'The name on their profile; null = none, or not known.';

COMMENT ON COLUMN public.users.type IS 'User, Bot, Organization, Mannequin or EnterpriseUserAccount.';

CREATE VIEW derived.login_bearers WITH (security_invoker='true') AS
 SELECT l.login_key,
    l.user_id
   FROM public.user_logins l
  WHERE (l.user_id = ( SELECT o.user_id
           FROM (public.user_logins o
             JOIN public.users u ON ((u.id = o.user_id)))
          WHERE (o.login_key = l.login_key)
          ORDER BY (lower(u.login) = o.login_key) DESC, o.user_id DESC
         LIMIT 1));

COMMENT ON VIEW derived.login_bearers IS 'Whom each login that was ever seen means: one account.';

COMMENT ON COLUMN derived.login_bearers.login_key IS 'The login in lower case.';

COMMENT ON COLUMN derived.login_bearers.user_id IS 'users.id.';

CREATE VIEW derived.named_people WITH (security_invoker='true') AS
 SELECT login_bearers.login_key AS who,
    login_bearers.user_id
   FROM derived.login_bearers
UNION ALL
 SELECT (users.id)::text AS who,
    users.id AS user_id
   FROM public.users
  WHERE (users.id > 0);

COMMENT ON VIEW derived.named_people IS 'People by how the configuration may name them.';

COMMENT ON COLUMN derived.named_people.who IS 'A login in lower case that they have, or had and nobody has since, or their users.id in digits.';

COMMENT ON COLUMN derived.named_people.user_id IS 'users.id.';

CREATE VIEW derived.not_human WITH (security_invoker='true') AS
 SELECT accounts_not_human.user_id,
    accounts_not_human.kind
   FROM derived.accounts_not_human() accounts_not_human(user_id, kind);

COMMENT ON VIEW derived.not_human IS 'Accounts that are no people, by the configuration first, by what was said beneath the weekly issue, and by their type otherwise.';

COMMENT ON COLUMN derived.not_human.user_id IS 'users.id.';

COMMENT ON COLUMN derived.not_human.kind IS 'bot, ai_reviewer, ghost, organization or mannequin.';

CREATE TABLE public.repo_names (
    repo_id bigint NOT NULL,
    name_key text NOT NULL
);

COMMENT ON TABLE public.repo_names IS 'Every owner/name, in lower case, under which a repository has been seen: links outlive a rename.';

COMMENT ON COLUMN public.repo_names.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.repo_names.name_key IS 'owner/name in lower case.';

CREATE VIEW derived.repository_names WITH (security_invoker='true') AS
 SELECT lower(repos.full_name) AS name_key,
    repos.id AS repo_id
   FROM public.repos
UNION
 SELECT repo_names.name_key,
    repo_names.repo_id
   FROM public.repo_names;

COMMENT ON VIEW derived.repository_names IS 'Every name that means a repository: today''s, and those that GitHub forwards to it.';

COMMENT ON COLUMN derived.repository_names.name_key IS 'owner/name in lower case.';

COMMENT ON COLUMN derived.repository_names.repo_id IS 'repos.id.';

CREATE TABLE public.said_answers (
    comment_id bigint NOT NULL,
    line integer NOT NULL,
    place bigint NOT NULL,
    verb text NOT NULL,
    repo_id bigint,
    tag text,
    user_id bigint,
    sender_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome text NOT NULL,
    CONSTRAINT said_answers_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'not_allowed'::text, 'too_many'::text, 'unknown'::text, 'configured'::text]))),
    CONSTRAINT said_answers_verb_check CHECK ((verb = ANY (ARRAY['released'::text, 'bot'::text, 'person'::text, 'undo'::text, 'help'::text])))
);

COMMENT ON TABLE public.said_answers IS 'Commands beneath the weekly issue that answer a question or correct who is what. Their words are kept nowhere.';

COMMENT ON COLUMN public.said_answers.comment_id IS 'GitHub''s id of the comment.';

COMMENT ON COLUMN public.said_answers.line IS 'Which of the comment''s commands: an edit runs only what is new.';

COMMENT ON COLUMN public.said_answers.place IS 'The order in which they were read: the last one about a thing counts.';

COMMENT ON COLUMN public.said_answers.verb IS 'released, bot, person, help, or undo: what was said of the thing before counts no longer.';

COMMENT ON COLUMN public.said_answers.repo_id IS 'repos.id of the release that it is about; null = of none that is known.';

COMMENT ON COLUMN public.said_answers.tag IS 'The tag of that release; null = it is about an account.';

COMMENT ON COLUMN public.said_answers.user_id IS 'users.id of who released it, or of who is a bot or a person; null = nobody who is known.';

COMMENT ON COLUMN public.said_answers.sender_id IS 'users.id of who wrote it.';

COMMENT ON COLUMN public.said_answers.at IS 'When the comment was written.';

COMMENT ON COLUMN public.said_answers.outcome IS 'done, or why it was not; configured = the configuration says something already.';

CREATE VIEW derived.said_kinds WITH (security_invoker='true') AS
 SELECT last.user_id,
    last.verb AS kind
   FROM ( SELECT DISTINCT ON (said_answers.user_id) said_answers.user_id,
            said_answers.verb
           FROM public.said_answers
          WHERE ((said_answers.outcome = 'done'::text) AND (said_answers.tag IS NULL) AND (said_answers.user_id IS NOT NULL))
          ORDER BY said_answers.user_id, said_answers.place DESC) last
  WHERE (last.verb = ANY (ARRAY['bot'::text, 'person'::text]));

COMMENT ON VIEW derived.said_kinds IS 'Accounts that somebody called a bot or a person beneath the weekly issue.';

COMMENT ON COLUMN derived.said_kinds.user_id IS 'users.id.';

COMMENT ON COLUMN derived.said_kinds.kind IS 'bot or person.';

CREATE VIEW derived.said_releases WITH (security_invoker='true') AS
 SELECT last.repo_id,
    last.tag,
    last.user_id
   FROM ( SELECT DISTINCT ON (said_answers.repo_id, said_answers.tag) said_answers.repo_id,
            said_answers.tag,
            said_answers.user_id,
            said_answers.verb
           FROM public.said_answers
          WHERE ((said_answers.outcome = 'done'::text) AND (said_answers.tag IS NOT NULL))
          ORDER BY said_answers.repo_id, said_answers.tag, said_answers.place DESC) last
  WHERE (last.verb = 'released'::text);

COMMENT ON VIEW derived.said_releases IS 'Who released what, as somebody answered beneath the weekly issue.';

COMMENT ON COLUMN derived.said_releases.repo_id IS 'repos.id.';

COMMENT ON COLUMN derived.said_releases.tag IS 'The tag''s name.';

COMMENT ON COLUMN derived.said_releases.user_id IS 'users.id of who released it.';

CREATE VIEW derived.team_spans WITH (security_invoker='true') AS
 SELECT spans_on_team.user_id,
    spans_on_team.active_during
   FROM derived.spans_on_team() spans_on_team(user_id, active_during);

COMMENT ON VIEW derived.team_spans IS 'The institution''s team: one row a person.';

COMMENT ON COLUMN derived.team_spans.user_id IS 'users.id.';

COMMENT ON COLUMN derived.team_spans.active_during IS 'When they belonged to it, beginnings included and ends not.';

CREATE TABLE public.continuations (
    repo_id bigint NOT NULL,
    node_id text NOT NULL,
    connection text NOT NULL,
    item_kind text NOT NULL,
    number integer NOT NULL,
    after_cursor text NOT NULL
);

COMMENT ON TABLE public.continuations IS 'Timelines and label lists that did not fit their page; empty when the history is whole.';

COMMENT ON COLUMN public.continuations.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.continuations.node_id IS 'GitHub''s id for its GraphQL interface.';

COMMENT ON COLUMN public.continuations.connection IS 'Which list of the item it is.';

COMMENT ON COLUMN public.continuations.item_kind IS 'Whether the item is an issue or a pull request.';

COMMENT ON COLUMN public.continuations.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.continuations.after_cursor IS 'Where the list goes on.';

CREATE TABLE public.deleted_items (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    observed_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.deleted_items IS 'Issues and pull requests that GitHub no longer shows in the repository (deleted, or transferred away). They count up to the instant at which that was observed.';

COMMENT ON COLUMN public.deleted_items.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.deleted_items.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.deleted_items.observed_at IS 'When this was observed first.';

CREATE TABLE public.pull_request_file_lists (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    since timestamp with time zone NOT NULL,
    changed_files integer,
    failures integer DEFAULT 0 NOT NULL
);

COMMENT ON TABLE public.pull_request_file_lists IS 'When the files of a pull request were read, and whether all of them are stored: see the view unread_file_lists.';

COMMENT ON COLUMN public.pull_request_file_lists.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.pull_request_file_lists.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.pull_request_file_lists.updated_at IS 'The pull request''s updated_at at the last reading: where it has moved since, the files are read again.';

COMMENT ON COLUMN public.pull_request_file_lists.since IS 'The pull request''s updated_at at the first reading that gave these very files.';

COMMENT ON COLUMN public.pull_request_file_lists.changed_files IS 'GitHub''s own count; null = GitHub gives no list of them.';

COMMENT ON COLUMN public.pull_request_file_lists.failures IS 'Readings in a row that brought an error, or another number of files than GitHub counts.';

CREATE TABLE public.pull_requests (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    id bigint NOT NULL,
    node_id text NOT NULL,
    title text NOT NULL,
    author_id bigint,
    state text NOT NULL,
    is_draft boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    merged_at timestamp with time zone,
    merged_by_id bigint,
    additions integer,
    deletions integer,
    changed_files integer,
    base_ref text,
    body_length integer NOT NULL,
    body_words integer NOT NULL,
    timeline_count integer,
    ai_disclosure text,
    CONSTRAINT pull_requests_ai_disclosure_check CHECK ((ai_disclosure = ANY (ARRAY['declared'::text, 'declined'::text, 'not_stated'::text])))
);

COMMENT ON TABLE public.pull_requests IS 'Pull requests, as GitHub showed them last.';

COMMENT ON COLUMN public.pull_requests.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.pull_requests.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.pull_requests.id IS 'GitHub''s number of the pull request, unlike any other''s.';

COMMENT ON COLUMN public.pull_requests.node_id IS 'GitHub''s id for its GraphQL interface.';

COMMENT ON COLUMN public.pull_requests.title IS 'Its title today.';

COMMENT ON COLUMN public.pull_requests.author_id IS 'users.id; null = a deleted account (a ghost).';

COMMENT ON COLUMN public.pull_requests.state IS 'OPEN, CLOSED or MERGED.';

COMMENT ON COLUMN public.pull_requests.is_draft IS 'It is a draft today.';

COMMENT ON COLUMN public.pull_requests.created_at IS 'When it was created.';

COMMENT ON COLUMN public.pull_requests.updated_at IS 'When GitHub last saw it change.';

COMMENT ON COLUMN public.pull_requests.closed_at IS 'The last terminal event, merge or close; null while open.';

COMMENT ON COLUMN public.pull_requests.merged_at IS 'When it was merged; null = not merged.';

COMMENT ON COLUMN public.pull_requests.merged_by_id IS 'users.id of who merged it; null = not merged, or by a deleted account.';

COMMENT ON COLUMN public.pull_requests.additions IS 'Lines added; null = not known.';

COMMENT ON COLUMN public.pull_requests.deletions IS 'Lines deleted; null = not known.';

COMMENT ON COLUMN public.pull_requests.changed_files IS 'How many files it changes, as GitHub counts; null = not known.';

COMMENT ON COLUMN public.pull_requests.base_ref IS 'The branch it asks to be merged into.';

COMMENT ON COLUMN public.pull_requests.body_length IS 'Characters of its text; the text itself is not kept.';

COMMENT ON COLUMN public.pull_requests.body_words IS 'Words of its text.';

COMMENT ON COLUMN public.pull_requests.timeline_count IS 'How many timeline items of the kinds that are read GitHub counts; null = not known.';

COMMENT ON COLUMN public.pull_requests.ai_disclosure IS 'What the boxes in its text say about the use of a language model: ticked, ticked that there was none, or left open; null = the text has no such box.';

CREATE VIEW derived.unread_file_lists WITH (security_invoker='true') AS
 SELECT p.repo_id,
    p.number,
    p.node_id,
    p.created_at,
    p.updated_at,
    (c.number IS NOT NULL) AS is_begun
   FROM ((public.pull_requests p
     LEFT JOIN public.pull_request_file_lists l ON (((l.repo_id = p.repo_id) AND (l.number = p.number))))
     LEFT JOIN public.continuations c ON (((c.repo_id = p.repo_id) AND (c.number = p.number) AND (c.connection = 'files'::text))))
  WHERE (((l.number IS NULL) OR (l.updated_at < p.updated_at) OR ((l.failures >= 1) AND (l.failures <= 4)) OR (c.number IS NOT NULL)) AND (NOT (EXISTS ( SELECT 1
           FROM public.deleted_items d
          WHERE ((d.repo_id = p.repo_id) AND (d.number = p.number))))));

COMMENT ON VIEW derived.unread_file_lists IS 'Pull requests whose changed files are still to be read.';

COMMENT ON COLUMN derived.unread_file_lists.repo_id IS 'repos.id.';

COMMENT ON COLUMN derived.unread_file_lists.number IS 'The pull request''s number in its repository.';

COMMENT ON COLUMN derived.unread_file_lists.node_id IS 'GitHub''s id for its GraphQL interface.';

COMMENT ON COLUMN derived.unread_file_lists.created_at IS 'When the pull request was opened.';

COMMENT ON COLUMN derived.unread_file_lists.updated_at IS 'When GitHub last saw the pull request change.';

COMMENT ON COLUMN derived.unread_file_lists.is_begun IS 'A list of more than a hundred files that is being read on.';

CREATE TABLE public.board_links (
    board text NOT NULL,
    card_id text NOT NULL,
    other_repository text NOT NULL,
    other_number integer NOT NULL,
    linked_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.board_links IS 'References in title and body of draft cards. GitHub keeps no versions of these: linked_at is the card''s creation, or when it was first seen with the link where it had been seen without.';

COMMENT ON COLUMN public.board_links.board IS 'owner/number of the project, in lower case.';

COMMENT ON COLUMN public.board_links.card_id IS 'board_cards.id.';

COMMENT ON COLUMN public.board_links.other_repository IS 'owner/name, in lower case, of the issue or pull request that is named.';

COMMENT ON COLUMN public.board_links.other_number IS 'The number of the issue or pull request that is named.';

COMMENT ON COLUMN public.board_links.linked_at IS 'Since when the card names it.';

CREATE TABLE public.maintainer_overrides (
    community text NOT NULL,
    who text NOT NULL,
    repository text DEFAULT ''::text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.maintainer_overrides IS 'Who is a maintainer by the configuration, whatever other sources say.';

COMMENT ON COLUMN public.maintainer_overrides.community IS 'communities.name.';

COMMENT ON COLUMN public.maintainer_overrides.who IS 'A login in lower case, or a users.id in digits.';

COMMENT ON COLUMN public.maintainer_overrides.repository IS 'owner/name in lower case; empty = every repository of the community.';

COMMENT ON COLUMN public.maintainer_overrides.since IS 'The instant from which this holds, included; -infinity = always did.';

COMMENT ON COLUMN public.maintainer_overrides.until IS 'The instant to which this holds, not included; infinity = still.';

CREATE TABLE public.mentorships (
    id integer NOT NULL,
    community text NOT NULL,
    mentee text NOT NULL,
    repositories text[] NOT NULL,
    goals text[] NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    rotates_at timestamp with time zone,
    ended_at timestamp with time zone,
    promoted_at timestamp with time zone,
    confirmed_by text,
    is_public boolean NOT NULL
);

COMMENT ON TABLE public.mentorships IS 'The institution''s ledger, loaded from its file whenever that changes; id is the place in it. Private: mentors, sponsors and goals are named only where is_public.';

COMMENT ON COLUMN public.mentorships.id IS 'Its place in the ledger.';

COMMENT ON COLUMN public.mentorships.community IS 'communities.name.';

COMMENT ON COLUMN public.mentorships.mentee IS 'A login in lower case, or a users.id in digits.';

COMMENT ON COLUMN public.mentorships.repositories IS 'owner/name of each repository it is about.';

COMMENT ON COLUMN public.mentorships.goals IS 'What it is for, in the ledger''s words.';

COMMENT ON COLUMN public.mentorships.opened_at IS 'When it began.';

COMMENT ON COLUMN public.mentorships.rotates_at IS 'When mentor and mentee look whether to go on.';

COMMENT ON COLUMN public.mentorships.ended_at IS 'When it ended; null = it has not.';

COMMENT ON COLUMN public.mentorships.promoted_at IS 'When the mentee became a maintainer by it, as confirmed_by says; null = nobody has said so.';

COMMENT ON COLUMN public.mentorships.confirmed_by IS 'Who says so: a login in lower case.';

COMMENT ON COLUMN public.mentorships.is_public IS 'Whether a report may name who takes part.';

CREATE TABLE public.planning_links (
    repo_id bigint NOT NULL,
    text_id text NOT NULL,
    number integer NOT NULL,
    url text NOT NULL,
    other_repository text NOT NULL,
    other_number integer NOT NULL,
    linked_at timestamp with time zone
);

COMMENT ON TABLE public.planning_links IS 'Which issues and pull requests a planning issue names, and since when.';

COMMENT ON COLUMN public.planning_links.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.planning_links.text_id IS 'planning_texts.id of the text that names it.';

COMMENT ON COLUMN public.planning_links.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.planning_links.url IS 'Where the text stands.';

COMMENT ON COLUMN public.planning_links.other_repository IS 'owner/name, in lower case, of the issue or pull request that is named.';

COMMENT ON COLUMN public.planning_links.other_number IS 'The number of the issue or pull request that is named.';

COMMENT ON COLUMN public.planning_links.linked_at IS 'When the text first said so: its creation, or the first version that has the link; null = no version that can be read tells.';

CREATE TABLE public.release_answers (
    community text NOT NULL,
    repository text NOT NULL,
    tag text NOT NULL,
    who text,
    supported boolean
);

COMMENT ON TABLE public.release_answers IS 'What the configuration says of a release; repository is owner/name in lower case.';

COMMENT ON COLUMN public.release_answers.community IS 'communities.name.';

COMMENT ON COLUMN public.release_answers.repository IS 'owner/name in lower case.';

COMMENT ON COLUMN public.release_answers.tag IS 'The tag''s name.';

COMMENT ON COLUMN public.release_answers.who IS 'Who released it: a login in lower case, or an id in digits; null = not said.';

COMMENT ON COLUMN public.release_answers.supported IS 'Whether the institution''s team supported it: a person confirms or refuses; null = not said.';

CREATE VIEW derived.written_names WITH (security_invoker='true') AS
 SELECT planning_links.other_repository AS name_key,
    'plans'::text AS place
   FROM public.planning_links
UNION
 SELECT board_links.other_repository AS name_key,
    'plans'::text AS place
   FROM public.board_links
UNION
 SELECT maintainer_overrides.repository AS name_key,
    'configuration'::text AS place
   FROM public.maintainer_overrides
  WHERE (maintainer_overrides.repository <> ''::text)
UNION
 SELECT release_answers.repository AS name_key,
    'configuration'::text AS place
   FROM public.release_answers
UNION
 SELECT lower(name.name) AS name_key,
    'configuration'::text AS place
   FROM public.mentorships,
    LATERAL unnest(mentorships.repositories) name(name);

COMMENT ON VIEW derived.written_names IS 'Names of repositories that people wrote, in plans and in the configuration.';

COMMENT ON COLUMN derived.written_names.name_key IS 'owner/name in lower case.';

COMMENT ON COLUMN derived.written_names.place IS '"plans" or "configuration".';

CREATE TABLE public.affiliations (
    who text NOT NULL,
    organisation text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.affiliations IS 'Which organisation people work for, as the configuration says.';

COMMENT ON COLUMN public.affiliations.who IS 'A login in lower case, or a users.id in digits.';

COMMENT ON COLUMN public.affiliations.organisation IS 'The organisation''s name, as the configuration spells it.';

COMMENT ON COLUMN public.affiliations.since IS 'The instant from which this holds, included; -infinity = always did.';

COMMENT ON COLUMN public.affiliations.until IS 'The instant to which this holds, not included; infinity = still.';

CREATE TABLE public.agent_accounts (
    user_id bigint NOT NULL
);

COMMENT ON TABLE public.agent_accounts IS 'Accounts under which coding agents write, by GitHub''s id: the known list.';

COMMENT ON COLUMN public.agent_accounts.user_id IS 'users.id, whether they have been seen or not.';

CREATE TABLE public.api_calls (
    id bigint NOT NULL,
    called_at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    purpose text NOT NULL,
    repository text,
    outcome text NOT NULL,
    points integer,
    points_left integer,
    resets_at timestamp with time zone,
    milliseconds integer NOT NULL,
    page_size integer,
    credential text
);

COMMENT ON TABLE public.api_calls IS 'Every request to GitHub, with its cost in points and how it ended.';

COMMENT ON COLUMN public.api_calls.id IS 'In the order of writing.';

COMMENT ON COLUMN public.api_calls.called_at IS 'When the request was sent.';

COMMENT ON COLUMN public.api_calls.kind IS '"graphql" or "rest".';

COMMENT ON COLUMN public.api_calls.purpose IS 'What was read: a stream, "counts", "roster", …';

COMMENT ON COLUMN public.api_calls.repository IS 'owner/name; null = it was about no repository, or about several.';

COMMENT ON COLUMN public.api_calls.outcome IS '"ok", "partial" (some fields unreadable), or the kind of failure.';

COMMENT ON COLUMN public.api_calls.points IS 'What the request cost; null = not known.';

COMMENT ON COLUMN public.api_calls.points_left IS 'Points left until resets_at, as GitHub said.';

COMMENT ON COLUMN public.api_calls.resets_at IS 'When the credential has all its points again.';

COMMENT ON COLUMN public.api_calls.milliseconds IS 'How long the answer took.';

COMMENT ON COLUMN public.api_calls.page_size IS 'How many items were asked for; null = it was no page.';

COMMENT ON COLUMN public.api_calls.credential IS 'Whose permission and whose points: "token", "installation 123", or "app" (the App itself). Null for calls that were made before there was more than one.';

ALTER TABLE public.api_calls ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.api_calls_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.base_checks (
    repo_id bigint NOT NULL,
    branch text NOT NULL,
    name text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    is_red boolean NOT NULL
);

COMMENT ON TABLE public.base_checks IS 'Check runs and statuses at the tips of branches that open community pull requests go to, as they were seen.';

COMMENT ON COLUMN public.base_checks.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.base_checks.branch IS 'The branch.';

COMMENT ON COLUMN public.base_checks.name IS 'Of the check run, or the status'' context.';

COMMENT ON COLUMN public.base_checks.since IS 'When it was first seen so.';

COMMENT ON COLUMN public.base_checks.until IS 'When it was first seen otherwise; infinity = it is so.';

COMMENT ON COLUMN public.base_checks.is_red IS 'It fails there.';

CREATE TABLE public.board_cards (
    board text NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    content_repo_id bigint,
    content_number integer,
    title text,
    created_at timestamp with time zone NOT NULL,
    creator_id bigint,
    is_archived boolean NOT NULL,
    status text,
    iteration text,
    iteration_start date,
    iteration_days integer,
    estimate double precision,
    end_date date,
    gone_at timestamp with time zone,
    CONSTRAINT board_cards_kind_check CHECK ((kind = ANY (ARRAY['issue'::text, 'pull_request'::text, 'draft'::text, 'hidden'::text])))
);

COMMENT ON TABLE public.board_cards IS 'Cards of the institution''s project board, as they were read last.';

COMMENT ON COLUMN public.board_cards.board IS 'owner/number of the project, in lower case.';

COMMENT ON COLUMN public.board_cards.id IS 'GitHub''s node id of the card.';

COMMENT ON COLUMN public.board_cards.kind IS 'What is on it: an issue, a pull request, a draft, or something hidden from us.';

COMMENT ON COLUMN public.board_cards.content_repo_id IS 'repos.id of what is on the card; null = a draft, or hidden from us.';

COMMENT ON COLUMN public.board_cards.content_number IS 'The number of the issue or pull request on the card; null = a draft, or hidden from us.';

COMMENT ON COLUMN public.board_cards.title IS 'Its title today.';

COMMENT ON COLUMN public.board_cards.created_at IS 'When it was created.';

COMMENT ON COLUMN public.board_cards.creator_id IS 'users.id of who put it on the board.';

COMMENT ON COLUMN public.board_cards.is_archived IS 'It was put away from the board''s views.';

COMMENT ON COLUMN public.board_cards.status IS 'The board''s own field of that name.';

COMMENT ON COLUMN public.board_cards.iteration IS 'The iteration''s title.';

COMMENT ON COLUMN public.board_cards.iteration_start IS 'The iteration''s first day.';

COMMENT ON COLUMN public.board_cards.iteration_days IS 'How many days the iteration lasts.';

COMMENT ON COLUMN public.board_cards.estimate IS 'The board''s own field of that name.';

COMMENT ON COLUMN public.board_cards.end_date IS 'The board''s own field of that name.';

COMMENT ON COLUMN public.board_cards.gone_at IS 'When it was observed that GitHub no longer shows it; null = it does.';

CREATE TABLE public.board_readings (
    board text NOT NULL,
    read_at timestamp with time zone NOT NULL,
    outcome text NOT NULL,
    url text
);

COMMENT ON TABLE public.board_readings IS 'When each project board was read, and how that ended.';

COMMENT ON COLUMN public.board_readings.board IS 'owner/number of the project, in lower case.';

COMMENT ON COLUMN public.board_readings.read_at IS 'When it was last read.';

COMMENT ON COLUMN public.board_readings.outcome IS 'ok, or in words why the board could not be read.';

COMMENT ON COLUMN public.board_readings.url IS 'The board''s address; null = it could not be read.';

CREATE TABLE public.branch_rules (
    repo_id bigint NOT NULL,
    branch text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    required_checks text[] NOT NULL,
    push_dismisses_approvals boolean
);

COMMENT ON TABLE public.branch_rules IS 'What branches require that open community pull requests go to, by protection and rulesets, as it was seen.';

COMMENT ON COLUMN public.branch_rules.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.branch_rules.branch IS 'The branch.';

COMMENT ON COLUMN public.branch_rules.since IS 'When it was first seen so.';

COMMENT ON COLUMN public.branch_rules.until IS 'When it was first seen otherwise; infinity = it is so.';

COMMENT ON COLUMN public.branch_rules.required_checks IS 'Names of the checks that must be green.';

COMMENT ON COLUMN public.branch_rules.push_dismisses_approvals IS 'A push takes approvals back; null = no review is required, or GitHub does not show it.';

CREATE TABLE public.busy_people (
    user_id bigint NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.busy_people IS 'People of the team whose status on GitHub says that they are busy, as it was read last. For the planning of the queue alone: no text, page or file says it of anybody.';

COMMENT ON COLUMN public.busy_people.user_id IS 'users.id of somebody on the team who has not opted out.';

COMMENT ON COLUMN public.busy_people.seen_at IS 'When GitHub was asked; after three days without an answer it says nothing any more.';

COMMENT ON COLUMN public.busy_people.ends_at IS 'When the status ends, as they have set it; infinity = they have not.';

CREATE TABLE public.collaborator_spans (
    repo_id bigint NOT NULL,
    user_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    permission text NOT NULL,
    CONSTRAINT collaborator_spans_permission_check CHECK ((permission = ANY (ARRAY['write'::text, 'maintain'::text, 'admin'::text])))
);

COMMENT ON TABLE public.collaborator_spans IS 'Who may merge in a repository, from when that was first observed until it was observed to be over. Whoever may only read or triage is not kept.';

COMMENT ON COLUMN public.collaborator_spans.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.collaborator_spans.user_id IS 'users.id.';

COMMENT ON COLUMN public.collaborator_spans.since IS 'The instant from which this holds, included; -infinity = always did.';

COMMENT ON COLUMN public.collaborator_spans.until IS 'The instant to which this holds, not included; infinity = still.';

COMMENT ON COLUMN public.collaborator_spans.permission IS 'The highest permission in that span.';

CREATE TABLE public.comment_commands (
    repo_id bigint NOT NULL,
    comment_id bigint NOT NULL,
    line integer NOT NULL,
    number integer NOT NULL,
    verb text NOT NULL,
    until timestamp with time zone,
    head_oid text,
    sender_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome text NOT NULL,
    user_id bigint,
    undone_at timestamp with time zone,
    CONSTRAINT comment_commands_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'not_allowed'::text, 'too_many'::text, 'outdated'::text, 'unknown'::text])))
);

COMMENT ON TABLE public.comment_commands IS 'Commands that people wrote at the start of a line. Their words are kept nowhere.';

COMMENT ON COLUMN public.comment_commands.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.comment_commands.comment_id IS 'issue_comments.id.';

COMMENT ON COLUMN public.comment_commands.line IS 'Which of the comment''s commands: an edit runs only what is new.';

COMMENT ON COLUMN public.comment_commands.number IS 'The number of the pull request.';

COMMENT ON COLUMN public.comment_commands.verb IS 'snooze, unsnooze, not-me, claim, pair, unclaim, waiting-on author, waiting-on maintainer, no-nudge, undo, status or help.';

COMMENT ON COLUMN public.comment_commands.until IS 'Of snooze: until when.';

COMMENT ON COLUMN public.comment_commands.head_oid IS 'The newest commit when it was written; null = not known.';

COMMENT ON COLUMN public.comment_commands.sender_id IS 'users.id of who wrote it.';

COMMENT ON COLUMN public.comment_commands.at IS 'When it was written.';

COMMENT ON COLUMN public.comment_commands.outcome IS 'done, or why it was not.';

COMMENT ON COLUMN public.comment_commands.user_id IS 'Of pair: users.id of whom they take it with; of undo: whose commands it takes back, where they are not the sender''s own; null = of another command, or nobody who is known.';

COMMENT ON COLUMN public.comment_commands.undone_at IS 'When it was taken back: from then on it counts as never said; null = it stands.';

CREATE TABLE public.communities (
    name text NOT NULL,
    "position" integer NOT NULL,
    release_tags text DEFAULT '(?i)^v?\d+\.\d+(\.\d+)*([-._]?(a|b|c|rc|alpha|beta|dev|pre|preview|canary|next|nightly|snapshot|m)[-._]?\d*(\.\d+)*)?(\+[0-9a-z.-]+)?$'::text NOT NULL
);

COMMENT ON TABLE public.communities IS 'The communities of the configuration.';

COMMENT ON COLUMN public.communities.name IS 'As the configuration spells it.';

COMMENT ON COLUMN public.communities."position" IS 'Its place in the order, from 0.';

COMMENT ON COLUMN public.communities.release_tags IS 'Which tags are releases: the configuration''s regular expression, by default INTERFACE.md''s.';

CREATE TABLE public.community_labels (
    community text NOT NULL,
    meaning text NOT NULL,
    label_key text NOT NULL,
    CONSTRAINT community_labels_meaning_check CHECK ((meaning = ANY (ARRAY['landed'::text, 'policy'::text])))
);

COMMENT ON TABLE public.community_labels IS 'From the configuration, in lower case: labels of pull requests that were merged by hand, and of those that were closed for policy.';

COMMENT ON COLUMN public.community_labels.community IS 'communities.name';

COMMENT ON COLUMN public.community_labels.meaning IS 'landed: it was merged by hand; policy: it was closed for policy.';

COMMENT ON COLUMN public.community_labels.label_key IS 'The label in lower case.';

CREATE TABLE public.configured_bots (
    who text NOT NULL,
    kind text NOT NULL,
    is_usual boolean DEFAULT false NOT NULL,
    CONSTRAINT configured_bots_kind_check CHECK ((kind = ANY (ARRAY['bot'::text, 'ai_reviewer'::text])))
);

COMMENT ON TABLE public.configured_bots IS 'Accounts that look like people but are not, and AI reviewers: the configured ones and the known list.';

COMMENT ON COLUMN public.configured_bots.who IS 'A login in lower case, or a users.id in digits.';

COMMENT ON COLUMN public.configured_bots.kind IS 'A bot, or an AI that reviews.';

COMMENT ON COLUMN public.configured_bots.is_usual IS 'Of the list that Headwater brings: a person may say otherwise.';

CREATE TABLE public.configured_sources (
    community text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    CONSTRAINT configured_sources_kind_check CHECK ((kind = ANY (ARRAY['organisation'::text, 'repository'::text])))
);

COMMENT ON TABLE public.configured_sources IS 'The organisations and repositories that the configuration gives each community: loaded from headwater.yml whenever that changes.';

COMMENT ON COLUMN public.configured_sources.community IS 'communities.name.';

COMMENT ON COLUMN public.configured_sources.kind IS 'Whether it is an organisation or one repository.';

COMMENT ON COLUMN public.configured_sources.name IS 'The organisation''s login, or owner/name, as the configuration writes it.';

CREATE TABLE public.cursors (
    repo_id bigint NOT NULL,
    stream text NOT NULL,
    cursor text,
    page_size integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    down_to timestamp with time zone
);

COMMENT ON TABLE public.cursors IS 'One row per repository and stream; saved in the same transaction as the rows of the page it points behind.';

COMMENT ON COLUMN public.cursors.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.cursors.stream IS 'Which list of the repository it is, as "issues".';

COMMENT ON COLUMN public.cursors.cursor IS 'Where the next page begins; null = at the start.';

COMMENT ON COLUMN public.cursors.page_size IS 'How many items a page asks for: halved when GitHub cannot answer.';

COMMENT ON COLUMN public.cursors.started_at IS 'When the reading began: what happens later, it may have missed.';

COMMENT ON COLUMN public.cursors.finished_at IS 'When the reading came to its end; null = it is under way.';

COMMENT ON COLUMN public.cursors.down_to IS 'Where a reading of what was touched last, newest first, ends; null = the whole stream, oldest first.';

CREATE TABLE public.data_versions (
    slot smallint NOT NULL,
    version bigint NOT NULL
)
WITH (fillfactor='50');

COMMENT ON TABLE public.data_versions IS 'How often something was stored: every commit counts one up, in the slot of its repository, so that commits seldom wait for each other. The sum says whether a kept result is of what is stored now.';

COMMENT ON COLUMN public.data_versions.slot IS 'The last six bits of the repository''s number; 0 also for what belongs to none.';

COMMENT ON COLUMN public.data_versions.version IS 'Commits so far.';

CREATE TABLE public.deliveries (
    app_id bigint NOT NULL,
    id text NOT NULL,
    place bigint NOT NULL,
    event text NOT NULL,
    action text,
    installation_id bigint,
    repo_id bigint,
    received_at timestamp with time zone NOT NULL,
    body text,
    due_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    handled_at timestamp with time zone,
    outcome text,
    parked_at timestamp with time zone,
    problem text,
    CONSTRAINT deliveries_outcome_check CHECK ((outcome = ANY (ARRAY['marked'::text, 'ignored'::text, 'not ours'::text])))
);
ALTER TABLE ONLY public.deliveries ALTER COLUMN body SET STORAGE EXTERNAL;

COMMENT ON TABLE public.deliveries IS 'What GitHub delivered, by App and delivery id: a delivery that comes twice is one row.';

COMMENT ON COLUMN public.deliveries.app_id IS 'GitHub''s number of the App.';

COMMENT ON COLUMN public.deliveries.id IS 'GitHub''s id of the delivery (X-GitHub-Delivery).';

COMMENT ON COLUMN public.deliveries.place IS 'In the order of arrival.';

COMMENT ON COLUMN public.deliveries.event IS 'GitHub''s name of the event, as "issues".';

COMMENT ON COLUMN public.deliveries.action IS 'What happened, in GitHub''s word, as "closed"; null = the event has none.';

COMMENT ON COLUMN public.deliveries.installation_id IS 'installations.id.';

COMMENT ON COLUMN public.deliveries.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.deliveries.received_at IS 'When it came in.';

COMMENT ON COLUMN public.deliveries.body IS 'The payload to the byte as it was signed; null = erased (after seven days; at once where the account is not configured).';

COMMENT ON COLUMN public.deliveries.due_at IS 'When it may be handled; a worker that claims it moves this on, so that it comes back where the worker dies.';

COMMENT ON COLUMN public.deliveries.attempts IS 'How often it was tried.';

COMMENT ON COLUMN public.deliveries.handled_at IS 'When it was handled; null = not yet, or parked.';

COMMENT ON COLUMN public.deliveries.outcome IS 'marked: something is read again, or a fact was kept; ignored: nothing follows from it; not ours: about nothing that is configured.';

COMMENT ON COLUMN public.deliveries.parked_at IS 'It could not be handled, and is not tried again; problem says why.';

COMMENT ON COLUMN public.deliveries.problem IS 'What went wrong, in words; null = nothing.';

ALTER TABLE public.deliveries ALTER COLUMN place ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deliveries_place_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dirty_marks (
    repo_id bigint NOT NULL,
    thing text NOT NULL,
    number integer NOT NULL,
    must_reach timestamp with time zone,
    marked_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone NOT NULL,
    last_problem text,
    renewals integer DEFAULT 0 NOT NULL
);

COMMENT ON TABLE public.dirty_marks IS 'Repository and thing (an issue, a pull request, a list) that must be read again: what was said several times is one row.';

COMMENT ON COLUMN public.dirty_marks.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.dirty_marks.thing IS 'What is to be read: an issue, a pull request, or one of the repository''s lists.';

COMMENT ON COLUMN public.dirty_marks.number IS 'The item''s number; 0 where the thing has none.';

COMMENT ON COLUMN public.dirty_marks.must_reach IS 'The updated_at that GitHub''s answer must have reached, since its copies lag; null = any answer will do.';

COMMENT ON COLUMN public.dirty_marks.marked_at IS 'When it was marked first.';

COMMENT ON COLUMN public.dirty_marks.attempts IS 'How often it was tried.';

COMMENT ON COLUMN public.dirty_marks.due_at IS 'When it may be read; a reader that claims it moves this on, so that the mark comes back where the reader dies.';

COMMENT ON COLUMN public.dirty_marks.last_problem IS 'Why the last reading did not settle it; null = it was not tried yet.';

COMMENT ON COLUMN public.dirty_marks.renewals IS 'How often it was marked again: a reader drops only the mark that it claimed.';

CREATE TABLE public.draft_spells (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.draft_spells IS 'Draft or [WIP] time after the first ready instant, half-open; ended_at infinity = still a draft.';

COMMENT ON COLUMN public.draft_spells.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.draft_spells.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.draft_spells.began_at IS 'When it went back to draft.';

COMMENT ON COLUMN public.draft_spells.ended_at IS 'When it was ready again; infinity = still a draft.';

CREATE TABLE public.first_acts (
    repo_id bigint NOT NULL,
    user_id bigint NOT NULL,
    first_talked_at timestamp with time zone,
    first_talked_in integer,
    first_proposed_at timestamp with time zone
);

COMMENT ON TABLE public.first_acts IS 'Per repository and person: the first issue, comment, review or inline comment, the number of the item it stands in, and the first pull request.';

COMMENT ON COLUMN public.first_acts.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.first_acts.user_id IS 'users.id.';

COMMENT ON COLUMN public.first_acts.first_talked_at IS 'When they first opened an issue, commented or reviewed; null = never.';

COMMENT ON COLUMN public.first_acts.first_talked_in IS 'The number of the item in which they did.';

COMMENT ON COLUMN public.first_acts.first_proposed_at IS 'When they opened their first pull request; null = none.';

CREATE TABLE public.former_file_lists (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    since timestamp with time zone NOT NULL,
    files jsonb NOT NULL
);

COMMENT ON TABLE public.former_file_lists IS 'What a pull request changed before it was pushed to again, as far as it was read then: GitHub keeps only the newest list, and a report for an earlier instant must stay what it was.';

COMMENT ON COLUMN public.former_file_lists.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.former_file_lists.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.former_file_lists.since IS 'The instant from which this holds, included; -infinity = always did.';

COMMENT ON COLUMN public.former_file_lists.files IS 'The rows of pull_request_files, as [{path, additions, deletions}] by path.';

CREATE TABLE public.head_checks (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    head_oid text NOT NULL,
    name text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    state text NOT NULL,
    is_required boolean NOT NULL,
    red_since timestamp with time zone,
    green_since timestamp with time zone,
    CONSTRAINT head_checks_state_check CHECK ((state = ANY (ARRAY['green'::text, 'red'::text, 'pending'::text, 'missing'::text])))
);

COMMENT ON TABLE public.head_checks IS 'Check runs and statuses at the heads of open community pull requests, as they were seen.';

COMMENT ON COLUMN public.head_checks.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.head_checks.number IS 'The number of the pull request in its repository.';

COMMENT ON COLUMN public.head_checks.head_oid IS 'The commit they are of.';

COMMENT ON COLUMN public.head_checks.name IS 'Of the check run, or the status'' context.';

COMMENT ON COLUMN public.head_checks.since IS 'When it was first seen so.';

COMMENT ON COLUMN public.head_checks.until IS 'When it was first seen otherwise; infinity = it is so.';

COMMENT ON COLUMN public.head_checks.state IS 'green (also neutral and skipped), red, pending, or missing = required and not reported.';

COMMENT ON COLUMN public.head_checks.is_required IS 'The branch''s protection or rules require it.';

COMMENT ON COLUMN public.head_checks.red_since IS 'When it first failed at this commit; null = it does not fail.';

COMMENT ON COLUMN public.head_checks.green_since IS 'When it became green; null = it is not.';

CREATE TABLE public.headwater_migrations (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL,
    checksum text
);

CREATE TABLE public.headwater_views (
    hash text NOT NULL
);

CREATE TABLE public.holidays (
    day date NOT NULL
);

COMMENT ON TABLE public.holidays IS 'Days that are no business days for the institution, beside Saturdays and Sundays.';

COMMENT ON COLUMN public.holidays.day IS 'The day, in the institution''s time zone.';

CREATE TABLE public.imported_items (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    imported_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.imported_items IS 'Issues and pull requests known from an import alone, with their comments and labels. GitHub''s own answer takes their place; what GitHub does not show is dropped.';

COMMENT ON COLUMN public.imported_items.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.imported_items.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.imported_items.imported_at IS 'When the file was imported.';

CREATE TABLE public.imported_repos (
    repo_id bigint NOT NULL
);

COMMENT ON TABLE public.imported_repos IS 'Repositories in which an import has a part in merge_months and first_acts; these are made anew when none of its items is left.';

COMMENT ON COLUMN public.imported_repos.repo_id IS 'repos.id.';

CREATE TABLE public.imported_users (
    user_id bigint NOT NULL
);

COMMENT ON TABLE public.imported_users IS 'People known from an import alone; forgotten where GitHub never names them.';

COMMENT ON COLUMN public.imported_users.user_id IS 'users.id.';

CREATE TABLE public.imports (
    file text NOT NULL,
    captured_at timestamp with time zone NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    repos integer NOT NULL,
    users integer NOT NULL,
    pull_requests integer NOT NULL,
    issues integer NOT NULL,
    issue_comments integer NOT NULL
);

COMMENT ON TABLE public.imports IS 'Files that were imported, by name, with the rows that they have of the communities'' repositories. The same file twice is one row.';

COMMENT ON COLUMN public.imports.file IS 'The file''s name, without its folder.';

COMMENT ON COLUMN public.imports.captured_at IS 'The newest change that the file knows of.';

COMMENT ON COLUMN public.imports.imported_at IS 'When the file was imported.';

COMMENT ON COLUMN public.imports.repos IS 'Repositories in the file.';

COMMENT ON COLUMN public.imports.users IS 'People in the file.';

COMMENT ON COLUMN public.imports.pull_requests IS 'Pull requests in the file.';

COMMENT ON COLUMN public.imports.issues IS 'Issues in the file.';

COMMENT ON COLUMN public.imports.issue_comments IS 'Comments in the file.';

CREATE TABLE public.installations (
    id bigint NOT NULL,
    account_id bigint,
    account text,
    account_type text,
    permissions jsonb,
    selection text,
    is_configured boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    suspended_at timestamp with time zone,
    removed_at timestamp with time zone,
    erased_at timestamp with time zone,
    permissions_accepted_at timestamp with time zone
);

COMMENT ON TABLE public.installations IS 'Installations of the App as deliveries tell. Of an account that the configuration does not name nothing but id and time is kept.';

COMMENT ON COLUMN public.installations.id IS 'GitHub''s number of the installation.';

COMMENT ON COLUMN public.installations.account_id IS 'GitHub''s number of that account.';

COMMENT ON COLUMN public.installations.account IS 'The login of the account it is installed on.';

COMMENT ON COLUMN public.installations.account_type IS 'User or Organization.';

COMMENT ON COLUMN public.installations.permissions IS 'What the App may do there, as GitHub spells it.';

COMMENT ON COLUMN public.installations.selection IS 'Whether all repositories or selected ones.';

COMMENT ON COLUMN public.installations.is_configured IS 'The configuration names the account.';

COMMENT ON COLUMN public.installations.changed_at IS 'When a delivery last said something of it.';

COMMENT ON COLUMN public.installations.suspended_at IS 'When the account suspended it; null = it is not suspended.';

COMMENT ON COLUMN public.installations.removed_at IS 'When the App was uninstalled; null = it is installed.';

COMMENT ON COLUMN public.installations.erased_at IS 'When what was private of a removed account had been erased.';

COMMENT ON COLUMN public.installations.permissions_accepted_at IS 'When the account accepted other permissions last.';

CREATE TABLE public.issue_comments (
    repo_id bigint NOT NULL,
    id bigint NOT NULL,
    number integer NOT NULL,
    author_id bigint,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    body_length integer NOT NULL,
    body_words integer NOT NULL,
    words text[]
);

COMMENT ON TABLE public.issue_comments IS 'Conversation comments of issues and of pull requests, as on GitHub, which gives both one number series.';

COMMENT ON COLUMN public.issue_comments.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.issue_comments.id IS 'GitHub''s number of the comment.';

COMMENT ON COLUMN public.issue_comments.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.issue_comments.author_id IS 'users.id of who wrote it; null = a deleted account (a ghost).';

COMMENT ON COLUMN public.issue_comments.created_at IS 'When it was created.';

COMMENT ON COLUMN public.issue_comments.updated_at IS 'When GitHub last saw it change.';

COMMENT ON COLUMN public.issue_comments.body_length IS 'Characters of its text; the text itself is not kept.';

COMMENT ON COLUMN public.issue_comments.body_words IS 'Words of its text.';

COMMENT ON COLUMN public.issue_comments.words IS 'Forms in its text: asks, thanks, commands_only, opens_with_author, opens_with_other, hands_to_maintainer, hands_to_author; null = no text, or never looked at.';

CREATE TABLE public.issues (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    id bigint NOT NULL,
    node_id text NOT NULL,
    title text NOT NULL,
    author_id bigint,
    state text NOT NULL,
    state_reason text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    body_length integer NOT NULL,
    body_words integer NOT NULL,
    timeline_count integer
);

COMMENT ON TABLE public.issues IS 'Issues, as GitHub showed them last.';

COMMENT ON COLUMN public.issues.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.issues.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.issues.id IS 'GitHub''s number of the issue, unlike any other''s.';

COMMENT ON COLUMN public.issues.node_id IS 'GitHub''s id for its GraphQL interface.';

COMMENT ON COLUMN public.issues.title IS 'Its title today.';

COMMENT ON COLUMN public.issues.author_id IS 'users.id of who wrote it; null = a deleted account (a ghost).';

COMMENT ON COLUMN public.issues.state IS 'OPEN or CLOSED.';

COMMENT ON COLUMN public.issues.state_reason IS 'Why it was closed, or that it was reopened, in GitHub''s words.';

COMMENT ON COLUMN public.issues.created_at IS 'When it was created.';

COMMENT ON COLUMN public.issues.updated_at IS 'When GitHub last saw it change.';

COMMENT ON COLUMN public.issues.closed_at IS 'When it was closed last; null = open.';

COMMENT ON COLUMN public.issues.body_length IS 'Characters of its text; the text itself is not kept.';

COMMENT ON COLUMN public.issues.body_words IS 'Words of its text.';

COMMENT ON COLUMN public.issues.timeline_count IS 'How many timeline items of the kinds that are read GitHub counts; null = not known.';

CREATE TABLE public.item_closures (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    reopened_at timestamp with time zone NOT NULL,
    is_landed boolean DEFAULT false NOT NULL
);

COMMENT ON TABLE public.item_closures IS 'Earlier ends of issues and pull requests that were reopened later; the last end is on the item itself.';

COMMENT ON COLUMN public.item_closures.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.item_closures.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.item_closures.closed_at IS 'When it was closed, though not for good.';

COMMENT ON COLUMN public.item_closures.reopened_at IS 'When it was reopened after that.';

COMMENT ON COLUMN public.item_closures.is_landed IS 'Of a pull request: closed by a commit on the base branch.';

CREATE TABLE public.item_labels (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    label text NOT NULL
);

COMMENT ON TABLE public.item_labels IS 'The labels that an issue or pull request carries now; their history is in timeline_events.';

COMMENT ON COLUMN public.item_labels.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.item_labels.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.item_labels.label IS 'The label''s name.';

CREATE TABLE public.item_transfers (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    to_repo_id bigint NOT NULL,
    to_number integer NOT NULL,
    actor_id bigint,
    transferred_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.item_transfers IS 'Which issue went on as which one in another repository.';

COMMENT ON COLUMN public.item_transfers.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.item_transfers.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.item_transfers.to_repo_id IS 'repos.id of the repository it went to.';

COMMENT ON COLUMN public.item_transfers.to_number IS 'The number it has there.';

COMMENT ON COLUMN public.item_transfers.actor_id IS 'users.id of who did it; null = not said, or a deleted account.';

COMMENT ON COLUMN public.item_transfers.transferred_at IS 'When the delivery that says so came in.';

CREATE TABLE public.kept_results (
    what text NOT NULL,
    version text NOT NULL,
    configuration text NOT NULL,
    visible text,
    data text,
    body text,
    computed_at timestamp with time zone,
    asked_at timestamp with time zone NOT NULL,
    claimed_until timestamp with time zone,
    claim text,
    rests_until timestamp with time zone
);

COMMENT ON TABLE public.kept_results IS 'Reports and lists as pages show them. Dropped whole whenever somebody opts out or a repository turns private; nothing rests on them.';

COMMENT ON COLUMN public.kept_results.what IS 'What it is, with its window, filter and as_of: "report 2026-02-09T00:00:00Z 2026-02-16T00:00:00Z now".';

COMMENT ON COLUMN public.kept_results.version IS 'Checksum of the definitions: the SQL and the code that computed it.';

COMMENT ON COLUMN public.kept_results.configuration IS 'Checksum of headwater.yml as it was understood.';

COMMENT ON COLUMN public.kept_results.visible IS 'Checksum of who had opted out and which repositories were hidden when it was begun: with another one it is never shown.';

COMMENT ON COLUMN public.kept_results.data IS 'The sum of data_versions when it was begun: with another one it is out of date.';

COMMENT ON COLUMN public.kept_results.body IS 'JSON; null = it is being computed for the first time.';

COMMENT ON COLUMN public.kept_results.computed_at IS 'As of when it is.';

COMMENT ON COLUMN public.kept_results.asked_at IS 'When somebody last wanted it, to the hour: what nobody wants is not computed anew.';

COMMENT ON COLUMN public.kept_results.claimed_until IS 'A process computes it, and is alive until then unless it says so again; by the database''s clock.';

COMMENT ON COLUMN public.kept_results.claim IS 'That process''s own name for its claim.';

COMMENT ON COLUMN public.kept_results.rests_until IS 'Not computed anew before, however much is stored meanwhile; by the database''s clock.';

CREATE TABLE public.labels (
    repo_id bigint NOT NULL,
    name text NOT NULL,
    color text NOT NULL,
    description text
);

COMMENT ON TABLE public.labels IS 'Labels that a repository offers.';

COMMENT ON COLUMN public.labels.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.labels.name IS 'As the repository spells it.';

COMMENT ON COLUMN public.labels.color IS 'Six hexadecimal digits.';

COMMENT ON COLUMN public.labels.description IS 'What the repository says it means.';

CREATE TABLE public.late_arrivals (
    repo_id bigint NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    number integer NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    found_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.late_arrivals IS 'What was found though everything of its time had been read before: it changes figures that were already given, and the report lists it among the gaps.';

COMMENT ON COLUMN public.late_arrivals.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.late_arrivals.kind IS 'Which table it came into.';

COMMENT ON COLUMN public.late_arrivals.id IS 'Of the item, comment, review or event.';

COMMENT ON COLUMN public.late_arrivals.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.late_arrivals.happened_at IS 'When it had happened.';

COMMENT ON COLUMN public.late_arrivals.found_at IS 'When it came to light.';

CREATE TABLE public.membership_changes (
    account text NOT NULL,
    delivery text NOT NULL,
    change text NOT NULL,
    user_id bigint,
    team text,
    repo_id bigint,
    role text,
    actor_id bigint,
    observed_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.membership_changes IS 'Who joined or left an organisation, a team or a repository, and what a team was given. Seen by installations alone: private.';

COMMENT ON COLUMN public.membership_changes.account IS 'The login of the organisation.';

COMMENT ON COLUMN public.membership_changes.delivery IS 'deliveries.id of the delivery that says so.';

COMMENT ON COLUMN public.membership_changes.change IS 'What changed, as event and action.';

COMMENT ON COLUMN public.membership_changes.user_id IS 'users.id.';

COMMENT ON COLUMN public.membership_changes.team IS 'The team it is about; null = none.';

COMMENT ON COLUMN public.membership_changes.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.membership_changes.role IS 'The role or permission that was given.';

COMMENT ON COLUMN public.membership_changes.actor_id IS 'users.id of who did it; null = not said, or a deleted account.';

COMMENT ON COLUMN public.membership_changes.observed_at IS 'When the delivery that says so came in.';

CREATE TABLE public.mentorship_people (
    mentorship integer NOT NULL,
    part text NOT NULL,
    who text NOT NULL,
    CONSTRAINT mentorship_people_part_check CHECK ((part = ANY (ARRAY['mentor'::text, 'sponsor'::text])))
);

COMMENT ON TABLE public.mentorship_people IS 'Mentors and sponsors of a mentorship.';

COMMENT ON COLUMN public.mentorship_people.mentorship IS 'mentorships.id.';

COMMENT ON COLUMN public.mentorship_people.part IS 'Mentor or sponsor.';

COMMENT ON COLUMN public.mentorship_people.who IS 'A login in lower case, or a users.id in digits.';

CREATE TABLE public.mentorship_steps (
    mentorship integer NOT NULL,
    "position" integer NOT NULL,
    what text NOT NULL,
    done_at timestamp with time zone,
    evidence text
);

COMMENT ON TABLE public.mentorship_steps IS 'What a mentorship plans, step by step. Private.';

COMMENT ON COLUMN public.mentorship_steps.mentorship IS 'mentorships.id.';

COMMENT ON COLUMN public.mentorship_steps."position" IS 'Its place in the order, from 0.';

COMMENT ON COLUMN public.mentorship_steps.what IS 'The step, in the ledger''s words.';

COMMENT ON COLUMN public.mentorship_steps.done_at IS 'When it was done; null = not yet.';

COMMENT ON COLUMN public.mentorship_steps.evidence IS 'Where that can be seen.';

CREATE TABLE public.merge_months (
    repo_id bigint NOT NULL,
    user_id bigint NOT NULL,
    month date NOT NULL,
    first_merged_at timestamp with time zone NOT NULL,
    last_merged_at timestamp with time zone NOT NULL,
    via_id bigint DEFAULT 0 NOT NULL
);

COMMENT ON TABLE public.merge_months IS 'Per month, a person''s first and last merge of somebody else''s pull request: the observed source of who can merge.';

COMMENT ON COLUMN public.merge_months.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.merge_months.user_id IS 'users.id.';

COMMENT ON COLUMN public.merge_months.month IS 'Its first day, in UTC.';

COMMENT ON COLUMN public.merge_months.first_merged_at IS 'Their first merge of that month.';

COMMENT ON COLUMN public.merge_months.last_merged_at IS 'Their last merge of that month.';

COMMENT ON COLUMN public.merge_months.via_id IS 'The account that performed the merges; 0 = the person did. Where it is a bot''s, the merges are by whoever put them into its queue.';

CREATE TABLE public.missed_deliveries (
    app_id bigint NOT NULL,
    id text NOT NULL,
    event text NOT NULL,
    action text,
    attempt_id bigint NOT NULL,
    installation_id bigint,
    repo_id bigint,
    delivered_at timestamp with time zone NOT NULL,
    found_at timestamp with time zone NOT NULL,
    times_asked integer DEFAULT 0 NOT NULL,
    asked_at timestamp with time zone
);

COMMENT ON TABLE public.missed_deliveries IS 'What GitHub sent and nobody here took, with how often it was asked for again. That it came at last shows in deliveries.';

COMMENT ON COLUMN public.missed_deliveries.app_id IS 'GitHub''s number of the App.';

COMMENT ON COLUMN public.missed_deliveries.id IS 'GitHub''s id of the delivery, the same for every attempt.';

COMMENT ON COLUMN public.missed_deliveries.event IS 'GitHub''s name of the event, as "issues".';

COMMENT ON COLUMN public.missed_deliveries.action IS 'What happened, in GitHub''s word, as "closed"; null = the event has none.';

COMMENT ON COLUMN public.missed_deliveries.attempt_id IS 'GitHub''s number of the newest attempt: the one that is asked for again.';

COMMENT ON COLUMN public.missed_deliveries.installation_id IS 'installations.id.';

COMMENT ON COLUMN public.missed_deliveries.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.missed_deliveries.delivered_at IS 'When GitHub sent it.';

COMMENT ON COLUMN public.missed_deliveries.found_at IS 'When it was noticed that it had not arrived.';

COMMENT ON COLUMN public.missed_deliveries.times_asked IS 'How often it was asked for again.';

COMMENT ON COLUMN public.missed_deliveries.asked_at IS 'When it was asked for again last.';

CREATE TABLE public.missing_logins (
    login_key text NOT NULL,
    observed_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    found_at timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.missing_logins IS 'Logins that the configuration or a roster names, never seen in what is stored, and that GitHub did not know when it was asked; found_at infinity = still so.';

COMMENT ON COLUMN public.missing_logins.login_key IS 'The login in lower case.';

COMMENT ON COLUMN public.missing_logins.observed_at IS 'When this was observed first.';

COMMENT ON COLUMN public.missing_logins.checked_at IS 'When GitHub was last asked.';

COMMENT ON COLUMN public.missing_logins.found_at IS 'When GitHub knew it after all; infinity = it does not.';

CREATE TABLE public.moved_tags (
    repo_id bigint NOT NULL,
    name text NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    target_oid text NOT NULL,
    is_annotated boolean NOT NULL,
    tagger_id bigint,
    tagged_at timestamp with time zone,
    commit_author_id bigint,
    committed_at timestamp with time zone,
    is_version_bump boolean,
    gone_at timestamp with time zone
);

COMMENT ON TABLE public.moved_tags IS 'Tags as they stood before they were set on something else: they count up to the instant at which that was observed.';

COMMENT ON COLUMN public.moved_tags.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.moved_tags.name IS 'The tag''s name.';

COMMENT ON COLUMN public.moved_tags.moved_at IS 'When it was observed that the tag stands for something else.';

COMMENT ON COLUMN public.moved_tags.target_oid IS 'The commit, or for an annotated tag the tag object, that it stands for.';

COMMENT ON COLUMN public.moved_tags.is_annotated IS 'It has an object of its own, which names its tagger.';

COMMENT ON COLUMN public.moved_tags.tagger_id IS 'users.id of who made an annotated tag; null = not annotated, or unknown.';

COMMENT ON COLUMN public.moved_tags.tagged_at IS 'When an annotated tag was made.';

COMMENT ON COLUMN public.moved_tags.commit_author_id IS 'users.id of the author of the commit; null = unknown.';

COMMENT ON COLUMN public.moved_tags.committed_at IS 'The committer date of the commit.';

COMMENT ON COLUMN public.moved_tags.is_version_bump IS 'Whether the tagged commit exists to make this version, by its message; null = not known.';

COMMENT ON COLUMN public.moved_tags.gone_at IS 'When it was observed that GitHub no longer shows it; null = it does.';

CREATE TABLE public.name_lookups (
    name_key text NOT NULL,
    repo_id bigint,
    full_name text,
    asked_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.name_lookups IS 'Names of repositories in plans and in the configuration, as GitHub resolved them last: links outlive a rename that happened before anything was read.';

COMMENT ON COLUMN public.name_lookups.name_key IS 'owner/name in lower case.';

COMMENT ON COLUMN public.name_lookups.repo_id IS 'GitHub''s id; null = it shows no such repository.';

COMMENT ON COLUMN public.name_lookups.full_name IS 'owner/name as GitHub spells it today; null = there is none, or it is private.';

COMMENT ON COLUMN public.name_lookups.asked_at IS 'When GitHub was asked last.';

CREATE TABLE public.nudge_talks (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    named_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.nudge_talks IS 'Long talks without an outcome that a digest named: each once.';

COMMENT ON COLUMN public.nudge_talks.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.nudge_talks.number IS 'The number of the pull request in its repository.';

COMMENT ON COLUMN public.nudge_talks.named_at IS 'When.';

CREATE TABLE public.nudge_turns (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    party text NOT NULL,
    turn_start timestamp with time zone NOT NULL,
    digest_at timestamp with time zone,
    held_back_at timestamp with time zone,
    CONSTRAINT nudge_turns_party_check CHECK ((party = ANY (ARRAY['author'::text, 'maintainers'::text])))
);

COMMENT ON TABLE public.nudge_turns IS 'Turns of open pull requests that a digest named, or that are left alone to see what reminders do.';

COMMENT ON COLUMN public.nudge_turns.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.nudge_turns.number IS 'The number of the pull request in its repository.';

COMMENT ON COLUMN public.nudge_turns.party IS 'Who holds it: its author, or the maintainers.';

COMMENT ON COLUMN public.nudge_turns.turn_start IS 'Since when, as it was first known.';

COMMENT ON COLUMN public.nudge_turns.digest_at IS 'When a digest named it first.';

COMMENT ON COLUMN public.nudge_turns.held_back_at IS 'When a comment was due but for the tenth that is left alone.';

CREATE TABLE public.nudges (
    key text NOT NULL,
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    party text NOT NULL,
    turn_start timestamp with time zone NOT NULL,
    reason text NOT NULL,
    wanted_at timestamp with time zone NOT NULL,
    mentioned_id bigint,
    outdated_at timestamp with time zone,
    objector_id bigint,
    CONSTRAINT nudges_party_check CHECK ((party = ANY (ARRAY['author'::text, 'maintainers'::text])))
);

COMMENT ON TABLE public.nudges IS 'Comments of ours under pull requests. A row stands before the comment does: what was perhaps said counts as said.';

COMMENT ON COLUMN public.nudges.key IS 'outbox.key of the comment.';

COMMENT ON COLUMN public.nudges.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.nudges.number IS 'The number of the pull request in its repository.';

COMMENT ON COLUMN public.nudges.party IS 'Who is asked.';

COMMENT ON COLUMN public.nudges.turn_start IS 'Since when they held it.';

COMMENT ON COLUMN public.nudges.reason IS 'What was missing, as domain/attention names it.';

COMMENT ON COLUMN public.nudges.wanted_at IS 'When it was decided.';

COMMENT ON COLUMN public.nudges.mentioned_id IS 'users.id of who was mentioned; null = nobody.';

COMMENT ON COLUMN public.nudges.outdated_at IS 'When it was hidden as outdated, because the turn had changed.';

COMMENT ON COLUMN public.nudges.objector_id IS 'users.id of somebody with write access who put 👎 on it.';

CREATE TABLE public.observed_deletions (
    repo_id bigint NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    number integer,
    actor_id bigint,
    observed_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.observed_deletions IS 'Issues, comments, releases, tags, labels and repositories whose deletion was delivered. Kinds as in events; id is GitHub''s, or the name where the thing has no id.';

COMMENT ON COLUMN public.observed_deletions.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.observed_deletions.kind IS 'What was deleted.';

COMMENT ON COLUMN public.observed_deletions.id IS 'GitHub''s id of what was deleted, or its name where it has no id.';

COMMENT ON COLUMN public.observed_deletions.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.observed_deletions.actor_id IS 'users.id of who did it; null = not said, or a deleted account.';

COMMENT ON COLUMN public.observed_deletions.observed_at IS 'When the delivery that says so came in.';

CREATE TABLE public.office_hours (
    title text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    every interval NOT NULL
);

COMMENT ON TABLE public.office_hours IS 'Sessions that the configuration announces, and how often each returns.';

COMMENT ON COLUMN public.office_hours.title IS 'What the session is called.';

COMMENT ON COLUMN public.office_hours.starts_at IS 'When the first session begins.';

COMMENT ON COLUMN public.office_hours.minutes IS 'How long it lasts.';

COMMENT ON COLUMN public.office_hours.every IS 'After what time it returns.';

CREATE TABLE public.open_states (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    head_oid text NOT NULL,
    head_since timestamp with time zone NOT NULL,
    has_conflict boolean,
    review_decision text,
    knows_threads boolean NOT NULL,
    knows_checks boolean NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT open_states_review_decision_check CHECK ((review_decision = ANY (ARRAY['APPROVED'::text, 'CHANGES_REQUESTED'::text, 'REVIEW_REQUIRED'::text])))
);

COMMENT ON TABLE public.open_states IS 'Open community pull requests as they were seen: one row for as long as nothing of it changed.';

COMMENT ON COLUMN public.open_states.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.open_states.number IS 'The number of the pull request in its repository.';

COMMENT ON COLUMN public.open_states.since IS 'When it was first seen so.';

COMMENT ON COLUMN public.open_states.until IS 'When it was first seen otherwise; infinity = it is so.';

COMMENT ON COLUMN public.open_states.head_oid IS 'The newest commit.';

COMMENT ON COLUMN public.open_states.head_since IS 'When that commit was made or first seen as the head, whichever is earlier.';

COMMENT ON COLUMN public.open_states.has_conflict IS 'It cannot be merged into its base as it is; null = GitHub has never said for this head.';

COMMENT ON COLUMN public.open_states.review_decision IS 'GitHub''s reviewDecision; null = no review is required.';

COMMENT ON COLUMN public.open_states.knows_threads IS 'All its threads are in review_threads.';

COMMENT ON COLUMN public.open_states.knows_checks IS 'All checks of the head are in head_checks.';

COMMENT ON COLUMN public.open_states.read_at IS 'When it was last seen so.';

CREATE TABLE public.opted_out (
    user_id bigint NOT NULL,
    login text NOT NULL,
    since timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.opted_out IS 'Pseudonyms (HMAC-SHA-256 of the id) of people who opted out: their acts count, they are not named, links to their items are withheld.';

COMMENT ON COLUMN public.opted_out.user_id IS 'The pseudonym that stands in for their users.id.';

COMMENT ON COLUMN public.opted_out.login IS 'The name that stands in for theirs.';

COMMENT ON COLUMN public.opted_out.since IS 'The instant from which this holds, included; -infinity = always did.';

CREATE TABLE public.outbox (
    key text NOT NULL,
    kind text NOT NULL,
    repository text NOT NULL,
    number integer,
    title text,
    body text NOT NULL,
    labels text[] DEFAULT '{}'::text[] NOT NULL,
    is_open boolean DEFAULT true NOT NULL,
    version integer NOT NULL,
    wanted_hash text NOT NULL,
    written_hash text,
    written_at timestamp with time zone,
    confirmed_hash text,
    posted_id bigint,
    posted_number integer,
    posted_url text,
    state text DEFAULT 'due'::text NOT NULL,
    attempted_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    problem text,
    written_texts jsonb DEFAULT '{}'::jsonb NOT NULL,
    path text,
    parked_cause text,
    parked_at timestamp with time zone,
    CONSTRAINT outbox_kind_check CHECK ((kind = ANY (ARRAY['issue'::text, 'comment'::text, 'section'::text, 'review_request'::text, 'file'::text]))),
    CONSTRAINT outbox_parked_cause_check CHECK ((parked_cause = ANY (ARRAY['not_installed'::text, 'no_permission'::text, 'not_found'::text, 'archived'::text, 'issues_off'::text, 'locked'::text, 'failing'::text]))),
    CONSTRAINT outbox_state_check CHECK ((state = ANY (ARRAY['due'::text, 'written'::text, 'done'::text, 'parked'::text])))
);

COMMENT ON TABLE public.outbox IS 'Every post that Headwater wants on GitHub, by a key of its own: what it should say, what was written, what was read back.';

COMMENT ON COLUMN public.outbox.key IS 'What the post is for, once and for ever: "report springboard/meta 2026-W48".';

COMMENT ON COLUMN public.outbox.kind IS 'An issue of ours, a comment of ours in an issue, a section of somebody''s text, a request for a review, or a file of ours.';

COMMENT ON COLUMN public.outbox.repository IS 'owner/name where it is to stand.';

COMMENT ON COLUMN public.outbox.number IS 'For a comment: the issue or pull request that it stands under.';

COMMENT ON COLUMN public.outbox.title IS 'Of an issue its title; of a file what its commit says.';

COMMENT ON COLUMN public.outbox.body IS 'What it should say, in Markdown; of a request for a review the login of who is asked.';

COMMENT ON COLUMN public.outbox.labels IS 'For an issue: the labels it is opened with. People may change them afterwards.';

COMMENT ON COLUMN public.outbox.is_open IS 'For an issue: whether it should be open.';

COMMENT ON COLUMN public.outbox.version IS 'Of the ledger''s format when the post was wanted; an older Headwater leaves newer ones alone.';

COMMENT ON COLUMN public.outbox.wanted_hash IS 'SHA-256 of title, body and is_open as wanted now.';

COMMENT ON COLUMN public.outbox.written_hash IS 'SHA-256 of what GitHub accepted last.';

COMMENT ON COLUMN public.outbox.written_at IS 'When GitHub accepted the last write.';

COMMENT ON COLUMN public.outbox.confirmed_hash IS 'SHA-256 of what was read back last and was as wanted.';

COMMENT ON COLUMN public.outbox.posted_id IS 'GitHub''s database id of the issue or comment.';

COMMENT ON COLUMN public.outbox.posted_number IS 'For an issue: its number.';

COMMENT ON COLUMN public.outbox.posted_url IS 'Its address on GitHub.';

COMMENT ON COLUMN public.outbox.state IS 'due = to be written; written = accepted, to be read back; done = read back; parked = somebody has to look, see problem.';

COMMENT ON COLUMN public.outbox.attempted_at IS 'When a creating request was sent whose answer is not known; null = none is. While it is set, GitHub is searched for our own post before anything is written.';

COMMENT ON COLUMN public.outbox.attempts IS 'Requests since the last success.';

COMMENT ON COLUMN public.outbox.due_at IS 'Not before this instant.';

COMMENT ON COLUMN public.outbox.leased_until IS 'One process has it until then.';

COMMENT ON COLUMN public.outbox.created_at IS 'When it was first wanted.';

COMMENT ON COLUMN public.outbox.confirmed_at IS 'When it was first read back; a post that was there and is gone was taken away by a person, and stays away.';

COMMENT ON COLUMN public.outbox.problem IS 'What went wrong last, in words.';

COMMENT ON COLUMN public.outbox.written_texts IS 'Of a section: every text that was sent, by the stamp in its first line; of what stands there only these lines are ever changed. Of a file: the blobs that were sent, by their SHA; no other is ever overwritten.';

COMMENT ON COLUMN public.outbox.path IS 'Of a file: where it stands in its repository, on the default branch.';

COMMENT ON COLUMN public.outbox.parked_cause IS 'Why it is parked, where the cause lies outside and can pass: it is tried again then. Null = somebody has to look.';

COMMENT ON COLUMN public.outbox.parked_at IS 'When it was parked; null = it is not, or was before this was kept.';

CREATE TABLE public.outbox_writers (
    writer text NOT NULL,
    not_before timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.outbox_writers IS 'Who writes, and since when GitHub lets it write again.';

COMMENT ON COLUMN public.outbox_writers.writer IS 'The credential: "installation 123", or "workflow".';

COMMENT ON COLUMN public.outbox_writers.not_before IS 'GitHub asked to wait until then (retry-after).';

CREATE TABLE public.outbox_writes (
    writer text NOT NULL,
    at timestamp with time zone NOT NULL,
    key text NOT NULL
);

COMMENT ON TABLE public.outbox_writes IS 'Each writing request of the last hours: at most one a second and 400 an hour for each writer.';

COMMENT ON COLUMN public.outbox_writes.writer IS 'The credential that wrote.';

COMMENT ON COLUMN public.outbox_writes.at IS 'When.';

COMMENT ON COLUMN public.outbox_writes.key IS 'Which post.';

CREATE TABLE public.permission_readings (
    repo_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    read_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.permission_readings IS 'When the permissions of a repository were known: from the first reading until it was observed that GitHub shows them no longer.';

COMMENT ON COLUMN public.permission_readings.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.permission_readings.since IS 'The instant from which this holds, included; -infinity = always did.';

COMMENT ON COLUMN public.permission_readings.until IS 'The instant to which this holds, not included; infinity = still.';

COMMENT ON COLUMN public.permission_readings.read_at IS 'When it was last read.';

CREATE TABLE public.permission_refusals (
    repo_id bigint NOT NULL,
    refused_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.permission_refusals IS 'Where GitHub would not show the permissions though the app is installed: not asked again for some days.';

COMMENT ON COLUMN public.permission_refusals.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.permission_refusals.refused_at IS 'When GitHub refused last.';

CREATE TABLE public.planning_issues (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    node_id text NOT NULL,
    title text NOT NULL,
    origin text NOT NULL,
    planned_since timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone,
    CONSTRAINT planning_issues_origin_check CHECK ((origin = ANY (ARRAY['repository'::text, 'sub_issue'::text, 'board'::text])))
);

COMMENT ON TABLE public.planning_issues IS 'Issues that the institution plans with: those of its planning repository, and what was added to them or to its board.';

COMMENT ON COLUMN public.planning_issues.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.planning_issues.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.planning_issues.node_id IS 'GitHub''s id for its GraphQL interface.';

COMMENT ON COLUMN public.planning_issues.title IS 'Its title today.';

COMMENT ON COLUMN public.planning_issues.origin IS 'repository: it stands in the planning repository; sub_issue, board: it stands elsewhere, and became a planning item when it was added.';

COMMENT ON COLUMN public.planning_issues.planned_since IS 'When it became a planning item: nothing in it was planned before.';

COMMENT ON COLUMN public.planning_issues.created_at IS 'When it was created.';

COMMENT ON COLUMN public.planning_issues.updated_at IS 'When GitHub last saw it change.';

COMMENT ON COLUMN public.planning_issues.gone_at IS 'When it was observed that GitHub no longer shows it; null = it does.';

CREATE TABLE public.planning_label_kinds (
    label_key text NOT NULL,
    kind text NOT NULL,
    CONSTRAINT planning_label_kinds_kind_check CHECK ((kind = ANY (ARRAY['directed'::text, 'foundational'::text])))
);

COMMENT ON TABLE public.planning_label_kinds IS 'What the labels of planning issues mean, as the configuration says.';

COMMENT ON COLUMN public.planning_label_kinds.label_key IS 'The label in lower case.';

COMMENT ON COLUMN public.planning_label_kinds.kind IS 'Work that was asked for, or work on foundations.';

CREATE TABLE public.planning_labels (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    label text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.planning_labels IS 'When each planning issue had which label.';

COMMENT ON COLUMN public.planning_labels.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.planning_labels.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.planning_labels.label IS 'The label''s name.';

COMMENT ON COLUMN public.planning_labels.since IS 'The instant from which this holds, included; -infinity = always did.';

COMMENT ON COLUMN public.planning_labels.until IS 'The instant to which this holds, not included; infinity = still.';

CREATE TABLE public.planning_sub_issues (
    node_id text NOT NULL,
    planned_since timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.planning_sub_issues IS 'Sub-issues that planning issues were given, and since when; those that stand elsewhere are read as planning_issues.';

COMMENT ON COLUMN public.planning_sub_issues.node_id IS 'GitHub''s id for its GraphQL interface.';

COMMENT ON COLUMN public.planning_sub_issues.planned_since IS 'When it was added as a sub-issue.';

CREATE TABLE public.planning_texts (
    repo_id bigint NOT NULL,
    id text NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    last_edited_at timestamp with time zone,
    CONSTRAINT planning_texts_kind_check CHECK ((kind = ANY (ARRAY['body'::text, 'comment'::text])))
);

COMMENT ON TABLE public.planning_texts IS 'Bodies and comments of planning issues as they were read last: an edited one is read again, version by version, when it was edited again.';

COMMENT ON COLUMN public.planning_texts.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.planning_texts.id IS 'GitHub''s node id of the issue or comment.';

COMMENT ON COLUMN public.planning_texts.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.planning_texts.kind IS 'The issue''s own text, or a comment.';

COMMENT ON COLUMN public.planning_texts.last_edited_at IS 'When it was edited last, as it was read; null = never.';

CREATE TABLE public.pull_request_facts (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    author_id bigint,
    created_at timestamp with time zone NOT NULL,
    ready_at timestamp with time zone,
    closed_at timestamp with time zone,
    merged_at timestamp with time zone,
    was_reopened boolean NOT NULL,
    has_later_drafts boolean NOT NULL,
    ended_by_id bigint,
    queued_by_id bigint,
    is_landed boolean DEFAULT false NOT NULL,
    ai_disclosure text
);

COMMENT ON TABLE public.pull_request_facts IS 'What follows for a pull request from its timeline: when it was ready, and how it ended.';

COMMENT ON COLUMN public.pull_request_facts.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.pull_request_facts.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.pull_request_facts.author_id IS 'users.id of who wrote it; null = a deleted account (a ghost).';

COMMENT ON COLUMN public.pull_request_facts.created_at IS 'When it was created.';

COMMENT ON COLUMN public.pull_request_facts.ready_at IS 'First instant at which it was neither a draft nor titled [WIP]; null = never ready.';

COMMENT ON COLUMN public.pull_request_facts.closed_at IS 'When it was closed last; null = open.';

COMMENT ON COLUMN public.pull_request_facts.merged_at IS 'When it was merged, or landed another way (is_landed).';

COMMENT ON COLUMN public.pull_request_facts.was_reopened IS 'It was closed and reopened at least once.';

COMMENT ON COLUMN public.pull_request_facts.has_later_drafts IS 'It went back to draft after ready_at: see draft_spells.';

COMMENT ON COLUMN public.pull_request_facts.ended_by_id IS 'Who performed the last end, a merge or a close; null = open, or a deleted account.';

COMMENT ON COLUMN public.pull_request_facts.queued_by_id IS 'Of merged ones: who put it into the merge queue, or set it to merge by itself, last before that; null = nobody did.';

COMMENT ON COLUMN public.pull_request_facts.is_landed IS 'Closed by a commit on the base branch instead of merged.';

COMMENT ON COLUMN public.pull_request_facts.ai_disclosure IS 'As in pull_requests.';

CREATE TABLE public.pull_request_files (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    path text NOT NULL,
    additions integer NOT NULL,
    deletions integer NOT NULL
);

COMMENT ON TABLE public.pull_request_files IS 'The files that a pull request changes, as GitHub lists them now: at most 3,000 of one pull request.';

COMMENT ON COLUMN public.pull_request_files.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.pull_request_files.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.pull_request_files.path IS 'The file''s path in its repository.';

COMMENT ON COLUMN public.pull_request_files.additions IS 'Lines added; null = not known.';

COMMENT ON COLUMN public.pull_request_files.deletions IS 'Lines deleted; null = not known.';

CREATE TABLE public.queue_cards (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    board text NOT NULL,
    attempted_at timestamp with time zone NOT NULL,
    card_id text,
    kind text NOT NULL,
    has_status boolean DEFAULT false NOT NULL,
    problem text,
    CONSTRAINT queue_cards_kind_check CHECK ((kind = ANY (ARRAY['pull_request'::text, 'draft'::text])))
);

COMMENT ON TABLE public.queue_cards IS 'Picks that were put on the institution''s board, or were to be.';

COMMENT ON COLUMN public.queue_cards.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.queue_cards.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.queue_cards.board IS 'owner/number of the project, in lower case.';

COMMENT ON COLUMN public.queue_cards.attempted_at IS 'When it was tried last.';

COMMENT ON COLUMN public.queue_cards.card_id IS 'GitHub''s id of the card; null = it is not known to be there.';

COMMENT ON COLUMN public.queue_cards.kind IS 'The pull request itself, or a draft that names it where GitHub refuses that.';

COMMENT ON COLUMN public.queue_cards.has_status IS 'Its Status is set, by us or by somebody before; it is not set again.';

COMMENT ON COLUMN public.queue_cards.problem IS 'What GitHub said last, in words; null = nothing.';

CREATE TABLE public.queue_picks (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    iteration_start timestamp with time zone NOT NULL,
    iteration_end timestamp with time zone NOT NULL,
    place integer NOT NULL,
    lane text NOT NULL,
    score double precision NOT NULL,
    picked_at timestamp with time zone NOT NULL,
    post_key text NOT NULL
);

COMMENT ON TABLE public.queue_picks IS 'Pull requests that the review queue offered for an iteration, in a list that was posted. A pick stays one, whatever becomes of it.';

COMMENT ON COLUMN public.queue_picks.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.queue_picks.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.queue_picks.iteration_start IS 'When the iteration begins; with iteration_end its window, whatever the configuration says later.';

COMMENT ON COLUMN public.queue_picks.iteration_end IS 'When it ends, this instant not included.';

COMMENT ON COLUMN public.queue_picks.place IS 'In the list, from 1.';

COMMENT ON COLUMN public.queue_picks.lane IS 'Why it came into the list: carried_over, re_review, approve_ci, oldest, newcomer, quick_win.';

COMMENT ON COLUMN public.queue_picks.score IS 'Its score when it was picked.';

COMMENT ON COLUMN public.queue_picks.picked_at IS 'When it was picked first for this iteration.';

COMMENT ON COLUMN public.queue_picks.post_key IS 'outbox.key of the list that it stands in.';

CREATE TABLE public.redelivery_runs (
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    looked_back_to timestamp with time zone NOT NULL,
    listed integer DEFAULT 0 NOT NULL,
    missing integer DEFAULT 0 NOT NULL,
    asked integer DEFAULT 0 NOT NULL,
    needless integer DEFAULT 0 NOT NULL,
    throttled integer DEFAULT 0 NOT NULL,
    problem text
);

COMMENT ON TABLE public.redelivery_runs IS 'Every comparison of GitHub''s list of deliveries with what arrived: how many were listed, were missing, were asked for again, would have meant nothing, are held back by GitHub.';

COMMENT ON COLUMN public.redelivery_runs.started_at IS 'When it began.';

COMMENT ON COLUMN public.redelivery_runs.finished_at IS 'When it came to its end; null = it did not, or not yet.';

COMMENT ON COLUMN public.redelivery_runs.looked_back_to IS 'How far back GitHub''s list was read.';

COMMENT ON COLUMN public.redelivery_runs.listed IS 'How many deliveries GitHub listed.';

COMMENT ON COLUMN public.redelivery_runs.missing IS 'How many of them had not arrived.';

COMMENT ON COLUMN public.redelivery_runs.asked IS 'How many were asked for again.';

COMMENT ON COLUMN public.redelivery_runs.needless IS 'How many of these would have meant nothing.';

COMMENT ON COLUMN public.redelivery_runs.throttled IS 'How many GitHub holds back.';

COMMENT ON COLUMN public.redelivery_runs.problem IS 'What went wrong, in words; null = nothing.';

CREATE TABLE public.releases (
    repo_id bigint NOT NULL,
    id bigint NOT NULL,
    tag_name text NOT NULL,
    name text,
    author_id bigint,
    is_draft boolean NOT NULL,
    is_prerelease boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    gone_at timestamp with time zone
);

COMMENT ON TABLE public.releases IS 'Releases on GitHub''s releases page.';

COMMENT ON COLUMN public.releases.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.releases.id IS 'GitHub''s number of the release.';

COMMENT ON COLUMN public.releases.tag_name IS 'tags.name.';

COMMENT ON COLUMN public.releases.name IS 'Its title.';

COMMENT ON COLUMN public.releases.author_id IS 'users.id of who wrote it; null = a deleted account (a ghost).';

COMMENT ON COLUMN public.releases.is_draft IS 'It is not published.';

COMMENT ON COLUMN public.releases.is_prerelease IS 'Its makers call it a pre-release.';

COMMENT ON COLUMN public.releases.created_at IS 'When it was created.';

COMMENT ON COLUMN public.releases.published_at IS 'When it was published; null = a draft.';

COMMENT ON COLUMN public.releases.gone_at IS 'When it was observed that GitHub no longer shows it; null = it does.';

CREATE TABLE public.repository_changes (
    repo_id bigint NOT NULL,
    delivery text NOT NULL,
    change text NOT NULL,
    former text,
    actor_id bigint,
    observed_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.repository_changes IS 'When a repository was renamed, transferred, archived, made private or public, deleted.';

COMMENT ON COLUMN public.repository_changes.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.repository_changes.delivery IS 'deliveries.id of the delivery that says so.';

COMMENT ON COLUMN public.repository_changes.change IS 'What changed, as GitHub''s action.';

COMMENT ON COLUMN public.repository_changes.former IS 'The name that it had before, or the organization that owned it; null = it kept both, or a person owned it.';

COMMENT ON COLUMN public.repository_changes.actor_id IS 'users.id of who did it; null = not said, or a deleted account.';

COMMENT ON COLUMN public.repository_changes.observed_at IS 'When the delivery that says so came in.';

CREATE TABLE public.repository_counts (
    repo_id bigint NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    pull_requests integer,
    issues integer,
    releases integer,
    tags integer
);

COMMENT ON TABLE public.repository_counts IS 'What GitHub itself counts (totalCount) at an instant: the other side of the coverage figure.';

COMMENT ON COLUMN public.repository_counts.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.repository_counts.checked_at IS 'When GitHub was last asked.';

COMMENT ON COLUMN public.repository_counts.pull_requests IS 'Pull requests, open, closed and merged.';

COMMENT ON COLUMN public.repository_counts.issues IS 'Issues, open and closed.';

COMMENT ON COLUMN public.repository_counts.releases IS 'Releases that we may see.';

COMMENT ON COLUMN public.repository_counts.tags IS 'Tags.';

CREATE TABLE public.repository_settings (
    repo_id bigint NOT NULL,
    setting text NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    value text NOT NULL
);

COMMENT ON TABLE public.repository_settings IS 'One row per change: the value that was first seen at seen_at. pull_requests: whether they are switched on; pull_request_creation: who may open one.';

COMMENT ON COLUMN public.repository_settings.repo_id IS 'repos.id';

COMMENT ON COLUMN public.repository_settings.setting IS 'pull_requests or pull_request_creation.';

COMMENT ON COLUMN public.repository_settings.seen_at IS 'When GitHub was asked and gave this value for the first time since it gave another.';

COMMENT ON COLUMN public.repository_settings.value IS 'pull_requests: on, off; pull_request_creation: GitHub''s word, all or collaborators_only.';

CREATE TABLE public.responses (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    responder_id bigint NOT NULL,
    author_id bigint,
    first_response_at timestamp with time zone NOT NULL,
    first_review_at timestamp with time zone,
    first_submitted_review_at timestamp with time zone
);

COMMENT ON TABLE public.responses IS 'Per issue or pull request and responder other than its author: the first comment or review, the first review or inline comment, and the first submitted review. Bots are stored; who counts is decided when a number is computed.';

COMMENT ON COLUMN public.responses.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.responses.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.responses.responder_id IS 'users.id of who responded.';

COMMENT ON COLUMN public.responses.author_id IS 'The author of the issue or pull request.';

COMMENT ON COLUMN public.responses.first_response_at IS 'Their first comment or review.';

COMMENT ON COLUMN public.responses.first_review_at IS 'Their first review or comment on a line; null = none.';

COMMENT ON COLUMN public.responses.first_submitted_review_at IS 'Their first submitted review; null = none.';

CREATE TABLE public.review_comments (
    repo_id bigint NOT NULL,
    id bigint NOT NULL,
    number integer NOT NULL,
    review_id bigint,
    in_reply_to_id bigint,
    author_id bigint,
    path text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    body_length integer NOT NULL,
    body_words integer NOT NULL,
    words text[]
);

COMMENT ON TABLE public.review_comments IS 'Comments on lines of a pull request''s changes.';

COMMENT ON COLUMN public.review_comments.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.review_comments.id IS 'GitHub''s number of the comment.';

COMMENT ON COLUMN public.review_comments.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.review_comments.review_id IS 'reviews.id of the review it belongs to.';

COMMENT ON COLUMN public.review_comments.in_reply_to_id IS 'review_comments.id of the comment that it answers; null = it begins a thread.';

COMMENT ON COLUMN public.review_comments.author_id IS 'users.id of who wrote it; null = a deleted account (a ghost).';

COMMENT ON COLUMN public.review_comments.path IS 'The file''s path in its repository.';

COMMENT ON COLUMN public.review_comments.created_at IS 'When it was created.';

COMMENT ON COLUMN public.review_comments.updated_at IS 'When GitHub last saw it change.';

COMMENT ON COLUMN public.review_comments.body_length IS 'Characters of its text; the text itself is not kept.';

COMMENT ON COLUMN public.review_comments.body_words IS 'Words of its text.';

COMMENT ON COLUMN public.review_comments.words IS 'Forms in its text, as in issue_comments.words, without to whom it turns; null = no text, or never looked at.';

CREATE TABLE public.review_requests (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    turn_start timestamp with time zone NOT NULL,
    key text NOT NULL,
    user_id bigint NOT NULL,
    wanted_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.review_requests IS 'Reviews that Headwater asked for. A row stands before the request does: what was perhaps asked counts as asked.';

COMMENT ON COLUMN public.review_requests.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.review_requests.number IS 'The number of the pull request in its repository.';

COMMENT ON COLUMN public.review_requests.turn_start IS 'Since when the maintainers held it.';

COMMENT ON COLUMN public.review_requests.key IS 'outbox.key of the request.';

COMMENT ON COLUMN public.review_requests.user_id IS 'users.id of who was asked.';

COMMENT ON COLUMN public.review_requests.wanted_at IS 'When it was decided.';

CREATE TABLE public.review_threads (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    thread_id text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    is_resolved boolean NOT NULL,
    is_outdated boolean NOT NULL,
    first_comment text NOT NULL,
    opened_by_id bigint,
    opened_at timestamp with time zone NOT NULL,
    last_comment text NOT NULL,
    last_by_id bigint,
    last_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.review_threads IS 'Threads of inline comments on open community pull requests, as they were seen: one row for as long as nothing of it changed.';

COMMENT ON COLUMN public.review_threads.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.review_threads.number IS 'The number of the pull request in its repository.';

COMMENT ON COLUMN public.review_threads.thread_id IS 'GitHub''s node id of the thread.';

COMMENT ON COLUMN public.review_threads.since IS 'When it was first seen so.';

COMMENT ON COLUMN public.review_threads.until IS 'When it was first seen otherwise; infinity = it is so.';

COMMENT ON COLUMN public.review_threads.is_resolved IS 'Somebody marked it as resolved.';

COMMENT ON COLUMN public.review_threads.is_outdated IS 'The lines it is about were changed since.';

COMMENT ON COLUMN public.review_threads.first_comment IS 'review_comments.id of the comment that opened it, in digits.';

COMMENT ON COLUMN public.review_threads.opened_by_id IS 'users.id of who opened it; null = a deleted account.';

COMMENT ON COLUMN public.review_threads.opened_at IS 'When it was opened.';

COMMENT ON COLUMN public.review_threads.last_comment IS 'review_comments.id of the newest comment, in digits.';

COMMENT ON COLUMN public.review_threads.last_by_id IS 'users.id of who wrote that; null = a deleted account.';

COMMENT ON COLUMN public.review_threads.last_at IS 'When that was written.';

CREATE TABLE public.reviews (
    repo_id bigint NOT NULL,
    id bigint NOT NULL,
    number integer NOT NULL,
    author_id bigint,
    state text NOT NULL,
    submitted_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    commit_oid text,
    body_length integer NOT NULL,
    body_words integer NOT NULL,
    words text[]
);

COMMENT ON TABLE public.reviews IS 'Reviews of pull requests.';

COMMENT ON COLUMN public.reviews.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.reviews.id IS 'GitHub''s number of the review.';

COMMENT ON COLUMN public.reviews.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.reviews.author_id IS 'users.id of who wrote it; null = a deleted account (a ghost).';

COMMENT ON COLUMN public.reviews.state IS 'APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED or PENDING.';

COMMENT ON COLUMN public.reviews.submitted_at IS 'When it was submitted; null = not yet.';

COMMENT ON COLUMN public.reviews.updated_at IS 'When GitHub last saw it change.';

COMMENT ON COLUMN public.reviews.commit_oid IS 'The commit that was reviewed.';

COMMENT ON COLUMN public.reviews.body_length IS 'Characters of its text; the text itself is not kept.';

COMMENT ON COLUMN public.reviews.body_words IS 'Words of its text.';

COMMENT ON COLUMN public.reviews.words IS 'Forms in its text, as in issue_comments.words; null = no text, or never looked at.';

CREATE TABLE public.roster_listings (
    repository text NOT NULL,
    path text NOT NULL,
    who text NOT NULL,
    is_inactive boolean NOT NULL,
    teams text[] NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    since_oid text NOT NULL,
    is_baseline boolean NOT NULL
);

COMMENT ON TABLE public.roster_listings IS 'Who was listed, from which revision to which, with the same status and teams; until infinity = still. Somebody who stands in the file twice has two.';

COMMENT ON COLUMN public.roster_listings.repository IS 'owner/name in lower case.';

COMMENT ON COLUMN public.roster_listings.path IS 'The file''s path in its repository.';

COMMENT ON COLUMN public.roster_listings.who IS 'The login in lower case.';

COMMENT ON COLUMN public.roster_listings.is_inactive IS 'The roster says that they are not active.';

COMMENT ON COLUMN public.roster_listings.teams IS 'The teams they are listed on, in lower case.';

COMMENT ON COLUMN public.roster_listings.since IS 'The instant from which this holds, included; -infinity = always did.';

COMMENT ON COLUMN public.roster_listings.until IS 'The instant to which this holds, not included; infinity = still.';

COMMENT ON COLUMN public.roster_listings.since_oid IS 'The commit since which it says so.';

COMMENT ON COLUMN public.roster_listings.is_baseline IS 'It stood in the first revision that can be read: since when is unknown before it.';

CREATE TABLE public.roster_readings (
    repository text NOT NULL,
    path text NOT NULL,
    full_name text NOT NULL,
    head_oid text,
    checked_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.roster_readings IS 'How far the history of a roster has been read: the newest commit that touched the file, and when GitHub was last asked.';

COMMENT ON COLUMN public.roster_readings.repository IS 'owner/name in lower case.';

COMMENT ON COLUMN public.roster_readings.path IS 'The file''s path in its repository.';

COMMENT ON COLUMN public.roster_readings.full_name IS 'owner/name as GitHub spells it today.';

COMMENT ON COLUMN public.roster_readings.head_oid IS 'null = no commit has touched that path.';

COMMENT ON COLUMN public.roster_readings.checked_at IS 'When GitHub was last asked.';

CREATE TABLE public.roster_revisions (
    repository text NOT NULL,
    path text NOT NULL,
    oid text NOT NULL,
    "position" integer NOT NULL,
    took_effect_at timestamp with time zone NOT NULL,
    problem text,
    late_found_at timestamp with time zone
);

COMMENT ON TABLE public.roster_revisions IS 'The commits that touched a roster, oldest first from position 0.';

COMMENT ON COLUMN public.roster_revisions.repository IS 'owner/name in lower case.';

COMMENT ON COLUMN public.roster_revisions.path IS 'The file''s path in its repository.';

COMMENT ON COLUMN public.roster_revisions.oid IS 'The commit.';

COMMENT ON COLUMN public.roster_revisions."position" IS 'Its place in the order, from 0.';

COMMENT ON COLUMN public.roster_revisions.took_effect_at IS 'The committer date, or that of the revision before where that is later: dates need not be in order.';

COMMENT ON COLUMN public.roster_revisions.problem IS 'Why it cannot be read: the revision before it stands; null = it can.';

COMMENT ON COLUMN public.roster_revisions.late_found_at IS 'When it came to light although the history had been read beyond its date; null = in time.';

CREATE TABLE public.rosters (
    community text NOT NULL,
    repository text NOT NULL,
    path text NOT NULL,
    not_maintainers text[] NOT NULL
);

COMMENT ON TABLE public.rosters IS 'Which file the configuration calls the community''s roster: loaded from headwater.yml whenever that changes.';

COMMENT ON COLUMN public.rosters.community IS 'communities.name.';

COMMENT ON COLUMN public.rosters.repository IS 'owner/name in lower case.';

COMMENT ON COLUMN public.rosters.path IS 'The file''s path in its repository.';

COMMENT ON COLUMN public.rosters.not_maintainers IS 'Teams, in lower case, whose members are no maintainers unless they are on another one, too.';

ALTER TABLE public.said_answers ALTER COLUMN place ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.said_answers_place_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.server_runs (
    id text NOT NULL,
    role text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone
);

COMMENT ON TABLE public.server_runs IS 'Processes of `headwater serve`: since when, until when. Between the last sight of one and the start of the next nobody took deliveries.';

COMMENT ON COLUMN public.server_runs.id IS 'The process.';

COMMENT ON COLUMN public.server_runs.role IS 'What it does: web, worker or all.';

COMMENT ON COLUMN public.server_runs.started_at IS 'When it began.';

COMMENT ON COLUMN public.server_runs.seen_at IS 'When it last said that it runs.';

COMMENT ON COLUMN public.server_runs.stopped_at IS 'When it ended by itself; null = it runs, or was killed.';

CREATE TABLE public.sessions (
    token_hash text NOT NULL,
    user_id bigint NOT NULL,
    login text NOT NULL,
    because text NOT NULL,
    signed_in_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.sessions IS 'Who is signed in to pages that are not public, and until when. GitHub''s tokens are not kept.';

COMMENT ON COLUMN public.sessions.token_hash IS 'HMAC of the cookie''s value under SESSION_SECRET: what stands here lets nobody in.';

COMMENT ON COLUMN public.sessions.user_id IS 'GitHub''s number of the account.';

COMMENT ON COLUMN public.sessions.login IS 'The account''s name when it signed in.';

COMMENT ON COLUMN public.sessions.because IS 'Why the pages are shown: team = on the institution''s team list, looked up again with each request; repository = GitHub let the account read the institution''s repository at signed_in_at.';

COMMENT ON COLUMN public.sessions.signed_in_at IS 'When it began.';

COMMENT ON COLUMN public.sessions.expires_at IS 'When it ends by itself.';

CREATE TABLE public.tag_pushes (
    repo_id bigint NOT NULL,
    tag text NOT NULL,
    delivery text NOT NULL,
    oid text,
    sender_id bigint,
    pushed_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.tag_pushes IS 'Who pushed a tag: the sender of the push or create event. Times of receipt, since the events have none.';

COMMENT ON COLUMN public.tag_pushes.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.tag_pushes.tag IS 'The tag''s name.';

COMMENT ON COLUMN public.tag_pushes.delivery IS 'deliveries.id of the delivery that says so.';

COMMENT ON COLUMN public.tag_pushes.oid IS 'What the tag was set on, a tag object or a commit; null = the event (create) does not say.';

COMMENT ON COLUMN public.tag_pushes.sender_id IS 'users.id of who pushed it.';

COMMENT ON COLUMN public.tag_pushes.pushed_at IS 'When the delivery that says so came in.';

CREATE TABLE public.tags (
    repo_id bigint NOT NULL,
    name text NOT NULL,
    target_oid text NOT NULL,
    is_annotated boolean NOT NULL,
    tagger_id bigint,
    tagged_at timestamp with time zone,
    commit_author_id bigint,
    committed_at timestamp with time zone,
    gone_at timestamp with time zone,
    is_version_bump boolean
);

COMMENT ON TABLE public.tags IS 'Git tags of a repository, and who made them.';

COMMENT ON COLUMN public.tags.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.tags.name IS 'The tag''s name.';

COMMENT ON COLUMN public.tags.target_oid IS 'The commit, or for an annotated tag the tag object, that it stands for.';

COMMENT ON COLUMN public.tags.is_annotated IS 'It has an object of its own, which names its tagger.';

COMMENT ON COLUMN public.tags.tagger_id IS 'users.id of who made an annotated tag; null = not annotated, or unknown.';

COMMENT ON COLUMN public.tags.tagged_at IS 'When an annotated tag was made.';

COMMENT ON COLUMN public.tags.commit_author_id IS 'users.id of the author of the commit; null = unknown.';

COMMENT ON COLUMN public.tags.committed_at IS 'The committer date of the commit.';

COMMENT ON COLUMN public.tags.gone_at IS 'When it was observed that GitHub no longer has it; null = it has.';

COMMENT ON COLUMN public.tags.is_version_bump IS 'Whether the tagged commit exists to make this version, by its message; null = not known.';

CREATE TABLE public.team_members (
    who text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.team_members IS 'Who is on the institution''s team, from when to when.';

COMMENT ON COLUMN public.team_members.who IS 'A login in lower case, or a users.id in digits.';

COMMENT ON COLUMN public.team_members.since IS 'The instant from which this holds, included; -infinity = always did.';

COMMENT ON COLUMN public.team_members.until IS 'The instant to which this holds, not included; infinity = still.';

CREATE TABLE public.thread_resolutions (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    thread_id text NOT NULL,
    at timestamp with time zone NOT NULL,
    is_resolved boolean NOT NULL,
    actor_id bigint
);

COMMENT ON TABLE public.thread_resolutions IS 'When threads of review comments were resolved and opened again; GitHub itself keeps only the present state.';

COMMENT ON COLUMN public.thread_resolutions.repo_id IS 'repos.id; null = about no repository.';

COMMENT ON COLUMN public.thread_resolutions.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.thread_resolutions.thread_id IS 'GitHub''s node id of the thread.';

COMMENT ON COLUMN public.thread_resolutions.at IS 'When that happened.';

COMMENT ON COLUMN public.thread_resolutions.is_resolved IS 'It was resolved; false = opened again.';

COMMENT ON COLUMN public.thread_resolutions.actor_id IS 'users.id of who did it; null = not said, or a deleted account.';

CREATE TABLE public.timeline_events (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    actor_id bigint,
    created_at timestamp with time zone NOT NULL,
    label text,
    subject_id bigint,
    subject_team text,
    previous_title text,
    current_title text,
    commit_oid text,
    other_item text,
    closer text,
    is_merge boolean,
    review_id bigint,
    review_state text
);

COMMENT ON TABLE public.timeline_events IS 'What happened to issues and pull requests, beside comments and reviews.';

COMMENT ON COLUMN public.timeline_events.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.timeline_events.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.timeline_events.id IS 'GitHub''s node id: unlike any other''s within the item.';

COMMENT ON COLUMN public.timeline_events.kind IS 'GitHub''s kind of event in capitals, as LABELED_EVENT.';

COMMENT ON COLUMN public.timeline_events.actor_id IS 'users.id of who did it; null = nobody, or a deleted account.';

COMMENT ON COLUMN public.timeline_events.created_at IS 'For PULL_REQUEST_COMMIT, which has no date of its own on GitHub, the committer date.';

COMMENT ON COLUMN public.timeline_events.label IS 'The label''s name.';

COMMENT ON COLUMN public.timeline_events.subject_id IS 'users.id of who was assigned, or asked for a review.';

COMMENT ON COLUMN public.timeline_events.subject_team IS 'The team that was asked for a review.';

COMMENT ON COLUMN public.timeline_events.previous_title IS 'The title before a change of it.';

COMMENT ON COLUMN public.timeline_events.current_title IS 'The title after a change of it.';

COMMENT ON COLUMN public.timeline_events.commit_oid IS 'The commit that it is about.';

COMMENT ON COLUMN public.timeline_events.other_item IS 'The other item of a cross-reference or a duplicate: "owner/name#12".';

COMMENT ON COLUMN public.timeline_events.closer IS 'What closed it, where it was not a click: "PullRequest owner/name#12", "Commit <oid>", "ProjectV2".';

COMMENT ON COLUMN public.timeline_events.is_merge IS 'A commit that brings another branch in, by its first line; null = no commit, or never looked at.';

COMMENT ON COLUMN public.timeline_events.review_id IS 'Of a dismissal: reviews.id; null = of another kind, not known, or read before this was asked for.';

COMMENT ON COLUMN public.timeline_events.review_state IS 'Of a dismissal: what the review was until then, APPROVED or CHANGES_REQUESTED; null = as above.';

CREATE TABLE public.timeline_gaps (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    on_github integer NOT NULL,
    stored integer NOT NULL
);

COMMENT ON TABLE public.timeline_gaps IS 'Items of which fewer timeline entries (events, comments, reviews) are stored than GitHub counts: not yet whole.';

COMMENT ON COLUMN public.timeline_gaps.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.timeline_gaps.number IS 'The number of the issue or pull request in its repository.';

COMMENT ON COLUMN public.timeline_gaps.on_github IS 'How many entries GitHub counts.';

COMMENT ON COLUMN public.timeline_gaps.stored IS 'How many are stored.';

CREATE TABLE public.unread_parts (
    place text NOT NULL,
    part text NOT NULL,
    reason text NOT NULL,
    since timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.unread_parts IS 'What GitHub did not give at the last look while it gave the rest: a stream of a repository, a whole repository, a roster, the plans. What can be read again is taken out.';

COMMENT ON COLUMN public.unread_parts.place IS 'owner/name, or owner of all repositories, in lower case, as it was asked for.';

COMMENT ON COLUMN public.unread_parts.part IS '"issues", "review_comments", …, "repository" (all of it), "roster PATH", "planning".';

COMMENT ON COLUMN public.unread_parts.reason IS 'GitHub''s words.';

COMMENT ON COLUMN public.unread_parts.since IS 'When it was found first.';

CREATE TABLE public.unreadable_fields (
    repo_id bigint NOT NULL,
    stream text NOT NULL,
    number integer NOT NULL,
    path text NOT NULL,
    message text NOT NULL,
    is_refused boolean DEFAULT false NOT NULL
);

COMMENT ON TABLE public.unreadable_fields IS 'What GitHub could not give though the rest of its answer came.';

COMMENT ON COLUMN public.unreadable_fields.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.unreadable_fields.stream IS 'Which list of the repository it is, as "issues".';

COMMENT ON COLUMN public.unreadable_fields.number IS 'The number of the item; 0 = the error names none.';

COMMENT ON COLUMN public.unreadable_fields.path IS 'The field, as a path into the answer.';

COMMENT ON COLUMN public.unreadable_fields.message IS 'What GitHub said.';

COMMENT ON COLUMN public.unreadable_fields.is_refused IS 'GitHub gave it, and it cannot be stored (half a character, a date that no calendar has): it was replaced or left out until the item changes. false = GitHub could not give it.';

CREATE TABLE public.upstream_words (
    repo_id bigint NOT NULL,
    state text NOT NULL,
    measures boolean DEFAULT true NOT NULL,
    allows_comments boolean DEFAULT false NOT NULL,
    allows_mentions boolean DEFAULT false NOT NULL,
    exempt_labels text[] DEFAULT '{}'::text[] NOT NULL,
    problem text,
    read_at timestamp with time zone NOT NULL,
    complete_since timestamp with time zone,
    allows_review_requests boolean DEFAULT false NOT NULL,
    CONSTRAINT upstream_words_state_check CHECK ((state = ANY (ARRAY['absent'::text, 'given'::text, 'unreadable'::text])))
);

COMMENT ON TABLE public.upstream_words IS 'What an upstream repository says of itself in .github/headwater.yml on its default branch, as it was read last.';

COMMENT ON COLUMN public.upstream_words.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.upstream_words.state IS 'absent = there is no such file; unreadable = something in it is not understood, so it allows nothing.';

COMMENT ON COLUMN public.upstream_words.measures IS 'False: the repository is shown nowhere.';

COMMENT ON COLUMN public.upstream_words.allows_comments IS 'Its maintainers want reminders on their pull requests.';

COMMENT ON COLUMN public.upstream_words.allows_mentions IS 'Reminders may mention people.';

COMMENT ON COLUMN public.upstream_words.exempt_labels IS 'Pull requests with one of these labels are never spoken of.';

COMMENT ON COLUMN public.upstream_words.problem IS 'What is not understood, with its line and column.';

COMMENT ON COLUMN public.upstream_words.read_at IS 'When it was read.';

COMMENT ON COLUMN public.upstream_words.complete_since IS 'When its history was first found read to the end; null = it has not been. Two weeks of dry run begin with it.';

COMMENT ON COLUMN public.upstream_words.allows_review_requests IS 'Headwater may ask people for a review, as GitHub itself does.';

CREATE TABLE public.waiting_runs (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    suite_id text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.waiting_runs IS 'Workflow runs at the heads of open community pull requests that wait for a maintainer''s approval.';

COMMENT ON COLUMN public.waiting_runs.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.waiting_runs.number IS 'The number of the pull request in its repository.';

COMMENT ON COLUMN public.waiting_runs.suite_id IS 'GitHub''s node id of the check suite.';

COMMENT ON COLUMN public.waiting_runs.since IS 'When it was first seen so.';

COMMENT ON COLUMN public.waiting_runs.until IS 'When it was first seen otherwise; infinity = it is so.';

COMMENT ON COLUMN public.waiting_runs.created_at IS 'When the workflow was created.';

CREATE TABLE public.watermarks (
    repo_id bigint NOT NULL,
    stream text NOT NULL,
    complete_until timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.watermarks IS 'Everything that happened before this instant has been read: the start of the last reading that came to its end. Stream "everything": the last time that every item was compared with GitHub.';

COMMENT ON COLUMN public.watermarks.repo_id IS 'repos.id.';

COMMENT ON COLUMN public.watermarks.stream IS 'Which list of the repository it is, as "issues".';

COMMENT ON COLUMN public.watermarks.complete_until IS 'Up to here nothing of the stream is missing.';

ALTER TABLE ONLY public.affiliations
    ADD CONSTRAINT affiliations_pkey PRIMARY KEY (who, organisation, since);

ALTER TABLE ONLY public.agent_accounts
    ADD CONSTRAINT agent_accounts_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.api_calls
    ADD CONSTRAINT api_calls_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.base_checks
    ADD CONSTRAINT base_checks_pkey PRIMARY KEY (repo_id, branch, name, since);

ALTER TABLE ONLY public.board_cards
    ADD CONSTRAINT board_cards_pkey PRIMARY KEY (board, id);

ALTER TABLE ONLY public.board_links
    ADD CONSTRAINT board_links_pkey PRIMARY KEY (board, card_id, other_repository, other_number);

ALTER TABLE ONLY public.board_readings
    ADD CONSTRAINT board_readings_pkey PRIMARY KEY (board);

ALTER TABLE ONLY public.branch_rules
    ADD CONSTRAINT branch_rules_pkey PRIMARY KEY (repo_id, branch, since);

ALTER TABLE ONLY public.busy_people
    ADD CONSTRAINT busy_people_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.collaborator_spans
    ADD CONSTRAINT collaborator_spans_pkey PRIMARY KEY (repo_id, user_id, since);

ALTER TABLE ONLY public.comment_commands
    ADD CONSTRAINT comment_commands_pkey PRIMARY KEY (repo_id, comment_id, line);

ALTER TABLE ONLY public.communities
    ADD CONSTRAINT communities_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.community_labels
    ADD CONSTRAINT community_labels_pkey PRIMARY KEY (community, meaning, label_key);

ALTER TABLE ONLY public.community_repos
    ADD CONSTRAINT community_repos_pkey PRIMARY KEY (community, repo_id, since);

ALTER TABLE ONLY public.configured_bots
    ADD CONSTRAINT configured_bots_pkey PRIMARY KEY (who);

ALTER TABLE ONLY public.configured_sources
    ADD CONSTRAINT configured_sources_pkey PRIMARY KEY (community, kind, name);

ALTER TABLE ONLY public.continuations
    ADD CONSTRAINT continuations_pkey PRIMARY KEY (repo_id, node_id, connection);

ALTER TABLE ONLY public.cursors
    ADD CONSTRAINT cursors_pkey PRIMARY KEY (repo_id, stream);

ALTER TABLE ONLY public.data_versions
    ADD CONSTRAINT data_versions_pkey PRIMARY KEY (slot);

ALTER TABLE ONLY public.deleted_items
    ADD CONSTRAINT deleted_items_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (app_id, id);

ALTER TABLE ONLY public.dirty_marks
    ADD CONSTRAINT dirty_marks_pkey PRIMARY KEY (repo_id, thing, number);

ALTER TABLE ONLY public.draft_spells
    ADD CONSTRAINT draft_spells_pkey PRIMARY KEY (repo_id, number, began_at);

ALTER TABLE ONLY public.first_acts
    ADD CONSTRAINT first_acts_pkey PRIMARY KEY (repo_id, user_id);

ALTER TABLE ONLY public.former_file_lists
    ADD CONSTRAINT former_file_lists_pkey PRIMARY KEY (repo_id, number, since);

ALTER TABLE ONLY public.head_checks
    ADD CONSTRAINT head_checks_pkey PRIMARY KEY (repo_id, number, head_oid, name, since);

ALTER TABLE ONLY public.headwater_migrations
    ADD CONSTRAINT headwater_migrations_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.headwater_views
    ADD CONSTRAINT headwater_views_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.holidays
    ADD CONSTRAINT holidays_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.imported_items
    ADD CONSTRAINT imported_items_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.imported_repos
    ADD CONSTRAINT imported_repos_pkey PRIMARY KEY (repo_id);

ALTER TABLE ONLY public.imported_users
    ADD CONSTRAINT imported_users_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_pkey PRIMARY KEY (file, captured_at, repos, users, pull_requests, issues, issue_comments);

ALTER TABLE ONLY public.installations
    ADD CONSTRAINT installations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.institutions
    ADD CONSTRAINT institutions_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.issue_comments
    ADD CONSTRAINT issue_comments_pkey PRIMARY KEY (repo_id, id);

ALTER TABLE ONLY public.issues
    ADD CONSTRAINT issues_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.item_closures
    ADD CONSTRAINT item_closures_pkey PRIMARY KEY (repo_id, number, closed_at);

ALTER TABLE ONLY public.item_labels
    ADD CONSTRAINT item_labels_pkey PRIMARY KEY (repo_id, number, label);

ALTER TABLE ONLY public.item_transfers
    ADD CONSTRAINT item_transfers_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.kept_results
    ADD CONSTRAINT kept_results_pkey PRIMARY KEY (what, version, configuration);

ALTER TABLE ONLY public.labels
    ADD CONSTRAINT labels_pkey PRIMARY KEY (repo_id, name);

ALTER TABLE ONLY public.late_arrivals
    ADD CONSTRAINT late_finds_pkey PRIMARY KEY (repo_id, kind, id);

ALTER TABLE ONLY public.maintainer_overrides
    ADD CONSTRAINT maintainer_overrides_pkey PRIMARY KEY (community, who, repository, since);

ALTER TABLE ONLY public.membership_changes
    ADD CONSTRAINT membership_changes_pkey PRIMARY KEY (account, delivery);

ALTER TABLE ONLY public.mentorship_people
    ADD CONSTRAINT mentorship_people_pkey PRIMARY KEY (mentorship, part, who);

ALTER TABLE ONLY public.mentorship_steps
    ADD CONSTRAINT mentorship_steps_pkey PRIMARY KEY (mentorship, "position");

ALTER TABLE ONLY public.mentorships
    ADD CONSTRAINT mentorships_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.merge_months
    ADD CONSTRAINT merge_months_pkey PRIMARY KEY (repo_id, user_id, month, via_id);

ALTER TABLE ONLY public.missed_deliveries
    ADD CONSTRAINT missed_deliveries_pkey PRIMARY KEY (app_id, id);

ALTER TABLE ONLY public.missing_logins
    ADD CONSTRAINT missing_logins_pkey PRIMARY KEY (login_key, observed_at);

ALTER TABLE ONLY public.moved_tags
    ADD CONSTRAINT moved_tags_pkey PRIMARY KEY (repo_id, name, moved_at);

ALTER TABLE ONLY public.name_lookups
    ADD CONSTRAINT name_lookups_pkey PRIMARY KEY (name_key);

ALTER TABLE ONLY public.nudge_talks
    ADD CONSTRAINT nudge_talks_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.nudge_turns
    ADD CONSTRAINT nudge_turns_pkey PRIMARY KEY (repo_id, number, party, turn_start);

ALTER TABLE ONLY public.nudges
    ADD CONSTRAINT nudges_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.observed_deletions
    ADD CONSTRAINT observed_deletions_pkey PRIMARY KEY (repo_id, kind, id);

ALTER TABLE ONLY public.office_hours
    ADD CONSTRAINT office_hours_pkey PRIMARY KEY (title, starts_at);

ALTER TABLE ONLY public.open_states
    ADD CONSTRAINT open_states_pkey PRIMARY KEY (repo_id, number, since);

ALTER TABLE ONLY public.opted_out
    ADD CONSTRAINT opted_out_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.outbox_writers
    ADD CONSTRAINT outbox_writers_pkey PRIMARY KEY (writer);

ALTER TABLE ONLY public.permission_readings
    ADD CONSTRAINT permission_readings_pkey PRIMARY KEY (repo_id, since);

ALTER TABLE ONLY public.permission_refusals
    ADD CONSTRAINT permission_refusals_pkey PRIMARY KEY (repo_id);

ALTER TABLE ONLY public.planning_issues
    ADD CONSTRAINT planning_issues_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.planning_label_kinds
    ADD CONSTRAINT planning_label_kinds_pkey PRIMARY KEY (label_key, kind);

ALTER TABLE ONLY public.planning_labels
    ADD CONSTRAINT planning_labels_pkey PRIMARY KEY (repo_id, number, label, since);

ALTER TABLE ONLY public.planning_links
    ADD CONSTRAINT planning_links_pkey PRIMARY KEY (repo_id, text_id, other_repository, other_number);

ALTER TABLE ONLY public.planning_sub_issues
    ADD CONSTRAINT planning_sub_issues_pkey PRIMARY KEY (node_id);

ALTER TABLE ONLY public.planning_texts
    ADD CONSTRAINT planning_texts_pkey PRIMARY KEY (repo_id, id);

ALTER TABLE ONLY public.pull_request_facts
    ADD CONSTRAINT pull_request_facts_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.pull_request_file_lists
    ADD CONSTRAINT pull_request_file_lists_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.pull_request_files
    ADD CONSTRAINT pull_request_files_pkey PRIMARY KEY (repo_id, number, path);

ALTER TABLE ONLY public.pull_requests
    ADD CONSTRAINT pull_requests_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.queue_cards
    ADD CONSTRAINT queue_cards_pkey PRIMARY KEY (repo_id, number, board);

ALTER TABLE ONLY public.queue_picks
    ADD CONSTRAINT queue_picks_pkey PRIMARY KEY (repo_id, number, iteration_start);

ALTER TABLE ONLY public.redelivery_runs
    ADD CONSTRAINT redelivery_runs_pkey PRIMARY KEY (started_at);

ALTER TABLE ONLY public.release_answers
    ADD CONSTRAINT release_answers_pkey PRIMARY KEY (community, repository, tag);

ALTER TABLE ONLY public.releases
    ADD CONSTRAINT releases_pkey PRIMARY KEY (repo_id, id);

ALTER TABLE ONLY public.repo_names
    ADD CONSTRAINT repo_names_pkey PRIMARY KEY (repo_id, name_key);

ALTER TABLE ONLY public.repos
    ADD CONSTRAINT repos_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.repository_changes
    ADD CONSTRAINT repository_changes_pkey PRIMARY KEY (repo_id, delivery);

ALTER TABLE ONLY public.repository_counts
    ADD CONSTRAINT repository_counts_pkey PRIMARY KEY (repo_id, checked_at);

ALTER TABLE ONLY public.repository_settings
    ADD CONSTRAINT repository_settings_pkey PRIMARY KEY (repo_id, setting, seen_at);

ALTER TABLE ONLY public.responses
    ADD CONSTRAINT responses_pkey PRIMARY KEY (repo_id, number, responder_id);

ALTER TABLE ONLY public.review_comments
    ADD CONSTRAINT review_comments_pkey PRIMARY KEY (repo_id, id);

ALTER TABLE ONLY public.review_requests
    ADD CONSTRAINT review_requests_pkey PRIMARY KEY (repo_id, number, turn_start);

ALTER TABLE ONLY public.review_threads
    ADD CONSTRAINT review_threads_pkey PRIMARY KEY (repo_id, number, thread_id, since);

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_pkey PRIMARY KEY (repo_id, id);

ALTER TABLE ONLY public.roster_listings
    ADD CONSTRAINT roster_listings_pkey PRIMARY KEY (repository, path, who, is_inactive, teams, since);

ALTER TABLE ONLY public.roster_readings
    ADD CONSTRAINT roster_readings_pkey PRIMARY KEY (repository, path);

ALTER TABLE ONLY public.roster_revisions
    ADD CONSTRAINT roster_revisions_pkey PRIMARY KEY (repository, path, oid);

ALTER TABLE ONLY public.rosters
    ADD CONSTRAINT rosters_pkey PRIMARY KEY (community);

ALTER TABLE ONLY public.said_answers
    ADD CONSTRAINT said_answers_pkey PRIMARY KEY (comment_id, line);

ALTER TABLE ONLY public.server_runs
    ADD CONSTRAINT server_runs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.tag_pushes
    ADD CONSTRAINT tag_pushes_pkey PRIMARY KEY (repo_id, tag, delivery);

ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (repo_id, name);

ALTER TABLE ONLY public.team_members
    ADD CONSTRAINT team_members_pkey PRIMARY KEY (who, since);

ALTER TABLE ONLY public.thread_resolutions
    ADD CONSTRAINT thread_resolutions_pkey PRIMARY KEY (repo_id, number, thread_id, at);

ALTER TABLE ONLY public.timeline_events
    ADD CONSTRAINT timeline_events_pkey PRIMARY KEY (repo_id, number, id);

ALTER TABLE ONLY public.timeline_gaps
    ADD CONSTRAINT timeline_gaps_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.unread_parts
    ADD CONSTRAINT unread_parts_pkey PRIMARY KEY (place, part);

ALTER TABLE ONLY public.unreadable_fields
    ADD CONSTRAINT unreadable_fields_pkey PRIMARY KEY (repo_id, stream, number, path);

ALTER TABLE ONLY public.upstream_words
    ADD CONSTRAINT upstream_words_pkey PRIMARY KEY (repo_id);

ALTER TABLE ONLY public.user_logins
    ADD CONSTRAINT user_logins_pkey PRIMARY KEY (login_key, user_id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.waiting_runs
    ADD CONSTRAINT waiting_runs_pkey PRIMARY KEY (repo_id, number, suite_id, since);

ALTER TABLE ONLY public.watermarks
    ADD CONSTRAINT watermarks_pkey PRIMARY KEY (repo_id, stream);

CREATE INDEX board_cards_content ON public.board_cards USING btree (content_repo_id, content_number);

CREATE INDEX board_links_other ON public.board_links USING btree (other_repository, other_number);

CREATE INDEX comment_commands_by_item ON public.comment_commands USING btree (repo_id, number);

CREATE INDEX community_repos_repo ON public.community_repos USING btree (repo_id);

CREATE INDEX deliveries_bodies ON public.deliveries USING btree (received_at) WHERE (body IS NOT NULL);

CREATE INDEX deliveries_due ON public.deliveries USING btree (due_at, place) WHERE ((handled_at IS NULL) AND (parked_at IS NULL));

CREATE INDEX deliveries_received ON public.deliveries USING btree (received_at);

CREATE INDEX dirty_marks_due ON public.dirty_marks USING btree (due_at);

CREATE INDEX first_acts_talked ON public.first_acts USING btree (first_talked_at);

CREATE INDEX first_acts_user ON public.first_acts USING btree (user_id) INCLUDE (repo_id, first_talked_at, first_proposed_at);

CREATE INDEX issue_comments_author ON public.issue_comments USING btree (author_id, created_at);

CREATE INDEX issue_comments_created_in ON public.issue_comments USING btree (repo_id, created_at);

CREATE INDEX issue_comments_item ON public.issue_comments USING btree (repo_id, number, author_id, created_at);

CREATE INDEX issues_created_at ON public.issues USING btree (created_at) INCLUDE (repo_id, number, author_id, closed_at);

CREATE INDEX issues_created_in ON public.issues USING btree (repo_id, created_at);

CREATE INDEX issues_updated ON public.issues USING btree (repo_id, updated_at);

CREATE INDEX kept_results_asked ON public.kept_results USING btree (asked_at);

CREATE INDEX late_finds_happened ON public.late_arrivals USING btree (happened_at);

CREATE INDEX nudges_by_item ON public.nudges USING btree (repo_id, number);

CREATE INDEX outbox_due ON public.outbox USING btree (due_at) WHERE (state = ANY (ARRAY['due'::text, 'written'::text]));

CREATE INDEX outbox_parked ON public.outbox USING btree (created_at) WHERE (parked_cause IS NOT NULL);

CREATE INDEX outbox_writes_by_writer ON public.outbox_writes USING btree (writer, at);

CREATE INDEX planning_links_other ON public.planning_links USING btree (other_repository, other_number);

CREATE INDEX pull_request_facts_author ON public.pull_request_facts USING btree (author_id, created_at) INCLUDE (repo_id, merged_at);

CREATE INDEX pull_request_facts_closed ON public.pull_request_facts USING btree (closed_at);

CREATE INDEX pull_request_facts_created ON public.pull_request_facts USING btree (created_at);

CREATE INDEX pull_request_facts_merged_at ON public.pull_request_facts USING btree (merged_at) INCLUDE (repo_id, number, author_id, ended_by_id, queued_by_id, is_landed) WHERE (merged_at IS NOT NULL);

CREATE INDEX pull_request_facts_merged_in ON public.pull_request_facts USING btree (repo_id, merged_at) WHERE (merged_at IS NOT NULL);

CREATE INDEX pull_request_facts_merges ON public.pull_request_facts USING btree (repo_id, ended_by_id, merged_at) WHERE (merged_at IS NOT NULL);

CREATE INDEX pull_request_facts_queued ON public.pull_request_facts USING btree (queued_by_id, repo_id, merged_at) WHERE (queued_by_id IS NOT NULL);

CREATE INDEX pull_request_facts_ready ON public.pull_request_facts USING btree (ready_at) WHERE (ready_at <> created_at);

CREATE INDEX pull_requests_updated ON public.pull_requests USING btree (repo_id, updated_at);

CREATE INDEX queue_picks_iteration ON public.queue_picks USING btree (iteration_start);

CREATE INDEX repo_names_key ON public.repo_names USING btree (name_key);

CREATE INDEX repos_full_name ON public.repos USING btree (lower(full_name));

CREATE INDEX repos_private ON public.repos USING btree (id) WHERE is_private;

CREATE INDEX responses_reviewed ON public.responses USING btree (first_submitted_review_at) INCLUDE (repo_id, number, responder_id, author_id) WHERE (first_submitted_review_at IS NOT NULL);

CREATE INDEX review_comments_author ON public.review_comments USING btree (author_id, created_at);

CREATE INDEX review_comments_item ON public.review_comments USING btree (repo_id, number, author_id, created_at);

CREATE INDEX reviews_author ON public.reviews USING btree (author_id, submitted_at);

CREATE INDEX reviews_item ON public.reviews USING btree (repo_id, number, author_id, submitted_at);

CREATE INDEX reviews_submitted_at ON public.reviews USING btree (submitted_at) INCLUDE (repo_id, number, author_id) WHERE ((submitted_at IS NOT NULL) AND (state <> 'PENDING'::text));

CREATE INDEX reviews_submitted_in ON public.reviews USING btree (repo_id, submitted_at);

CREATE INDEX said_answers_by_sender ON public.said_answers USING btree (sender_id, at);

CREATE INDEX sessions_expires ON public.sessions USING btree (expires_at);

CREATE INDEX timeline_events_actor ON public.timeline_events USING btree (actor_id, created_at);

CREATE INDEX timeline_events_commits ON public.timeline_events USING btree (repo_id, commit_oid) WHERE (kind = 'PULL_REQUEST_COMMIT'::text);

CREATE INDEX timeline_events_created_in ON public.timeline_events USING btree (repo_id, created_at);

CREATE INDEX timeline_events_other_item ON public.timeline_events USING btree (lower(other_item)) WHERE (other_item IS NOT NULL);

CREATE INDEX timeline_events_renames ON public.timeline_events USING btree (created_at) INCLUDE (repo_id, number, previous_title) WHERE (kind = 'RENAMED_TITLE_EVENT'::text);

CREATE INDEX user_logins_user ON public.user_logins USING btree (user_id);

CREATE INDEX users_id_in_digits ON public.users USING btree (((id)::text));

CREATE INDEX users_not_people ON public.users USING btree (id) WHERE ((id = 10137) OR (type = ANY (ARRAY['Bot'::text, 'Organization'::text, 'Mannequin'::text])) OR (login ~~ '%[bot]'::text));
