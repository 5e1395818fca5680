-- Per community: what its figures can rest on in a window, as known at :as_of. Where a question has no ground, its answer
-- is no zero but null. was_read: something of it that is dated by as_of is stored. has_team: somebody is on the
-- institution's team at any time of the window. has_planning: the configuration says where the institution plans.
-- has_mergers: of one of its repositories, at least, it is known who can merge.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f grounds.sql (UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
known_mergers as materialized (
  select k.repo_id from params cross join lateral derived.known_mergers(as_of) k
)
select c.name as community,
  exists (
    select 1 from derived.community_scopes s
    where s.community = c.name and (
      exists (select 1 from pull_request_facts f where f.repo_id = s.repo_id and f.created_at <= as_of)
      or exists (select 1 from issues i where i.repo_id = s.repo_id and i.created_at <= as_of)
      or exists (select 1 from releases r where r.repo_id = s.repo_id and coalesce(r.published_at, r.created_at) <= as_of)
      or exists (select 1 from tags t where t.repo_id = s.repo_id and coalesce(t.tagged_at, t.committed_at) <= as_of))
  ) as was_read,
  exists (
    select 1 from team_members t
    where t.since < t.until and (
      t.since < window_end and t.since <= as_of and t.until > window_start
      or current_setting('headwater.team_dates', true) = 'ignored')
  ) as has_team,
  exists (
    select 1 from institutions i where i.planning_repository is not null or i.planning_board is not null
  ) as has_planning,
  exists (
    select 1 from derived.community_scopes s join known_mergers k on k.repo_id = s.repo_id where s.community = c.name
  ) as has_mergers
from params
cross join communities c
order by c.position
