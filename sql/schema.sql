-- What the migrations and views make, dumped from PostgreSQL: npm run schema. Not to be edited.

CREATE FUNCTION public.acts_on(repo bigint, item integer) RETURNS TABLE(user_id bigint, at timestamp with time zone, act text)
    LANGUAGE sql STABLE
    AS $$
  select author_id, submitted_at, 'review' from reviews
  where repo_id = repo and number = item and submitted_at is not null and state <> 'PENDING'
  union all
  select author_id, created_at, 'inline comment' from review_comments where repo_id = repo and number = item
  union all
  select author_id, created_at, 'comment' from issue_comments where repo_id = repo and number = item
  union all
  select actor_id, created_at,
    case kind
      when 'MERGED_EVENT' then 'merge'
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
      else lower(kind)
    end
  from timeline_events where repo_id = repo and number = item
  union all
  select creator_id, created_at, 'put on a board' from board_cards
  where content_repo_id = repo and content_number = item
$$;

CREATE FUNCTION public.answer_outcome(answered_at timestamp with time zone, closed_at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
  select case when answered_at is not null then 'answered' when closed_at is not null then 'closed' else 'open' end
$$;

CREATE FUNCTION public.answered_within(since timestamp with time zone, answered_at timestamp with time zone) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$
  select case
    when answered_at - since <= interval '48 hours' then 2
    when answered_at - since <= interval '168 hours' then 7
    when answered_at - since <= interval '720 hours' then 30
  end
$$;

CREATE FUNCTION public.board_url(of_board text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
  select coalesce(min(r.url), coalesce((select min(web_base) from institutions), 'https://github.com/')
    || 'orgs/' || split_part(of_board, '/', 1) || '/projects/' || split_part(of_board, '/', 2))
  from board_readings r where r.board = of_board
$$;

CREATE FUNCTION public.business_seconds(from_at timestamp with time zone, until_at timestamp with time zone, zone text) RETURNS double precision
    LANGUAGE sql STABLE
    AS $$
  select case when until_at <= from_at then 0 else
    weekday_seconds(until_at at time zone zone) - weekday_seconds(from_at at time zone zone)
      - holiday_seconds(from_at at time zone zone, until_at at time zone zone)
  end
$$;

CREATE FUNCTION public.changed_files_at(repo bigint, item integer, as_of timestamp with time zone) RETURNS TABLE(path text, additions integer, deletions integer)
    LANGUAGE sql STABLE
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

CREATE FUNCTION public.community_pull_requests_touched(since timestamp with time zone, until timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, number integer, url text, author_id bigint, created_at timestamp with time zone, reviewed_at timestamp with time zone, commented_at timestamp with time zone, handled_at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
  with touched as materialized (
    select repo_id, number from touched_by_team(since, least(until, as_of + interval '1 second'))
  ),
  acts as materialized (
    select t.repo_id, t.number, f.author_id, a.user_id, a.at, a.act
    from touched t
    join pull_request_facts f on f.repo_id = t.repo_id and f.number = t.number
    cross join lateral team_acts_on(t.repo_id, t.number) a
    where a.user_id is distinct from f.author_id and a.at < until and a.at <= as_of
      and a.act in ('review', 'inline comment', 'comment', 'merge')
  ),
  taken as (
    select a.repo_id, a.number,
      min(a.at) filter (where a.at >= since and a.act in ('review', 'inline comment')) as reviewed_at,
      min(a.at) filter (where a.at >= since and a.act = 'comment') as commented_at,
      min(a.at) filter (where a.at >= since and a.act = 'merge') as merged_at,
      min(a.at) filter (where a.act in ('review', 'inline comment')) as first_reviewed_at
    from acts a
    group by a.repo_id, a.number
  )
  select s.community, p.repo_id, p.number, s.address || '/pull/' || p.number, p.author_id, p.created_at,
    t.reviewed_at, t.commented_at,
    case when t.first_reviewed_at is null or t.first_reviewed_at > t.merged_at then t.merged_at end
  from taken t
  join pull_requests_at(as_of, as_of) p on p.repo_id = t.repo_id and p.number = t.number
  join community_scopes s on s.repo_id = p.repo_id and s.active_during @> p.created_at
  where p.author_role = 'community'
    and (t.reviewed_at is not null or t.commented_at is not null or t.merged_at is not null)
$$;

CREATE FUNCTION public.contribution_url(address text, number integer, tag text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$
  select address || case
    when tag is null then '/pull/' || number
    when tag ~ '^[A-Za-z0-9._/-]*$' then '/releases/tag/' || tag
    else '/releases/tag/' || in_address(tag)
  end
$_$;

CREATE FUNCTION public.contributions(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, kind text, repo_id bigint, number integer, tag text, user_id bigint, at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
  with merged as (
    select s.community, p.repo_id, p.number, p.merged_at, p.author_id, p.merged_by_id
    from pull_requests p
    join community_scopes s on s.repo_id = p.repo_id and s.active_during @> p.merged_at
    where p.merged_at >= span_start and p.merged_at < span_end and p.merged_at <= as_of
      and (p.author_id is null or p.author_id not in (select user_id from not_human where kind in ('bot', 'ai_reviewer')))
      and not exists (
        select 1 from deleted_items d where d.repo_id = p.repo_id and d.number = p.number and d.observed_at <= as_of)
  ),
  reviewed as (
    select r.repo_id, r.number, r.responder_id as user_id, r.author_id, r.first_submitted_review_at as at
    from responses r
    where r.first_submitted_review_at >= span_start and r.first_submitted_review_at < span_end
      and r.first_submitted_review_at <= as_of
    union all
    select v.repo_id, v.number, null, p.author_id, v.at
    from (
      select repo_id, number, min(submitted_at) as at from reviews where author_id is null group by repo_id, number
    ) v
    join pull_requests p on p.repo_id = v.repo_id and p.number = v.number and p.author_id is not null
    where v.at >= span_start and v.at < span_end and v.at <= as_of
  )
  select community, 'merged_pull_requests', repo_id, number, null, author_id, merged_at from merged
  union all
  select community, 'merges', repo_id, number, null, merged_by_id, merged_at from merged
  union all
  select s.community, 'reviews', r.repo_id, r.number, null, r.user_id, r.at
  from reviewed r
  join community_scopes s on s.repo_id = r.repo_id and s.active_during @> r.at
  where r.author_id is null or r.author_id not in (select user_id from not_human where kind in ('bot', 'ai_reviewer'))
  union all
  select community, 'releases', repo_id, null, tag, user_id, at
  from releases_at(as_of) where at >= span_start and at < span_end
$$;

CREATE FUNCTION public.file_list(repo bigint, item integer) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
  select coalesce(jsonb_agg(jsonb_build_object('path', f.path, 'additions', f.additions, 'deletions', f.deletions)
    order by f.path collate "C"), '[]')
  from pull_request_files f where f.repo_id = repo and f.number = item
$$;

CREATE FUNCTION public.file_weight(path text, changed_lines integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $_$
  select case
    when path ~* '(^|/)(package-lock\.json|npm-shrinkwrap\.json|go\.sum|[^/]+\.lockb?|[^/]+-lock\.ya?ml|packages\.lock\.json)$'
      or path ~* '\.(pot|snap|map)$|\.min\.(js|css)$|(^|/)(vendor|third[_-]party|node_modules|__snapshots__)/'
      then 1
    else greatest(changed_lines, 1)
  end
$_$;

CREATE FUNCTION public.holiday_seconds(from_local timestamp without time zone, until_local timestamp without time zone) RETURNS double precision
    LANGUAGE sql STABLE
    AS $$
  select coalesce(sum(greatest(0, date_part('epoch',
    least(until_local, h.day + interval '1 day') - greatest(from_local, h.day::timestamp)))), 0)
  from holidays h
  where extract(isodow from h.day) < 6 and h.day < until_local and h.day + 1 > from_local
$$;

CREATE FUNCTION public.in_address(name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
  select string_agg(
    case when c.letter ~ '[A-Za-z0-9._/-]' then c.letter
      else regexp_replace(upper(encode(convert_to(c.letter, 'UTF8'), 'hex')), '(..)', '%\1', 'g') end,
    '' order by c.place)
  from regexp_split_to_table(name, '') with ordinality as c (letter, place)
$$;

CREATE FUNCTION public.in_draft(repo bigint, item integer, ready_at timestamp with time zone, at timestamp with time zone, has_later_drafts boolean) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(at < ready_at or (has_later_drafts and in_later_draft(repo, item, at)), false)
$$;

CREATE FUNCTION public.in_later_draft(repo bigint, item integer, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select exists (
    select 1 from draft_spells d where d.repo_id = repo and d.number = item and d.began_at <= at and d.ended_at > at)
$$;

CREATE FUNCTION public.is_part_taking(act text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  select act in ('review', 'inline comment', 'comment', 'merge', 'close', 'close by reference', 'commit', 'label')
$$;

CREATE FUNCTION public.issue_answers(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_role text, created_at timestamp with time zone, closed_at timestamp with time zone, any_at timestamp with time zone, maintainer_at timestamp with time zone, team_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 20000
    SET enable_mergejoin TO 'off'
    AS $$
#variable_conflict use_column
begin
  return query
  with items as materialized (
    select i.* from issues_at(as_of, as_of) i where i.created_at >= span_start and i.created_at < span_end
  ),
  given as materialized (
    select i.repo_id, i.number, r.responder_id, r.first_response_at
    from items i
    cross join lateral (
      select a.* from responses a
      where a.repo_id = i.repo_id and a.number = i.number
        and a.first_response_at <= least(as_of, coalesce(i.closed_at, as_of))
      offset 0
    ) r
  ),
  answers as (
    select g.repo_id, g.number,
      min(g.first_response_at) as any_at,
      min(g.first_response_at) filter (where m.active_during @> g.first_response_at) as maintainer_at,
      min(g.first_response_at) filter (where t.active_during @> g.first_response_at) as team_at
    from given g
    left join not_human x on x.user_id = g.responder_id
    left join team_spans t on t.user_id = g.responder_id
    left join maintainer_spans(as_of) m on m.repo_id = g.repo_id and m.user_id = g.responder_id
    where x.user_id is null
    group by g.repo_id, g.number
  )
  select i.repo_id, i.number, i.author_role, i.created_at, i.closed_at, a.any_at, a.maintainer_at, a.team_at
  from items i left join answers a on a.repo_id = i.repo_id and a.number = i.number;
end
$$;

CREATE FUNCTION public.issues_at(instant timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamp with time zone, closed_at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
  select i.repo_id, i.number, i.author_id,
    role_at(i.author_id, x.kind, t.active_during, m.active_during, i.created_at),
    i.created_at,
    case when i.closed_at <= instant then i.closed_at
      else (
        select max(c.closed_at) from item_closures c
        where c.repo_id = i.repo_id and c.number = i.number and c.closed_at <= instant and c.reopened_at > instant)
    end
  from issues i
  left join not_human x on x.user_id = i.author_id
  left join team_spans t on t.user_id = i.author_id
  left join maintainer_spans(as_of) m on m.repo_id = i.repo_id and m.user_id = i.author_id
  where i.created_at <= instant
    and not exists (
      select 1 from deleted_items d where d.repo_id = i.repo_id and d.number = i.number and d.observed_at <= as_of)
$$;

CREATE FUNCTION public.known_end(until timestamp with time zone, as_of timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE
    AS $$
  select case when until <= as_of then until else 'infinity' end
$$;

CREATE FUNCTION public.label_kind(label text) RETURNS text
    LANGUAGE sql IMMUTABLE
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

CREATE FUNCTION public.labels_at(repo bigint, item integer, instant timestamp with time zone) RETURNS TABLE(label text)
    LANGUAGE sql STABLE
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

CREATE FUNCTION public.later_draft_seconds(repo bigint, item integer, until_at timestamp with time zone) RETURNS double precision
    LANGUAGE sql STABLE
    AS $$
  select coalesce(sum(date_part('epoch', least(d.ended_at, until_at) - d.began_at)), 0)::double precision
  from draft_spells d
  where d.repo_id = repo and d.number = item and d.began_at < until_at
$$;

CREATE FUNCTION public.maintainer_sources(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, user_id bigint, source text, active_during tstzmultirange)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
begin
  return query
  with overrides as (
    select cr.repo_id, n.user_id, range_agg(tstzrange(o.since, o.until)) as active_during
    from maintainer_overrides o
    join named_people n using (who)
    join community_repos cr on cr.community = o.community
    join repos r on r.id = cr.repo_id
    where o.since < o.until and (o.repository = '' or exists (
      select 1 from repository_names w where w.repo_id = r.id and w.name_key = o.repository))
    group by cr.repo_id, n.user_id
  ),
  readings as (
    select p.repo_id, range_agg(tstzrange(p.since, known_end(p.until, as_of))) as known
    from permission_readings p
    where p.since <= as_of
    group by p.repo_id
  ),
  permitted as (
    select c.repo_id, c.user_id, range_agg(tstzrange(c.since, known_end(c.until, as_of))) as active_during
    from collaborator_spans c
    where c.since <= as_of and not exists (select 1 from not_human x where x.user_id = c.user_id)
    group by c.repo_id, c.user_id
  ),
  listed as materialized (
    select s.community, s.user_id, range_agg(tstzrange(s.since, s.until)) as known,
      range_agg(tstzrange(s.since, s.until)) filter (where s.on_maintainers_team and not s.is_inactive) as active_during
    from roster_spans(as_of) s
    group by s.community, s.user_id
  ),
  months as (
    select m.repo_id, m.user_id, m.first_merged_at as first_at,
      case when m.last_merged_at <= as_of then m.last_merged_at
        -- The month that as_of cuts: its last merge seen by then.
        else (select max(p.merged_at) from pull_requests p
              where p.repo_id = m.repo_id and p.merged_by_id = m.user_id and p.merged_at <= as_of
                and p.merged_at >= m.first_merged_at and p.author_id is distinct from p.merged_by_id)
      end as last_at
    from merge_months m
    where m.first_merged_at <= as_of
  ),
  observed as (
    select m.repo_id, m.user_id,
      range_agg(tstzrange(m.first_at - interval '4320 hours', m.last_at + interval '4320 hours', '[]')) as active_during
    from months m
    where not exists (select 1 from not_human x where x.user_id = m.user_id)
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

CREATE FUNCTION public.maintainer_spans(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, user_id bigint, active_during tstzmultirange, source text)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
begin
  return query
  select s.repo_id, s.user_id, range_agg(s.active_during),
    string_agg(s.source, ', ' order by array_position(array['configuration', 'permission', 'roster', 'observed'], s.source))
  from maintainer_sources(as_of) s
  group by s.repo_id, s.user_id;
end
$$;

CREATE FUNCTION public.maker(user_id bigint, kind text, account text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
  select case
    when account in ('bot', 'ai_reviewer') then null
    when user_id is not null and account is null then 'person'
    when user_id is null and kind = 'releases' then 'unknown'
    else 'nobody'
  end
$$;

CREATE FUNCTION public.mentored_releases(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, tag text, released_at timestamp with time zone, performer_id bigint, user_id bigint, at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
  select distinct r.community, r.repo_id, r.tag, r.at, r.user_id, p.user_id, m.opened_at
  from releases_between(span_start, span_end, as_of) r
  join named_people mentee on mentee.user_id = r.user_id
  join mentorships m on m.mentee = mentee.who and m.community = r.community and m.opened_at < r.at
    and (m.ended_at is null or m.ended_at > r.at)
    and (m.repositories = '{}' or exists (
      select 1 from repository_names w where w.repo_id = r.repo_id and w.name_key = any(m.repositories)))
  join mentorship_people n on n.mentorship = m.id
  join named_people p on p.who = n.who
$$;

CREATE FUNCTION public.names_version(title text, version_pattern text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  select title ~* ('(^|[^[:alnum:]_.])v?' || version_pattern || '(?![-._+]?[[:alnum:]])')
$$;

CREATE FUNCTION public.office_hours_sessions(since timestamp with time zone, until timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(title text, starts_at timestamp with time zone, ends_at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
  select h.title, s.at, s.at + h.minutes * interval '1 minute'
  from office_hours h
  cross join lateral (select coalesce((select min(time_zone) from institutions), 'UTC') as zone) z
  cross join lateral generate_series(
    0, greatest(0, ceil(date_part('epoch', until - h.starts_at) / date_part('epoch', h.every)))::int) step
  cross join lateral (select (h.starts_at at time zone z.zone + step * h.every) at time zone z.zone as at) s
  where s.at < until and s.at + h.minutes * interval '1 minute' > since and s.at <= as_of
$$;

CREATE FUNCTION public.open_pull_requests(instant timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_role text, created_at timestamp with time zone, ready_at timestamp with time zone, has_later_drafts boolean)
    LANGUAGE plpgsql STABLE ROWS 20000
    SET enable_mergejoin TO 'off'
    AS $$
#variable_conflict use_column
begin
  return query
  with unfinished as materialized (
    select p.* from pull_requests_at(instant, as_of) p
    where p.final_closed_at is null or p.final_closed_at > instant
  )
  select u.repo_id, u.number, u.author_role, u.created_at, u.ready_at, u.has_later_drafts
  from unfinished u
  where u.closed_at is null;
end
$$;

CREATE FUNCTION public.path_kind(path text) RETURNS text
    LANGUAGE sql IMMUTABLE
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

CREATE FUNCTION public.people_reviewed(since timestamp with time zone, until timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, user_id bigint, contact text, is_returning boolean, url text, opened_at timestamp with time zone, contact_at timestamp with time zone, reviewed_at timestamp with time zone, came_back_90 boolean, came_back_180 boolean)
    LANGUAGE sql STABLE
    AS $$
  with touched as materialized (
    select t.*,
      exists (
        select 1 from pull_request_facts f
        join community_scopes s on s.repo_id = f.repo_id and s.community = t.community and s.active_during @> f.created_at
        where f.author_id = t.author_id and f.created_at <= t.created_at - interval '336 hours'
          and not exists (
            select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
      ) as is_returning
    from community_pull_requests_touched(since, until, as_of) t
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
    coalesce(b.first_at <= r.at + interval '2160 hours', false),
    coalesce(b.first_at <= r.at + interval '4320 hours', false)
  from strongest s
  join first_reviews r on r.community = s.community and r.author_id = s.author_id
  left join lateral (
    select min(f.created_at) as first_at from pull_request_facts f
    join community_scopes c on c.repo_id = f.repo_id and c.community = s.community and c.active_during @> f.created_at
    where f.author_id = s.author_id and f.created_at > r.at and f.created_at <= as_of
      and not exists (
        select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
  ) b on true
$$;

CREATE FUNCTION public.planned(repo bigint, item integer, as_of timestamp with time zone) RETURNS TABLE(planned_at timestamp with time zone, url text, source text, kind text)
    LANGUAGE sql STABLE
    AS $$
  select planned_at, url, source, kind from planning_items(repo, item, as_of)
  order by planned_at nulls last, kind, source, url limit 1
$$;

CREATE FUNCTION public.planning_items(repo bigint, item integer, as_of timestamp with time zone) RETURNS TABLE(planned_at timestamp with time zone, url text, source text, kind text)
    LANGUAGE sql STABLE
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
  select s.planned_at, case when not r.is_private then s.url end, s.source, planning_kind(s.repo_id, s.number, as_of)
  from said s join repos r on r.id = s.repo_id
  where s.planned_at is null or s.planned_at <= as_of
  union all
  select c.created_at, board_url(c.board), 'card', 'unlabelled'
  from board_cards c
  where c.content_repo_id = repo and c.content_number = item and c.kind = 'pull_request' and c.created_at <= as_of
  union all
  select l.linked_at, board_url(l.board), 'card', 'unlabelled'
  from names n
  join board_links l on l.other_repository = n.name_key and l.other_number = item
  where l.linked_at <= as_of
$$;

CREATE FUNCTION public.planning_kind(repo bigint, item integer, at timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    AS $$
  select coalesce(min(k.kind), 'unlabelled')
  from planning_labels l join planning_label_kinds k on k.label_key = lower(l.label)
  where l.repo_id = repo and l.number = item and l.since <= at and l.until > at
$$;

CREATE FUNCTION public.prepares_release(title text, version_pattern text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  select case
    -- Most titles are done with here.
    when title !~* '\d|change|releas|version' then false
    when title ~* '\m(bump|pin|update|upgrade)s? (dependenc|(?!(the )?(version|release)\M|from\M)\S+ from\M)' then false
    when names_version(title, version_pattern) then true
    when title ~* '(^|[^[:alnum:]_.])v?\d+\.\d' then false
    else title ~* '\mchange[ -]?logs?\M|\mrelease[ -]notes?\M|\mversion bump\M|\m(bump|cut|prepar|releas)\w*\M.*\m(version|release)\M'
  end
$$;

CREATE FUNCTION public.pull_request_answers(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_role text, created_at timestamp with time zone, ready_at timestamp with time zone, closed_at timestamp with time zone, has_later_drafts boolean, any_at timestamp with time zone, maintainer_at timestamp with time zone, team_at timestamp with time zone, any_review_at timestamp with time zone, maintainer_review_at timestamp with time zone, team_review_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 20000
    SET enable_mergejoin TO 'off'
    AS $$
#variable_conflict use_column
begin
  return query
  with items as materialized (
    select p.* from pull_requests_at(as_of, as_of) p
    where (p.created_at >= span_start and p.created_at < span_end)
      or (p.first_ready_at >= span_start and p.first_ready_at < span_end and p.first_ready_at <> p.created_at)
  ),
  given as materialized (
    select i.repo_id, i.number, r.responder_id, r.first_response_at,
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
      -- A review is a response, too: who commented first and could merge by the time they reviewed counts then.
      least(min(g.first_response_at) filter (where m.active_during @> g.first_response_at),
        min(g.first_review_at) filter (where m.active_during @> g.first_review_at)) as maintainer_at,
      least(min(g.first_response_at) filter (where t.active_during @> g.first_response_at),
        min(g.first_review_at) filter (where t.active_during @> g.first_review_at)) as team_at,
      min(g.first_review_at) as any_review_at,
      min(g.first_review_at) filter (where m.active_during @> g.first_review_at) as maintainer_review_at,
      min(g.first_review_at) filter (where t.active_during @> g.first_review_at) as team_review_at
    from given g
    left join not_human x on x.user_id = g.responder_id
    left join team_spans t on t.user_id = g.responder_id
    left join maintainer_spans(as_of) m on m.repo_id = g.repo_id and m.user_id = g.responder_id
    where x.user_id is null
    group by g.repo_id, g.number
  )
  select i.repo_id, i.number, i.author_role, i.created_at, i.ready_at, i.closed_at, i.has_later_drafts,
    a.any_at, a.maintainer_at, a.team_at, a.any_review_at, a.maintainer_review_at, a.team_review_at
  from items i left join answers a on a.repo_id = i.repo_id and a.number = i.number;
end
$$;

CREATE FUNCTION public.pull_request_kind(repo bigint, item integer, as_of timestamp with time zone) RETURNS TABLE(kind text, decided_by text, example text, files integer)
    LANGUAGE sql STABLE
    AS $$
  with changed as materialized (
    select f.path, path_kind(f.path) as own, file_weight(f.path, f.additions + f.deletions) as weight
    from changed_files_at(repo, item, as_of) f
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
    select label_kind(l.label) as kind, min(l.label collate "C") as label
    from labels_at(repo, item, as_of) l
    where (select count(*) from heaviest) <> 1 and label_kind(l.label) is not null
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

CREATE FUNCTION public.pull_requests_at(instant timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_id bigint, author_role text, created_at timestamp with time zone, ready_at timestamp with time zone, first_ready_at timestamp with time zone, closed_at timestamp with time zone, merged_at timestamp with time zone, final_closed_at timestamp with time zone, has_later_drafts boolean)
    LANGUAGE sql STABLE
    AS $$
  select f.repo_id, f.number, f.author_id,
    role_at(f.author_id, x.kind, t.active_during, m.active_during, f.created_at),
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
  left join not_human x on x.user_id = f.author_id
  left join team_spans t on t.user_id = f.author_id
  left join maintainer_spans(as_of) m on m.repo_id = f.repo_id and m.user_id = f.author_id
  where f.created_at <= instant
    and not exists (
      select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
$$;

CREATE FUNCTION public.pull_requests_not_ended_before(since timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, author_role text, created_at timestamp with time zone, closed_at timestamp with time zone, merged_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 20000
    SET enable_mergejoin TO 'off'
    AS $$
#variable_conflict use_column
begin
  return query
  select p.repo_id, p.number, p.author_role, p.created_at, p.closed_at, p.merged_at
  from pull_requests_at(as_of, as_of) p
  where (p.final_closed_at is null or p.final_closed_at >= least(since, as_of))
    and (p.closed_at is null or p.closed_at >= since);
end
$$;

CREATE FUNCTION public.ready_business_seconds(repo bigint, item integer, ready_at timestamp with time zone, until_at timestamp with time zone, has_later_drafts boolean, zone text) RETURNS double precision
    LANGUAGE sql STABLE
    AS $$
  select business_seconds(ready_at, until_at, zone) - case when has_later_drafts then (
    select coalesce(sum(business_seconds(d.began_at, least(d.ended_at, until_at), zone)), 0)
    from draft_spells d where d.repo_id = repo and d.number = item and d.began_at < until_at) else 0 end
$$;

CREATE FUNCTION public.ready_seconds(repo bigint, item integer, ready_at timestamp with time zone, until_at timestamp with time zone, has_later_drafts boolean) RETURNS double precision
    LANGUAGE sql STABLE
    AS $$
  select case when until_at <= ready_at then 0
    when has_later_drafts then
      date_part('epoch', until_at - ready_at) - later_draft_seconds(repo, item, until_at)
    else date_part('epoch', until_at - ready_at)
  end
$$;

CREATE FUNCTION public.release_issues(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, tag text, released_at timestamp with time zone, performer_id bigint, number integer, author_id bigint, created_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 100
    AS $$
#variable_conflict use_column
begin
  return query
  with released as materialized (
    select r.*, version_pattern(r.tag) as pattern from releases_between(span_start, span_end, as_of) r
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
    left join titles_changed_after(as_of) n on n.repo_id = i.repo_id and n.number = i.number
  )
  select t.community, t.repo_id, t.tag, t.released_at, t.performer_id, t.number, t.author_id, t.created_at
  from titled t
  where runs_release(t.title, t.pattern)
    and not exists (
      select 1 from deleted_items d where d.repo_id = t.repo_id and d.number = t.number and d.observed_at <= as_of);
end
$$;

CREATE FUNCTION public.release_support(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, tag text, kind text, item text, number integer, user_id bigint, at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 100
    AS $$
#variable_conflict use_column
begin
  return query
  with pulls as materialized (select * from version_pull_requests(span_start, span_end, as_of)),
  run as materialized (select * from release_issues(span_start, span_end, as_of)),
  acts as (
    select p.*, 'authored' as kind, p.author_id as user_id, p.created_at as at from pulls p
    union all
    select p.*, 'approved', v.author_id, v.submitted_at
    from pulls p join reviews v on v.repo_id = p.repo_id and v.number = p.number
    where v.state = 'APPROVED' and v.author_id is distinct from p.author_id
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
    from mentored_releases(span_start, span_end, as_of) m
  )
  select a.community, a.repo_id, a.tag, a.kind,
    case when a.kind = 'mentored' then 'performer' when a.is_changelog then 'changelog pull request'
      when not a.is_changelog then 'version pull request' else 'release issue' end,
    a.number, a.user_id, min(a.at)
  from acts a
  join team_spans t on t.user_id = a.user_id and t.active_during @> case when a.kind = 'mentored' then a.released_at else a.at end
  where a.at <= a.released_at and a.user_id is distinct from a.performer_id
    and a.user_id not in (select x.user_id from not_human x)
  group by a.community, a.repo_id, a.tag, a.kind, a.is_changelog, a.number, a.user_id;
end
$$;

CREATE FUNCTION public.releases_at(as_of timestamp with time zone) RETURNS TABLE(community text, repository text, address text, repo_id bigint, tag text, is_prerelease boolean, user_id bigint, at timestamp with time zone, known_by text, supported boolean)
    LANGUAGE sql STABLE
    AS $_$
  select s.community, s.repository, s.address, s.repo_id, r.tag, r.is_prerelease, performer.user_id, r.at,
    performer.known_by, answer.supported
  from (
    select coalesce(t.repo_id, g.repo_id) as repo_id, coalesce(t.name, g.tag_name) as tag,
      coalesce(t.tagged_at, g.published_at, t.committed_at, g.created_at) as at,
      coalesce(g.is_prerelease, false)
        or coalesce(t.name, g.tag_name) ~* '((alpha|beta|rc|dev|pre)[.-]?\d*|[abc][.-]?\d+)$' as is_prerelease,
      g.author_id, t.tagger_id, case when t.is_version_bump then t.commit_author_id end as bumper_id
    from (
      -- One that was deleted and written again counts as it was written last.
      select distinct on (repo_id, tag_name) * from releases
      where not is_draft and (gone_at is null or gone_at > as_of) and coalesce(published_at, created_at) <= as_of
      order by repo_id, tag_name, coalesce(published_at, created_at) desc, id desc
    ) g
    full join tags_at(as_of) t on t.repo_id = g.repo_id and t.name = g.tag_name
  ) r
  join community_scopes s on s.repo_id = r.repo_id and s.active_during @> r.at
  join communities c on c.name = s.community and r.tag ~ c.release_tags
  left join (
    -- Of answers under a former name and today's, today's.
    select distinct on (a.community, w.repo_id, a.tag) a.community, w.repo_id, a.tag, a.who is not null as names_somebody, a.supported,
      -- A login that went from one person to another means who bears it today.
      (select n.user_id from named_people n join users u on u.id = n.user_id
       where n.who = a.who order by lower(u.login) = a.who desc, n.user_id desc limit 1) as user_id
    from release_answers a
    join repository_names w on w.name_key = a.repository
    order by 1, 2, 3, exists (select 1 from repos y where y.id = w.repo_id and lower(y.full_name) = a.repository) desc,
      a.repository
  ) answer on answer.community = s.community and answer.repo_id = s.repo_id and answer.tag = r.tag
  -- Whoever pushed the tag will stand between its tagger and the commit's author, once deliveries tell.
  left join lateral (
    select p.user_id, p.known_by
    from (values
      (1, 'answer', answer.user_id),
      (2, 'release', r.author_id),
      (3, 'tagger', r.tagger_id),
      (5, 'version_bump', r.bumper_id)
    ) p (place, known_by, user_id)
    where p.user_id is not null and p.user_id not in (select user_id from not_human)
      -- A person's answer decides, also where it names nobody who is known.
      and (p.place = 1 or answer.names_somebody is not true)
    order by p.place
    limit 1
  ) performer on true
  where r.at <= as_of
$_$;

CREATE FUNCTION public.releases_between(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repository text, address text, repo_id bigint, tag text, is_prerelease boolean, user_id bigint, at timestamp with time zone, known_by text, supported boolean, previous_at timestamp with time zone)
    LANGUAGE plpgsql STABLE ROWS 100
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
    from releases_at(as_of) r
    where r.at < span_end
  )
  select k.* from known k where k.at >= span_start;
end
$$;

CREATE FUNCTION public.role_at(author_id bigint, kind text, team tstzmultirange, maintainer tstzmultirange, at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
  select case
    when author_id is null then 'ghost'
    when kind is not null then kind
    when team @> at then 'team'
    when maintainer @> at then 'maintainer'
    else 'community'
  end
$$;

CREATE FUNCTION public.roster_spans(as_of timestamp with time zone) RETURNS TABLE(community text, repository text, path text, user_id bigint, since timestamp with time zone, until timestamp with time zone, since_oid text, is_baseline boolean, is_inactive boolean, on_maintainers_team boolean)
    LANGUAGE sql STABLE
    AS $$
  select r.community, r.repository, r.path, u.user_id, l.since, known_end(l.until, as_of), l.since_oid,
    l.is_baseline, l.is_inactive, l.teams = '{}' or not l.teams <@ r.not_maintainers
  from rosters r
  join roster_listings l on l.repository = r.repository and l.path = r.path
  join user_logins u on u.login_key = l.who
  where l.since <= as_of
    and not exists (select 1 from not_human x where x.user_id = u.user_id)
    and not exists (
      select 1 from missing_logins m where m.login_key = l.who and m.observed_at <= as_of and m.found_at > as_of)
$$;

CREATE FUNCTION public.runs_release(title text, version_pattern text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  select title ~* '\m(releas(e|es|ing)|publish|ship|cut|tag)\M' and names_version(title, version_pattern)
$$;

CREATE FUNCTION public.tags_at(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, name text, tagger_id bigint, tagged_at timestamp with time zone, commit_author_id bigint, committed_at timestamp with time zone, is_version_bump boolean)
    LANGUAGE sql STABLE
    AS $$
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
$$;

CREATE FUNCTION public.team_acts_on(repo bigint, item integer) RETURNS TABLE(user_id bigint, at timestamp with time zone, act text)
    LANGUAGE sql STABLE
    AS $$
  select a.user_id, a.at, a.act
  from acts_on(repo, item) a
  join team_spans t on t.user_id = a.user_id and t.active_during @> a.at
  where not exists (select 1 from not_human x where x.user_id = a.user_id)
$$;

CREATE FUNCTION public.title_is_wip(title text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$ select title ~* '^\s*(\[wip\]|wip:)' $$;

CREATE FUNCTION public.titles_changed_after(as_of timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer, title text)
    LANGUAGE sql STABLE
    AS $$
  select distinct on (e.repo_id, e.number) e.repo_id, e.number, e.previous_title
  from timeline_events e
  where e.kind = 'RENAMED_TITLE_EVENT' and e.created_at > as_of
  order by e.repo_id, e.number, e.created_at, e.id collate "C"
$$;

CREATE FUNCTION public.touched_by_team(since timestamp with time zone, until timestamp with time zone) RETURNS TABLE(repo_id bigint, number integer)
    LANGUAGE sql STABLE
    AS $$
  select r.repo_id, r.number from team_spans t join reviews r on r.author_id = t.user_id
  where r.submitted_at >= since and r.submitted_at < until
  union
  select c.repo_id, c.number from team_spans t join review_comments c on c.author_id = t.user_id
  where c.created_at >= since and c.created_at < until
  union
  select c.repo_id, c.number from team_spans t join issue_comments c on c.author_id = t.user_id
  where c.created_at >= since and c.created_at < until
  union
  select e.repo_id, e.number from team_spans t join timeline_events e on e.actor_id = t.user_id
  where e.created_at >= since and e.created_at < until
  union
  select b.content_repo_id, b.content_number from team_spans t join board_cards b on b.creator_id = t.user_id
  where b.created_at >= since and b.created_at < until and b.content_repo_id is not null
$$;

CREATE FUNCTION public.triage_kind(act text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
  select case
    when act = 'comment' then 'response'
    when act in ('label', 'unlabel', 'assign', 'milestone', 'close', 'mark as duplicate', 'transfer', 'retitle',
      'convert to a discussion', 'put on a board') then 'state change'
  end
$$;

CREATE FUNCTION public.turned_days_old(since timestamp with time zone, days integer, span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  select coalesce(span_start - since <= days * interval '24 hours' and span_end - since > days * interval '24 hours'
    and as_of - since >= days * interval '24 hours', false)
$$;

CREATE FUNCTION public.version_pattern(tag text) RETURNS text
    LANGUAGE sql IMMUTABLE
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

CREATE FUNCTION public.version_pull_requests(span_start timestamp with time zone, span_end timestamp with time zone, as_of timestamp with time zone) RETURNS TABLE(community text, repo_id bigint, tag text, released_at timestamp with time zone, performer_id bigint, number integer, author_id bigint, created_at timestamp with time zone, is_changelog boolean)
    LANGUAGE plpgsql STABLE ROWS 100
    AS $$
#variable_conflict use_column
begin
  return query
  with released as materialized (
    select r.*, version_pattern(r.tag) as pattern from releases_between(span_start, span_end, as_of) r
  ),
  titled as (
    select r.community, r.repo_id, r.tag, r.at as released_at, r.user_id as performer_id, r.pattern, p.number, p.author_id, p.created_at,
      coalesce(n.title, p.title) as title
    from released r
    cross join lateral (
      select m.* from pull_requests m
      where m.repo_id = r.repo_id and m.merged_at > r.previous_at and m.merged_at <= r.at
      offset 0
    ) p
    left join titles_changed_after(as_of) n on n.repo_id = p.repo_id and n.number = p.number
  )
  select t.community, t.repo_id, t.tag, t.released_at, t.performer_id, t.number, t.author_id, t.created_at,
    t.title ~* '\mchange[ -]?log|\mrelease[ -]notes?\M'
  from titled t
  where prepares_release(t.title, t.pattern)
    and not exists (
      select 1 from deleted_items d where d.repo_id = t.repo_id and d.number = t.number and d.observed_at <= as_of);
end
$$;

CREATE FUNCTION public.weekday_seconds(local timestamp without time zone) RETURNS double precision
    LANGUAGE sql IMMUTABLE
    AS $$
  select ((local::date - date '2001-01-01') / 7 * 5 + least((local::date - date '2001-01-01') % 7, 5)) * 86400.0::float8
    + case when (local::date - date '2001-01-01') % 7 < 5 then date_part('epoch', local - local::date) else 0 end
$$;

CREATE TABLE public.affiliations (
    who text NOT NULL,
    organisation text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

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

COMMENT ON COLUMN public.api_calls.credential IS 'Whose permission and whose points: "token", "installation 123", or "app" (the App itself). Null for calls that were made before there was more than one.';

ALTER TABLE public.api_calls ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.api_calls_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

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

COMMENT ON COLUMN public.board_cards.board IS 'owner/number of the project, in lower case.';

CREATE TABLE public.board_links (
    board text NOT NULL,
    card_id text NOT NULL,
    other_repository text NOT NULL,
    other_number integer NOT NULL,
    linked_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.board_links IS 'References in title and body of draft cards. GitHub keeps no versions of these: linked_at is the card''s creation, or when it was first seen with the link where it had been seen without.';

CREATE TABLE public.board_readings (
    board text NOT NULL,
    read_at timestamp with time zone NOT NULL,
    outcome text NOT NULL,
    url text
);

COMMENT ON COLUMN public.board_readings.outcome IS 'ok, or in words why the board could not be read.';

CREATE TABLE public.collaborator_spans (
    repo_id bigint NOT NULL,
    user_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    permission text NOT NULL,
    CONSTRAINT collaborator_spans_permission_check CHECK ((permission = ANY (ARRAY['write'::text, 'maintain'::text, 'admin'::text])))
);

COMMENT ON TABLE public.collaborator_spans IS 'Who may merge in a repository, from when that was first observed until it was observed to be over. Whoever may only read or triage is not kept.';

CREATE TABLE public.communities (
    name text NOT NULL,
    "position" integer NOT NULL,
    release_tags text DEFAULT '^v?\d+\.\d+(\.\d+)?(-?(a|b|rc|alpha|beta|\.?dev)\.?\d+)?$'::text NOT NULL
);

COMMENT ON COLUMN public.communities.release_tags IS 'Which tags are releases: the configuration''s regular expression, by default INTERFACE.md''s.';

CREATE TABLE public.community_repos (
    community text NOT NULL,
    repo_id bigint NOT NULL,
    since timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL
);

CREATE TABLE public.institutions (
    name text NOT NULL,
    time_zone text NOT NULL,
    configuration_hash text NOT NULL,
    people_version integer NOT NULL,
    web_base text DEFAULT 'https://github.com/'::text NOT NULL,
    planning_repository text,
    planning_board text
);

COMMENT ON COLUMN public.institutions.web_base IS 'Where links point: another address for GitHub Enterprise Server.';

COMMENT ON COLUMN public.institutions.planning_repository IS 'owner/name of the repository whose issues plan the institution''s work; null = it plans nothing on GitHub.';

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

CREATE VIEW public.community_scopes AS
 SELECT cr.community,
    cr.repo_id,
    r.full_name AS repository,
    (COALESCE(( SELECT min(institutions.web_base) AS min
           FROM public.institutions), 'https://github.com/'::text) || r.full_name) AS address,
    range_agg(tstzrange(cr.since, cr.until)) AS active_during
   FROM (public.community_repos cr
     JOIN public.repos r ON ((r.id = cr.repo_id)))
  WHERE (cr.since < cr.until)
  GROUP BY cr.community, cr.repo_id, r.full_name;

CREATE TABLE public.configured_bots (
    who text NOT NULL,
    kind text NOT NULL,
    CONSTRAINT configured_bots_kind_check CHECK ((kind = ANY (ARRAY['bot'::text, 'ai_reviewer'::text])))
);

COMMENT ON TABLE public.configured_bots IS 'Accounts that look like people but are not, and AI reviewers: the configured ones and the known list.';

CREATE TABLE public.continuations (
    repo_id bigint NOT NULL,
    node_id text NOT NULL,
    connection text NOT NULL,
    item_kind text NOT NULL,
    number integer NOT NULL,
    after_cursor text NOT NULL
);

COMMENT ON TABLE public.continuations IS 'Timelines and label lists that did not fit their page; empty when the history is whole.';

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

COMMENT ON COLUMN public.cursors.down_to IS 'Where a reading of what was touched last, newest first, ends; null = the whole stream, oldest first.';

CREATE TABLE public.deleted_items (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    observed_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.deleted_items IS 'Issues and pull requests that GitHub no longer shows in the repository (deleted, or transferred away). They count up to the instant at which that was observed.';

CREATE TABLE public.draft_spells (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.draft_spells IS 'Draft or [WIP] time after the first ready instant, half-open; ended_at infinity = still a draft.';

CREATE TABLE public.first_acts (
    repo_id bigint NOT NULL,
    user_id bigint NOT NULL,
    first_talked_at timestamp with time zone,
    first_talked_in integer,
    first_proposed_at timestamp with time zone
);

COMMENT ON TABLE public.first_acts IS 'Per repository and person: the first issue, comment, review or inline comment, the number of the item it stands in, and the first pull request.';

CREATE TABLE public.former_file_lists (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    since timestamp with time zone NOT NULL,
    files jsonb NOT NULL
);

COMMENT ON TABLE public.former_file_lists IS 'What a pull request changed before it was pushed to again, as far as it was read then: GitHub keeps only the newest list, and a report for an earlier instant must stay what it was.';

COMMENT ON COLUMN public.former_file_lists.files IS 'The rows of pull_request_files, as [{path, additions, deletions}] by path.';

CREATE TABLE public.headwater_migrations (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);

CREATE TABLE public.headwater_migrations_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.headwater_views (
    hash text NOT NULL
);

CREATE TABLE public.holidays (
    day date NOT NULL
);

CREATE TABLE public.imported_items (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    imported_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.imported_items IS 'Issues and pull requests known from an import alone, with their comments and labels. GitHub''s own answer takes their place; what GitHub does not show is dropped.';

CREATE TABLE public.imported_repos (
    repo_id bigint NOT NULL
);

COMMENT ON TABLE public.imported_repos IS 'Repositories in which an import has a part in merge_months and first_acts; these are made anew when none of its items is left.';

CREATE TABLE public.imported_users (
    user_id bigint NOT NULL
);

COMMENT ON TABLE public.imported_users IS 'People known from an import alone; forgotten where GitHub never names them.';

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

COMMENT ON COLUMN public.imports.captured_at IS 'The newest change that the file knows of.';

CREATE TABLE public.issue_comments (
    repo_id bigint NOT NULL,
    id bigint NOT NULL,
    number integer NOT NULL,
    author_id bigint,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    body_length integer NOT NULL,
    body_words integer NOT NULL
);

COMMENT ON TABLE public.issue_comments IS 'Conversation comments of issues and of pull requests, as on GitHub, which gives both one number series.';

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

CREATE TABLE public.item_closures (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    reopened_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.item_closures IS 'Earlier ends of issues and pull requests that were reopened later; the last end is on the item itself.';

CREATE TABLE public.item_labels (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    label text NOT NULL
);

COMMENT ON TABLE public.item_labels IS 'The labels that an issue or pull request carries now; their history is in timeline_events.';

CREATE TABLE public.labels (
    repo_id bigint NOT NULL,
    name text NOT NULL,
    color text NOT NULL,
    description text
);

CREATE TABLE public.late_arrivals (
    repo_id bigint NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    number integer NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    found_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.late_arrivals IS 'What was found though everything of its time had been read before: it changes figures that were already given, and the report lists it among the gaps.';

CREATE TABLE public.maintainer_overrides (
    community text NOT NULL,
    who text NOT NULL,
    repository text DEFAULT ''::text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

COMMENT ON COLUMN public.maintainer_overrides.repository IS 'owner/name in lower case; empty = every repository of the community.';

CREATE TABLE public.mentorship_people (
    mentorship integer NOT NULL,
    part text NOT NULL,
    who text NOT NULL,
    CONSTRAINT mentorship_people_part_check CHECK ((part = ANY (ARRAY['mentor'::text, 'sponsor'::text])))
);

CREATE TABLE public.mentorship_steps (
    mentorship integer NOT NULL,
    "position" integer NOT NULL,
    what text NOT NULL,
    done_at timestamp with time zone,
    evidence text
);

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

COMMENT ON COLUMN public.mentorships.promoted_at IS 'When the mentee became a maintainer by it, as confirmed_by says; null = nobody has said so.';

CREATE TABLE public.merge_months (
    repo_id bigint NOT NULL,
    user_id bigint NOT NULL,
    month date NOT NULL,
    first_merged_at timestamp with time zone NOT NULL,
    last_merged_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.merge_months IS 'Per month, a person''s first and last merge of somebody else''s pull request: the observed source of who can merge.';

CREATE TABLE public.missing_logins (
    login_key text NOT NULL,
    observed_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    found_at timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.missing_logins IS 'Logins that the configuration or a roster names, never seen in what is stored, and that GitHub did not know when it was asked; found_at infinity = still so.';

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

CREATE TABLE public.name_lookups (
    name_key text NOT NULL,
    repo_id bigint,
    full_name text,
    asked_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.name_lookups IS 'Names of repositories in plans and in the configuration, as GitHub resolved them last: links outlive a rename that happened before anything was read.';

COMMENT ON COLUMN public.name_lookups.repo_id IS 'null = GitHub shows no such repository.';

CREATE TABLE public.user_logins (
    login_key text NOT NULL,
    user_id bigint NOT NULL
);

COMMENT ON TABLE public.user_logins IS 'Every login (in lower case) that was ever seen for a user: logins change, ids do not.';

CREATE TABLE public.users (
    id bigint NOT NULL,
    node_id text,
    login text NOT NULL,
    name text,
    type text NOT NULL
);

COMMENT ON TABLE public.users IS 'People and bots by GitHub''s numeric id. A negative id stands for a login whose number GitHub never gave. No e-mail addresses.';

CREATE VIEW public.named_people AS
 SELECT user_logins.login_key AS who,
    user_logins.user_id
   FROM public.user_logins
UNION ALL
 SELECT (users.id)::text AS who,
    users.id AS user_id
   FROM public.users
  WHERE (users.id > 0);

CREATE VIEW public.not_human AS
 SELECT kinds.user_id,
    COALESCE(min(kinds.configured), min(kinds.by_type)) AS kind
   FROM ( SELECT l.user_id,
            c.kind AS configured,
            NULL::text AS by_type
           FROM (public.configured_bots c
             JOIN public.user_logins l ON ((l.login_key = c.who)))
        UNION ALL
         SELECT u.id,
            c.kind,
            NULL::text
           FROM (public.configured_bots c
             JOIN public.users u ON ((((u.id)::text = c.who) AND (u.id > 0))))
        UNION ALL
         SELECT users.id,
                CASE
                    WHEN (users.id = 10137) THEN 'ghost'::text
                    ELSE NULL::text
                END AS "case",
                CASE
                    WHEN (users.type = ANY (ARRAY['Organization'::text, 'Mannequin'::text])) THEN lower(users.type)
                    ELSE 'bot'::text
                END AS "case"
           FROM public.users
          WHERE ((users.id = 10137) OR (users.type = ANY (ARRAY['Bot'::text, 'Organization'::text, 'Mannequin'::text])) OR (users.login ~~ '%[bot]'::text))) kinds
  GROUP BY kinds.user_id;

CREATE TABLE public.office_hours (
    title text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    every interval NOT NULL
);

CREATE TABLE public.opted_out (
    user_id bigint NOT NULL,
    login text NOT NULL,
    since timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.opted_out IS 'Pseudonyms (HMAC-SHA-256 of the id) of people who opted out: their acts count, they are not named, links to their items are withheld.';

CREATE TABLE public.permission_readings (
    repo_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    read_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.permission_readings IS 'When the permissions of a repository were known: from the first reading until it was observed that GitHub shows them no longer.';

CREATE TABLE public.permission_refusals (
    repo_id bigint NOT NULL,
    refused_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.permission_refusals IS 'Where GitHub would not show the permissions though the app is installed: not asked again for some days.';

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

COMMENT ON COLUMN public.planning_issues.origin IS 'repository: it stands in the planning repository; sub_issue, board: it stands elsewhere, and became a planning item when it was added.';

COMMENT ON COLUMN public.planning_issues.planned_since IS 'When it became a planning item: nothing in it was planned before.';

COMMENT ON COLUMN public.planning_issues.gone_at IS 'When it was observed that GitHub no longer shows it; null = it does.';

CREATE TABLE public.planning_label_kinds (
    label_key text NOT NULL,
    kind text NOT NULL,
    CONSTRAINT planning_label_kinds_kind_check CHECK ((kind = ANY (ARRAY['directed'::text, 'foundational'::text])))
);

CREATE TABLE public.planning_labels (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    label text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

CREATE TABLE public.planning_links (
    repo_id bigint NOT NULL,
    text_id text NOT NULL,
    number integer NOT NULL,
    url text NOT NULL,
    other_repository text NOT NULL,
    other_number integer NOT NULL,
    linked_at timestamp with time zone
);

COMMENT ON COLUMN public.planning_links.linked_at IS 'When the text first said so: its creation, or the first version that has the link; null = no version that can be read tells.';

CREATE TABLE public.planning_sub_issues (
    node_id text NOT NULL,
    planned_since timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.planning_sub_issues IS 'Sub-issues that planning issues were given, and since when; those that stand elsewhere are read as planning_issues.';

CREATE TABLE public.planning_texts (
    repo_id bigint NOT NULL,
    id text NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    last_edited_at timestamp with time zone,
    CONSTRAINT planning_texts_kind_check CHECK ((kind = ANY (ARRAY['body'::text, 'comment'::text])))
);

COMMENT ON TABLE public.planning_texts IS 'Bodies and comments of planning issues as they were read last: an edited one is read again, version by version, when it was edited again.';

CREATE TABLE public.pull_request_facts (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    author_id bigint,
    created_at timestamp with time zone NOT NULL,
    ready_at timestamp with time zone,
    closed_at timestamp with time zone,
    merged_at timestamp with time zone,
    was_reopened boolean NOT NULL,
    has_later_drafts boolean NOT NULL
);

COMMENT ON COLUMN public.pull_request_facts.ready_at IS 'First instant at which it was neither a draft nor titled [WIP]; null = never ready.';

COMMENT ON COLUMN public.pull_request_facts.has_later_drafts IS 'It went back to draft after ready_at: see draft_spells.';

CREATE TABLE public.pull_request_file_lists (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    since timestamp with time zone NOT NULL,
    changed_files integer,
    failures integer DEFAULT 0 NOT NULL
);

COMMENT ON TABLE public.pull_request_file_lists IS 'When the files of a pull request were read, and whether all of them are stored: see the view unread_file_lists.';

COMMENT ON COLUMN public.pull_request_file_lists.updated_at IS 'The pull request''s updated_at at the last reading: where it has moved since, the files are read again.';

COMMENT ON COLUMN public.pull_request_file_lists.since IS 'The pull request''s updated_at at the first reading that gave these very files.';

COMMENT ON COLUMN public.pull_request_file_lists.changed_files IS 'GitHub''s own count; null = GitHub gives no list of them.';

COMMENT ON COLUMN public.pull_request_file_lists.failures IS 'Readings in a row that brought an error, or another number of files than GitHub counts.';

CREATE TABLE public.pull_request_files (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    path text NOT NULL,
    additions integer NOT NULL,
    deletions integer NOT NULL
);

COMMENT ON TABLE public.pull_request_files IS 'The files that a pull request changes, as GitHub lists them now: at most 3,000 of one pull request.';

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
    timeline_count integer
);

COMMENT ON COLUMN public.pull_requests.author_id IS 'users.id; null = a deleted account (a ghost).';

COMMENT ON COLUMN public.pull_requests.closed_at IS 'The last terminal event, merge or close; null while open.';

CREATE TABLE public.release_answers (
    community text NOT NULL,
    repository text NOT NULL,
    tag text NOT NULL,
    who text,
    supported boolean
);

COMMENT ON TABLE public.release_answers IS 'What the configuration says of a release; repository is owner/name in lower case.';

COMMENT ON COLUMN public.release_answers.who IS 'Who released it: a login in lower case, or an id in digits; null = not said.';

COMMENT ON COLUMN public.release_answers.supported IS 'Whether the institution''s team supported it: a person confirms or refuses; null = not said.';

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

CREATE TABLE public.repo_names (
    repo_id bigint NOT NULL,
    name_key text NOT NULL
);

COMMENT ON TABLE public.repo_names IS 'Every owner/name, in lower case, under which a repository has been seen: links outlive a rename.';

CREATE TABLE public.repository_counts (
    repo_id bigint NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    pull_requests integer,
    issues integer,
    releases integer,
    tags integer
);

COMMENT ON TABLE public.repository_counts IS 'What GitHub itself counts (totalCount) at an instant: the other side of the coverage figure.';

CREATE VIEW public.repository_names AS
 SELECT lower(repos.full_name) AS name_key,
    repos.id AS repo_id
   FROM public.repos
UNION
 SELECT repo_names.name_key,
    repo_names.repo_id
   FROM public.repo_names;

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

COMMENT ON COLUMN public.responses.author_id IS 'The author of the issue or pull request.';

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
    body_words integer NOT NULL
);

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
    body_words integer NOT NULL
);

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

COMMENT ON COLUMN public.roster_listings.who IS 'The login in lower case.';

COMMENT ON COLUMN public.roster_listings.is_baseline IS 'It stood in the first revision that can be read: since when is unknown before it.';

CREATE TABLE public.roster_readings (
    repository text NOT NULL,
    path text NOT NULL,
    full_name text NOT NULL,
    head_oid text,
    checked_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.roster_readings IS 'How far the history of a roster has been read: the newest commit that touched the file, and when GitHub was last asked.';

COMMENT ON COLUMN public.roster_readings.full_name IS 'owner/name as GitHub spells it today.';

COMMENT ON COLUMN public.roster_readings.head_oid IS 'null = no commit has touched that path.';

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

COMMENT ON COLUMN public.rosters.repository IS 'owner/name in lower case.';

COMMENT ON COLUMN public.rosters.not_maintainers IS 'Teams, in lower case, whose members are no maintainers unless they are on another one, too.';

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

COMMENT ON COLUMN public.tags.gone_at IS 'When it was observed that GitHub no longer has it; null = it has.';

COMMENT ON COLUMN public.tags.is_version_bump IS 'Whether the tagged commit exists to make this version, by its message; null = not known.';

CREATE TABLE public.team_members (
    who text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

CREATE VIEW public.team_spans AS
 SELECT named.user_id,
    range_agg(
        CASE
            WHEN (current_setting('headwater.team_dates'::text, true) = 'ignored'::text) THEN tstzrange(NULL::timestamp with time zone, NULL::timestamp with time zone)
            ELSE tstzrange(named.since, named.until)
        END) AS active_during
   FROM ( SELECT l.user_id,
            t.since,
            t.until
           FROM (public.team_members t
             JOIN public.user_logins l ON ((l.login_key = t.who)))
        UNION ALL
         SELECT u.id,
            t.since,
            t.until
           FROM (public.team_members t
             JOIN public.users u ON ((((u.id)::text = t.who) AND (u.id > 0))))) named
  WHERE (named.since < named.until)
  GROUP BY named.user_id;

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
    closer text
);

COMMENT ON COLUMN public.timeline_events.created_at IS 'For PULL_REQUEST_COMMIT, which has no date of its own on GitHub, the committer date.';

CREATE TABLE public.timeline_gaps (
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    on_github integer NOT NULL,
    stored integer NOT NULL
);

COMMENT ON TABLE public.timeline_gaps IS 'Items of which fewer timeline entries (events, comments, reviews) are stored than GitHub counts: not yet whole.';

CREATE VIEW public.unread_file_lists AS
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

CREATE TABLE public.unreadable_fields (
    repo_id bigint NOT NULL,
    stream text NOT NULL,
    number integer NOT NULL,
    path text NOT NULL,
    message text NOT NULL
);

CREATE TABLE public.watermarks (
    repo_id bigint NOT NULL,
    stream text NOT NULL,
    complete_until timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.watermarks IS 'Everything that happened before this instant has been read: the start of the last reading that came to its end. Stream "everything": the last time that every item was compared with GitHub.';

CREATE VIEW public.written_names AS
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

ALTER TABLE ONLY public.affiliations
    ADD CONSTRAINT affiliations_pkey PRIMARY KEY (who, organisation, since);

ALTER TABLE ONLY public.api_calls
    ADD CONSTRAINT api_calls_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.board_cards
    ADD CONSTRAINT board_cards_pkey PRIMARY KEY (board, id);

ALTER TABLE ONLY public.board_links
    ADD CONSTRAINT board_links_pkey PRIMARY KEY (board, card_id, other_repository, other_number);

ALTER TABLE ONLY public.board_readings
    ADD CONSTRAINT board_readings_pkey PRIMARY KEY (board);

ALTER TABLE ONLY public.collaborator_spans
    ADD CONSTRAINT collaborator_spans_pkey PRIMARY KEY (repo_id, user_id, since);

ALTER TABLE ONLY public.communities
    ADD CONSTRAINT communities_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.community_repos
    ADD CONSTRAINT community_repos_pkey PRIMARY KEY (community, repo_id, since);

ALTER TABLE ONLY public.configured_bots
    ADD CONSTRAINT configured_bots_pkey PRIMARY KEY (who);

ALTER TABLE ONLY public.continuations
    ADD CONSTRAINT continuations_pkey PRIMARY KEY (repo_id, node_id, connection);

ALTER TABLE ONLY public.cursors
    ADD CONSTRAINT cursors_pkey PRIMARY KEY (repo_id, stream);

ALTER TABLE ONLY public.deleted_items
    ADD CONSTRAINT deleted_items_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.draft_spells
    ADD CONSTRAINT draft_spells_pkey PRIMARY KEY (repo_id, number, began_at);

ALTER TABLE ONLY public.first_acts
    ADD CONSTRAINT first_acts_pkey PRIMARY KEY (repo_id, user_id);

ALTER TABLE ONLY public.former_file_lists
    ADD CONSTRAINT former_file_lists_pkey PRIMARY KEY (repo_id, number, since);

ALTER TABLE ONLY public.headwater_migrations_lock
    ADD CONSTRAINT headwater_migrations_lock_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY public.labels
    ADD CONSTRAINT labels_pkey PRIMARY KEY (repo_id, name);

ALTER TABLE ONLY public.late_arrivals
    ADD CONSTRAINT late_finds_pkey PRIMARY KEY (repo_id, kind, id);

ALTER TABLE ONLY public.maintainer_overrides
    ADD CONSTRAINT maintainer_overrides_pkey PRIMARY KEY (community, who, repository, since);

ALTER TABLE ONLY public.mentorship_people
    ADD CONSTRAINT mentorship_people_pkey PRIMARY KEY (mentorship, part, who);

ALTER TABLE ONLY public.mentorship_steps
    ADD CONSTRAINT mentorship_steps_pkey PRIMARY KEY (mentorship, "position");

ALTER TABLE ONLY public.mentorships
    ADD CONSTRAINT mentorships_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.merge_months
    ADD CONSTRAINT merge_months_pkey PRIMARY KEY (repo_id, user_id, month);

ALTER TABLE ONLY public.missing_logins
    ADD CONSTRAINT missing_logins_pkey PRIMARY KEY (login_key, observed_at);

ALTER TABLE ONLY public.moved_tags
    ADD CONSTRAINT moved_tags_pkey PRIMARY KEY (repo_id, name, moved_at);

ALTER TABLE ONLY public.name_lookups
    ADD CONSTRAINT name_lookups_pkey PRIMARY KEY (name_key);

ALTER TABLE ONLY public.office_hours
    ADD CONSTRAINT office_hours_pkey PRIMARY KEY (title, starts_at);

ALTER TABLE ONLY public.opted_out
    ADD CONSTRAINT opted_out_pkey PRIMARY KEY (user_id);

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

ALTER TABLE ONLY public.release_answers
    ADD CONSTRAINT release_answers_pkey PRIMARY KEY (community, repository, tag);

ALTER TABLE ONLY public.releases
    ADD CONSTRAINT releases_pkey PRIMARY KEY (repo_id, id);

ALTER TABLE ONLY public.repo_names
    ADD CONSTRAINT repo_names_pkey PRIMARY KEY (repo_id, name_key);

ALTER TABLE ONLY public.repos
    ADD CONSTRAINT repos_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.repository_counts
    ADD CONSTRAINT repository_counts_pkey PRIMARY KEY (repo_id, checked_at);

ALTER TABLE ONLY public.responses
    ADD CONSTRAINT responses_pkey PRIMARY KEY (repo_id, number, responder_id);

ALTER TABLE ONLY public.review_comments
    ADD CONSTRAINT review_comments_pkey PRIMARY KEY (repo_id, id);

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

ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (repo_id, name);

ALTER TABLE ONLY public.team_members
    ADD CONSTRAINT team_members_pkey PRIMARY KEY (who, since);

ALTER TABLE ONLY public.timeline_events
    ADD CONSTRAINT timeline_events_pkey PRIMARY KEY (repo_id, number, id);

ALTER TABLE ONLY public.timeline_gaps
    ADD CONSTRAINT timeline_gaps_pkey PRIMARY KEY (repo_id, number);

ALTER TABLE ONLY public.unread_parts
    ADD CONSTRAINT unread_parts_pkey PRIMARY KEY (place, part);

ALTER TABLE ONLY public.unreadable_fields
    ADD CONSTRAINT unreadable_fields_pkey PRIMARY KEY (repo_id, stream, number, path);

ALTER TABLE ONLY public.user_logins
    ADD CONSTRAINT user_logins_pkey PRIMARY KEY (login_key, user_id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.watermarks
    ADD CONSTRAINT watermarks_pkey PRIMARY KEY (repo_id, stream);

CREATE INDEX board_cards_content ON public.board_cards USING btree (content_repo_id, content_number);

CREATE INDEX board_links_other ON public.board_links USING btree (other_repository, other_number);

CREATE INDEX community_repos_repo ON public.community_repos USING btree (repo_id);

CREATE INDEX first_acts_talked ON public.first_acts USING btree (first_talked_at);

CREATE INDEX first_acts_user ON public.first_acts USING btree (user_id) INCLUDE (repo_id, first_talked_at, first_proposed_at);

CREATE INDEX issue_comments_author ON public.issue_comments USING btree (author_id, created_at);

CREATE INDEX issue_comments_item ON public.issue_comments USING btree (repo_id, number, author_id, created_at);

CREATE INDEX issues_created_at ON public.issues USING btree (created_at) INCLUDE (repo_id, number, author_id, closed_at);

CREATE INDEX issues_created_in ON public.issues USING btree (repo_id, created_at);

CREATE INDEX issues_updated ON public.issues USING btree (repo_id, updated_at);

CREATE INDEX late_finds_happened ON public.late_arrivals USING btree (happened_at);

CREATE INDEX planning_links_other ON public.planning_links USING btree (other_repository, other_number);

CREATE INDEX pull_request_facts_author ON public.pull_request_facts USING btree (author_id, created_at) INCLUDE (repo_id, merged_at);

CREATE INDEX pull_request_facts_closed ON public.pull_request_facts USING btree (closed_at);

CREATE INDEX pull_request_facts_created ON public.pull_request_facts USING btree (created_at);

CREATE INDEX pull_request_facts_ready ON public.pull_request_facts USING btree (ready_at) WHERE (ready_at <> created_at);

CREATE INDEX pull_requests_merged_at ON public.pull_requests USING btree (merged_at) INCLUDE (repo_id, number, author_id, merged_by_id) WHERE (merged_at IS NOT NULL);

CREATE INDEX pull_requests_merged_in ON public.pull_requests USING btree (repo_id, merged_at) WHERE (merged_at IS NOT NULL);

CREATE INDEX pull_requests_merges ON public.pull_requests USING btree (repo_id, merged_by_id, merged_at) WHERE (merged_at IS NOT NULL);

CREATE INDEX pull_requests_updated ON public.pull_requests USING btree (repo_id, updated_at);

CREATE INDEX repo_names_key ON public.repo_names USING btree (name_key);

CREATE INDEX repos_full_name ON public.repos USING btree (lower(full_name));

CREATE INDEX responses_reviews ON public.responses USING btree (first_submitted_review_at) INCLUDE (repo_id, responder_id, author_id) WHERE (first_submitted_review_at IS NOT NULL);

CREATE INDEX review_comments_author ON public.review_comments USING btree (author_id, created_at);

CREATE INDEX review_comments_item ON public.review_comments USING btree (repo_id, number, author_id, created_at);

CREATE INDEX reviews_author ON public.reviews USING btree (author_id, submitted_at);

CREATE INDEX reviews_by_ghosts ON public.reviews USING btree (submitted_at) INCLUDE (repo_id, number) WHERE (author_id IS NULL);

CREATE INDEX reviews_item ON public.reviews USING btree (repo_id, number, author_id, submitted_at);

CREATE INDEX timeline_events_actor ON public.timeline_events USING btree (actor_id, created_at);

CREATE INDEX timeline_events_renames ON public.timeline_events USING btree (created_at) INCLUDE (repo_id, number, previous_title) WHERE (kind = 'RENAMED_TITLE_EVENT'::text);

CREATE INDEX user_logins_user ON public.user_logins USING btree (user_id);

CREATE INDEX users_id_in_digits ON public.users USING btree (((id)::text));

CREATE INDEX users_not_people ON public.users USING btree (id) WHERE ((id = 10137) OR (type = ANY (ARRAY['Bot'::text, 'Organization'::text, 'Mannequin'::text])) OR (login ~~ '%[bot]'::text));
