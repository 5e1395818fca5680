-- Settings that decide who can contribute, where they changed inside a window and by :as_of: one row per community,
-- repository and change, dated by when it was first seen. The first value that was ever seen is no change.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f settings.sql (UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
seen as (
  select s.repo_id, s.setting, s.seen_at, s.value,
    lag(s.value) over (partition by s.repo_id, s.setting order by s.seen_at) as former
  from repository_settings s
)
select distinct c.community, c.repository, s.setting, s.seen_at, s.value, s.former
from params
cross join seen s
join derived.community_scopes c on c.repo_id = s.repo_id and derived.was_during(c.active_during, s.seen_at)
where s.former is not null and s.former <> s.value
  and s.seen_at >= window_start and s.seen_at < window_end and s.seen_at <= as_of
order by c.repository, s.seen_at, s.setting
