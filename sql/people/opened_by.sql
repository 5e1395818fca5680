-- Who opened the pull requests of a window: people, agents that people declared, AI reviewers, bots, and accounts that are gone.
-- An agent is counted by its account or by the author's own word (by_agent), and then under nothing else.
-- Rows: one per community and kind; urls = up to 200 of the newest.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f opened_by.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
opened as (
  select s.community, s.address || '/pull/' || p.number as url, p.created_at,
    case
      when p.author_role = 'ghost' then 'gone'
      when p.author_role = 'ai_reviewer' then 'ai_reviewers'
      when p.author_role not in ('community', 'maintainer', 'team') then 'bots'
      when p.by_agent then 'agents'
      else 'people'
    end as kind
  from params
  cross join lateral derived.pull_requests_at(as_of, as_of) p
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
  where p.created_at >= window_start and p.created_at < window_end
)
select community, kind, count(*)::int as pull_requests,
  (array_agg(url order by created_at desc, url))[1:200] as urls
from opened
group by community, kind
order by community, kind
