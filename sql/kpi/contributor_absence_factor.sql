-- contributor_absence_factor: the smallest number of people who together make at least half of the merged pull requests.
-- CHAOSS: Contributor Absence Factor, https://chaoss.community/kb/metric-contributor-absence-factor/
--
-- The figure is the number of rows with kind 'merged_pull_requests' and in_factor: how many people would have to leave
-- for half of the work to stop. null where ghosts leave no half for people to make. The same for three other kinds.
-- Counts, in [min(window start, window end − 365 days), window end) and by as_of, pull requests of bots and AI reviewers
--   left out everywhere:
--   merged_pull_requests  by their author
--   merges                by who merged; one's own count
--   reviews               distinct (person, pull request) with a submitted review of any state, of somebody else's pull
--                         request, at its first submission
--   releases              tags that match the community's pattern, once with the GitHub Release of that tag; by the
--                         human author of the Release, else the human tagger of the annotated tag; at the tagger's
--                         date, else publishedAt, else the commit's date
-- Ghosts, organizations and mannequins are in the total (who = 'nobody') but never a person; releases whose performer is
--   unknown (who = 'unknown') are not in the total; bots' acts are nowhere. Ties go by login.
-- Rows: one per community, kind and person, the biggest first; newest_urls = up to 20 of the newest merged pull requests
--   of a person in the factor.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f contributor_absence_factor.sql (all UTC)
with params as not materialized (
  select
    least(:'window_start'::timestamp, :'window_end'::timestamp - interval '365 days') at time zone 'UTC' as span_start,
    :'window_end'::timestamp at time zone 'UTC' as span_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
merged as (
  select s.community, s.repository, s.address, p.number, p.merged_at, p.author_id, p.merged_by_id
  from params
  join pull_requests p on p.merged_at >= span_start and p.merged_at < span_end and p.merged_at <= as_of
  join community_scopes s on s.repo_id = p.repo_id and s.held @> p.merged_at
  where p.author_id is null or p.author_id not in (select user_id from not_human where kind in ('bot', 'ai_reviewer'))
),
reviewed as (
  select r.repo_id, r.number, r.responder_id as user_id, r.author_id, r.first_submitted_review_at as at
  from params
  join responses r on r.first_submitted_review_at >= span_start and r.first_submitted_review_at < span_end
    and r.first_submitted_review_at <= as_of
  union all
  -- Ghosts cannot be told apart: one per pull request.
  select v.repo_id, v.number, null, p.author_id, v.at
  from params
  cross join (
    select repo_id, number, min(submitted_at) as at from reviews where author_id is null group by repo_id, number
  ) v
  join pull_requests p on p.repo_id = v.repo_id and p.number = v.number and p.author_id is not null
  where v.at >= span_start and v.at < span_end and v.at <= as_of
),
released as (
  select s.community, s.repository, coalesce(t.name, g.tag_name) as tag,
    coalesce(t.tagged_at, g.published_at, t.committed_at, g.created_at) as at, s.held,
    case when g.author_id is not null and author.user_id is null then g.author_id
      when tagger.user_id is null then t.tagger_id end as user_id
  from (select * from releases where not is_draft) g
  full join tags t on t.repo_id = g.repo_id and t.name = g.tag_name
  join community_scopes s on s.repo_id = coalesce(t.repo_id, g.repo_id)
  join communities c on c.name = s.community and coalesce(t.name, g.tag_name) ~ c.release_tags
  left join not_human author on author.user_id = g.author_id
  left join not_human tagger on tagger.user_id = t.tagger_id
),
acts as (
  select community, 'merged_pull_requests' as kind, author_id as user_id from merged
  union all
  select community, 'merges', merged_by_id from merged
  union all
  select s.community, 'reviews', r.user_id
  from reviewed r
  join community_scopes s on s.repo_id = r.repo_id and s.held @> r.at
  where r.author_id is null or r.author_id not in (select user_id from not_human where kind in ('bot', 'ai_reviewer'))
  union all
  select community, 'releases', user_id
  from params join released r on r.at >= span_start and r.at < span_end and r.at <= as_of and r.held @> r.at
),
counted as (
  select a.community, a.kind,
    case
      when a.user_id is not null and x.user_id is null then 'person'
      when a.user_id is null and a.kind = 'releases' then 'unknown'
      else 'nobody'
    end as who,
    case when x.user_id is null then a.user_id end as user_id,
    sum(a.acts)::int as contributions
  from (select community, kind, user_id, count(*) as acts from acts group by 1, 2, 3) a
  left join not_human x using (user_id)
  where x.kind is null or x.kind not in ('bot', 'ai_reviewer')
  group by 1, 2, 3, 4
),
-- The biggest first, nobody last: people alone can be in the factor, but the half is of everything known.
ranked as (
  select c.*, u.login,
    sum(contributions) filter (where who <> 'unknown') over (partition by community, kind) as total,
    sum(contributions) filter (where who = 'person') over (partition by community, kind order by
      who = 'person' desc, contributions desc, lower(u.login) collate "C", c.user_id) as running
  from counted c left join users u on u.id = c.user_id
),
factor as (
  select *,
    who = 'person' and 2 * (running - contributions) < total
      and 2 * sum(contributions) filter (where who = 'person') over (partition by community, kind) >= total as in_factor
  from ranked
),
newest as (
  select m.community, m.author_id,
    array_agg(m.address || '/pull/' || m.number order by m.merged_at desc, m.repository, m.number) as urls
  from (
    select m.*, row_number() over (
      partition by m.community, m.author_id order by m.merged_at desc, m.repository, m.number) as place
    from merged m
    join factor f on f.in_factor and f.kind = 'merged_pull_requests' and f.community = m.community and f.user_id = m.author_id
  ) m
  where m.place <= 20
  group by m.community, m.author_id
)
select f.community, f.kind, f.who, f.login, f.contributions, f.total::int as total, f.in_factor, n.urls as newest_urls
from factor f
left join newest n on f.kind = 'merged_pull_requests' and n.community = f.community and n.author_id = f.user_id
order by f.community, f.kind, f.who = 'person' desc, f.contributions desc, lower(f.login) collate "C", f.user_id
