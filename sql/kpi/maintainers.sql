-- maintainers: how many people can merge, by repository and in all.
-- CHAOSS: no metric of its own; a medium-term goal of the institution is that there are more of them.
--
-- The figure is the number of distinct people in all repositories that belong to the community at min(window end, as_of).
-- Counts: everybody who is a maintainer at that instant by maintainer_sources(): the configuration, else permissions,
--   else the roster, else merges within 180 days before or after, none later than as_of. Bots never.
-- parts: people by repository; and by source, each under the most trusted one that says so of them anywhere.
-- Rows: one per community, repository and maintainer (user_id, source), and one without them for a repository without
--   any; roster_url = the roster as it stood at that instant. mergers_known: somebody could merge there, then or before.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f maintainers.sql (all UTC)
with params as not materialized (
  select
    least(:'window_end'::timestamp, :'as_of'::timestamp) at time zone 'UTC' as instant,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
people as materialized (
  select m.repo_id, m.user_id, m.source
  from params cross join lateral derived.maintainer_sources(as_of) m
  where m.active_during @> instant
),
known_mergers as materialized (
  select k.repo_id from params cross join lateral derived.known_mergers(as_of) k
)
select s.community, s.repository, s.address as url, p.user_id::text as user_id, p.source,
  (select coalesce((select min(web_base) from institutions), 'https://github.com/') || g.full_name || '/blob/' || v.oid || '/' || r.path
    from rosters r
    join roster_readings g on g.repository = r.repository and g.path = r.path
    join roster_revisions v on v.repository = r.repository and v.path = r.path
    where r.community = s.community and v.problem is null and v.took_effect_at <= instant
    order by v.position desc limit 1) as roster_url,
  k.repo_id is not null as mergers_known
from params
join derived.community_scopes s on derived.was_during(s.active_during, instant)
left join people p on p.repo_id = s.repo_id
left join known_mergers k on k.repo_id = s.repo_id
order by s.community, lower(s.repository) collate "C", p.user_id
