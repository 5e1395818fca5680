-- Who helped with a release before it was out: the one place that decides which pull requests and issues belong to it.

-- A regular expression for the version of a tag, in any of the ways in which it is written: of "v7.1.0-rc.1" also
-- 7.1.0rc1, of 7.1.0 also 7.1.
create function derived.version_pattern(tag text)
returns text language sql immutable parallel safe as $$
  select regexp_replace(
    replace(
      regexp_replace(
        regexp_replace(lower(coalesce(substring(tag from '\d+\.\d.*$'), substring(tag from '\d.*$'), tag)),
          '[-._+]*([a-z]+)[-._+]*', '~\1~', 'g'),
        '([^a-z0-9~])', '\\\1', 'g'),
      '~', '[-._+]?'),
    '^(\d+\\\.\d+)\\\.0$', '\1(\.0)?')
$$;

-- Whether the text names that version, as a whole number: 7.1.0 stands neither in 17.1.0 nor in 7.1.0rc1.
create function derived.names_version(title text, version_pattern text)
returns boolean language sql immutable parallel safe as $$
  select title ~* ('(^|[^[:alnum:]_.])v?' || version_pattern || '(?![-._+]?[[:alnum:]])')
$$;

-- Whether the title of a pull request that was merged since the last release says that it prepares this one. It may do
-- so without a version, never with another one; raising a dependency, whatever its version, is none of it.
create function derived.prepares_release(title text, version_pattern text)
returns boolean language sql immutable parallel safe as $$
  select case
    -- Most titles are done with here.
    when title !~* '\d|change|releas|version' then false
    when title ~* '\m(bump|pin|update|upgrade)s? (dependenc|(?!(the )?(version|release)\M|from\M)\S+ from\M)' then false
    when derived.names_version(title, version_pattern) then true
    when title ~* '(^|[^[:alnum:]_.])v?\d+\.\d' then false
    else title ~* '\mchange[ -]?logs?\M|\mrelease[ -]notes?\M|\mversion bump\M|\m(bump|cut|prepar|releas)\w*\M.*\m(version|release)\M'
  end
$$;

-- Whether an issue is about making this release: its title speaks of releasing and of the version.
create function derived.runs_release(title text, version_pattern text)
returns boolean language sql immutable parallel safe as $$
  select title ~* '\m(releas(e|es|ing)|publish|ship|cut|tag)\M' and derived.names_version(title, version_pattern)
$$;

-- Titles as they were before they were changed after as_of; the others are as they stand.
create function derived.titles_changed_after(as_of timestamptz)
returns table (repo_id bigint, number integer, title text)
language sql stable parallel safe as $$
  select distinct on (e.repo_id, e.number) e.repo_id, e.number, e.previous_title
  from timeline_events e
  where e.kind = 'RENAMED_TITLE_EVENT' and e.created_at > as_of
  order by e.repo_id, e.number, e.created_at, e.id collate "C"
$$;

-- Releases of [span_start, span_end) and by as_of, each with the final one before it in its repository ('-infinity' =
-- none): what happened since then belongs to it. plpgsql: see maintainer_spans.
create function derived.releases_between(span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns table (
  community text, repository text, address text, repo_id bigint, tag text, is_prerelease boolean, user_id bigint,
  at timestamptz, known_by text, supported boolean, previous_at timestamptz)
language plpgsql stable parallel safe rows 100 as $$
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

-- The changelog and version pull requests of those releases: merged after the final release before and not after this
-- one, by their titles at as_of. `offset 0` makes PostgreSQL look the pull requests up release by release.
create function derived.version_pull_requests(span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns table (
  community text, repo_id bigint, tag text, released_at timestamptz, performer_id bigint, number integer,
  author_id bigint, created_at timestamptz, is_changelog boolean)
language plpgsql stable parallel safe rows 100 as $$
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

-- The release issues of those releases: opened after the final release before and not after this one.
create function derived.release_issues(span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns table (
  community text, repo_id bigint, tag text, released_at timestamptz, performer_id bigint, number integer,
  author_id bigint, created_at timestamptz)
language plpgsql stable parallel safe rows 100 as $$
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

-- The people whom the institution's ledger names beside the performer of those releases: mentors and sponsors of a record
-- for that repository (or for the whole community), opened before the release was out.
create function derived.mentored_releases(span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns table (
  community text, repo_id bigint, tag text, released_at timestamptz, performer_id bigint, user_id bigint, at timestamptz)
language sql stable parallel safe as $$
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

-- What people of the team did for those releases, not after they were out, on the team when they did it, and for somebody
-- else's release. `kind`: 'authored' or 'approved' the pull request, 'opened', 'was assigned to' or 'closed' the issue,
-- 'mentored' the performer (then they must be on the team when it is out; what the ledger says of them is private). An
-- approval that was dismissed was taken back; an assignment must have held until the release.
create function derived.release_support(span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns table (
  community text, repo_id bigint, tag text, kind text, item text, number integer, user_id bigint, at timestamptz)
language plpgsql stable parallel safe rows 100 as $$
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
