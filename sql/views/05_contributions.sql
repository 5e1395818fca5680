-- Who contributed what: the one place that decides what a merged pull request, a merge, a review and a release are, for
-- every figure that asks how the work is spread.

-- Tags as known at as_of: one that was deleted, or set on something else, counts as it was up to the instant at which
-- that was observed.
create or replace function tags_at(as_of timestamptz)
returns table (
  repo_id bigint, name text, tagger_id bigint, tagged_at timestamptz, commit_author_id bigint, committed_at timestamptz,
  is_version_bump boolean)
language sql stable as $$
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

-- Releases as known at as_of: version tags and GitHub Releases of the same tag, once. At the tagger's date, else
-- publishedAt, else the commit's date. `user_id` is the person who performed it, `known_by` how that is known; both null:
-- nobody can tell. `supported` is what the configuration says of the institution's part; null = nothing.
create or replace function releases_at(as_of timestamptz)
returns table (
  community text, repository text, address text, repo_id bigint, tag text, is_prerelease boolean, user_id bigint,
  at timestamptz, known_by text, supported boolean)
language sql stable as $$
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
$$;

-- In [span_start, span_end) and by as_of, of pull requests that are not by bots or AI reviewers:
--   merged_pull_requests  by their author
--   merges                by who merged; one's own count
--   reviews               distinct (person, pull request) with a submitted review of any state, of somebody else's pull
--                         request, at its first submission; ghosts cannot be told apart: one per pull request
--   releases              releases_at
-- user_id null: a ghost, or for releases an unknown performer. Acts of bots are not left out yet: see spread().
create or replace function contributions(span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns table (
  community text, kind text, repo_id bigint, number integer, tag text, user_id bigint, at timestamptz)
language sql stable as $$
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

-- What a contribution's maker is in the spread of the work: 'person'; 'nobody' (ghosts, organizations, mannequins: in the
-- whole, never anybody's part); 'unknown' (a release that names nobody: not in the whole); null = a bot's act, nowhere.
create or replace function maker(user_id bigint, kind text, account text)
returns text language sql immutable as $$
  select case
    when account in ('bot', 'ai_reviewer') then null
    when user_id is not null and account is null then 'person'
    when user_id is null and kind = 'releases' then 'unknown'
    else 'nobody'
  end
$$;

-- A tag's or branch's name as it stands in an address: what has a meaning there is written in percent.
create or replace function in_address(name text)
returns text language sql immutable as $$
  select string_agg(
    case when c.letter ~ '[A-Za-z0-9._/-]' then c.letter
      else regexp_replace(upper(encode(convert_to(c.letter, 'UTF8'), 'hex')), '(..)', '%\1', 'g') end,
    '' order by c.place)
  from regexp_split_to_table(name, '') with ordinality as c (letter, place)
$$;

-- Where a contribution can be looked at. Few tags need it: see later_draft_seconds.
create or replace function contribution_url(address text, number integer, tag text)
returns text language sql immutable as $$
  select address || case
    when tag is null then '/pull/' || number
    when tag ~ '^[A-Za-z0-9._/-]*$' then '/releases/tag/' || tag
    else '/releases/tag/' || in_address(tag)
  end
$$;
