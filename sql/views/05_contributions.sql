-- Who contributed what: the one place that decides what a merged pull request, a merge, a review and a release are, for
-- every figure that asks how the work is spread.

-- Whether a tag's own date can be used. Git writes 1970 or 2106 where a tool gave it none; nothing that was carried over
-- to git is older than CVS (1990), and nothing was tagged after GitHub was last asked for it. A day is for clocks.
-- `asked_at` null = it is not known when.
create function derived.is_usable_date(at timestamptz, asked_at timestamptz)
returns boolean language sql immutable parallel safe as $$
  select at >= timestamptz '1990-01-01 00:00:00+00'
    and at < coalesce(asked_at + interval '24 hours', timestamptz '2100-01-01 00:00:00+00')
$$;

-- Whether a tag names a pre-release, by SemVer and PEP 440: after the number of the version, behind a separator or a digit,
-- one of the words that say so; dotted parts and, behind +, build metadata may follow. A word that merely ends like one
-- (main-schema-05, libc-2) names none.
create function derived.names_prerelease(tag text)
returns boolean language sql immutable parallel safe as $$
  select regexp_replace(tag, '\+.*$', '') ~* (
    '\d(.*[-._])?(([abc]|m\d+)([-._]?\d+)?(\.[0-9a-z-]+)*'
    '|(rc|alpha|beta|dev|pre|preview|canary|next|nightly|snapshot)([-._]?\d+)?([-._][0-9a-z-]+)*)$')
$$;

-- Tags as known at as_of: one that was deleted, or set on something else, counts as it was up to the instant at which
-- that was observed. Dates that cannot be used are null.
create function derived.tags_at(as_of timestamptz)
returns table (
  repo_id bigint, name text, tagger_id bigint, tagged_at timestamptz, commit_author_id bigint, committed_at timestamptz,
  is_version_bump boolean)
language sql stable parallel safe as $$
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

-- Releases as known at as_of: version tags and GitHub Releases of the same tag, once. At the tagger's date, else
-- publishedAt, else the commit's date. `user_id` is the person who performed it, `known_by` how that is known; both null:
-- nobody can tell. `supported` is what the configuration says of the institution's part; null = nothing.
create function derived.releases_at(as_of timestamptz)
returns table (
  community text, repository text, address text, repo_id bigint, tag text, is_prerelease boolean, user_id bigint,
  at timestamptz, known_by text, supported boolean)
language sql stable parallel safe as $$
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

-- In [span_start, span_end) and by as_of, of pull requests that are not by bots or AI reviewers:
--   merged_pull_requests  by their author; what landed another way, too
--   merges                by who merged; one's own count; of a bot's queue by whoever put it there
--   reviews               distinct (person, pull request) with a submitted review of any state, of somebody else's pull
--                         request, at the first one in the span; ghosts cannot be told apart: one per pull request, and
--                         none of a ghost's own, since it may be by its author
--   releases              releases_at
-- user_id null: a ghost, or for releases an unknown performer. Acts of bots are not left out yet: see spread().
create function derived.contributions(span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns table (
  community text, kind text, repo_id bigint, number integer, tag text, user_id bigint, at timestamptz)
language sql stable parallel safe as $$
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

-- What a contribution's maker is in the spread of the work: 'person'; 'nobody' (ghosts, organizations, mannequins: in the
-- whole, never anybody's part); 'unknown' (a release that names nobody: not in the whole); null = a bot's act, nowhere.
create function derived.maker(user_id bigint, kind text, account text)
returns text language sql immutable parallel safe as $$
  select case
    when account in ('bot', 'ai_reviewer') then null
    when user_id is not null and account is null then 'person'
    when user_id is null and kind = 'releases' then 'unknown'
    else 'nobody'
  end
$$;

-- A tag's or branch's name as it stands in an address: what has a meaning there is written in percent.
create function derived.in_address(name text)
returns text language sql immutable parallel safe as $$
  select string_agg(
    case when c.letter ~ '[A-Za-z0-9._/-]' then c.letter
      else regexp_replace(upper(encode(convert_to(c.letter, 'UTF8'), 'hex')), '(..)', '%\1', 'g') end,
    '' order by c.place)
  from regexp_split_to_table(name, '') with ordinality as c (letter, place)
$$;

-- Where a contribution can be looked at. Few tags need it: see later_draft_seconds.
create function derived.contribution_url(address text, number integer, tag text)
returns text language sql immutable parallel safe as $$
  select address || case
    when tag is null then '/pull/' || number
    when tag ~ '^[A-Za-z0-9._/-]*$' then '/releases/tag/' || tag
    else '/releases/tag/' || derived.in_address(tag)
  end
$$;
