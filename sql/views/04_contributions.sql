-- Who contributed what: the one place that decides what a merged pull request, a merge, a review and a release are, for
-- every figure that asks how the work is spread.

-- Releases as known at as_of: version tags and GitHub Releases of the same tag, once. By the human author of the Release,
-- else the human tagger of the annotated tag; at the tagger's date, else publishedAt, else the commit's date.
create or replace function releases_at(as_of timestamptz)
returns table (
  community text, repository text, address text, repo_id bigint, tag text, is_prerelease boolean, user_id bigint,
  at timestamptz)
language sql stable as $$
  select s.community, s.repository, s.address, s.repo_id, r.tag, r.is_prerelease, r.user_id, r.at
  from (
    select coalesce(t.repo_id, g.repo_id) as repo_id, coalesce(t.name, g.tag_name) as tag,
      coalesce(t.tagged_at, g.published_at, t.committed_at, g.created_at) as at,
      coalesce(g.is_prerelease, false) or coalesce(t.name, g.tag_name) ~ '(a|b|c|rc|alpha|beta|dev|pre)[.-]?\d+$' as is_prerelease,
      case when g.author_id is not null and author.user_id is null then g.author_id
        when tagger.user_id is null then t.tagger_id end as user_id
    from (select * from releases where not is_draft and (gone_at is null or gone_at > as_of)) g
    full join (select * from tags where gone_at is null or gone_at > as_of) t
      on t.repo_id = g.repo_id and t.name = g.tag_name
    left join not_human author on author.user_id = g.author_id
    left join not_human tagger on tagger.user_id = t.tagger_id
  ) r
  join community_scopes s on s.repo_id = r.repo_id and s.held @> r.at
  join communities c on c.name = s.community and r.tag ~ c.release_tags
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
    join community_scopes s on s.repo_id = p.repo_id and s.held @> p.merged_at
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
  join community_scopes s on s.repo_id = r.repo_id and s.held @> r.at
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

-- Where a contribution can be looked at.
create or replace function contribution_url(address text, number integer, tag text)
returns text language sql immutable as $$
  select address || case when tag is null then '/pull/' || number else '/releases/tag/' || tag end
$$;
