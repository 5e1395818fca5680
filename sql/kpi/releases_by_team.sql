-- releases_by_team: final releases in the window that people of the institution's team performed.
-- CHAOSS: no metric of its own; it stands beside Release Frequency,
--   https://chaoss.community/kb/metric-release-frequency/.
--
-- The figure is the number of rows with who = 'team' that are not pre-releases (by the mark of their GitHub Release,
--   else by names_prerelease()); those stand beside it.
-- Counts: releases_at(): version tags by the community's pattern, each once with the GitHub Release of that tag.
-- Performed by: whom the configuration names (communities[].releases), else the human author of the Release, else the
--   human tagger, else the human author of the version-bump commit that is tagged; who was on the team at that time.
-- Rows: one per release in the window; who = 'team', 'others', or 'unknown' where nobody can tell: never in the figure.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f releases_by_team.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
)
select r.community, r.repository, r.tag, r.is_prerelease, r.at as opened_at, derived.contribution_url(r.address, null, r.tag) as url,
  case when r.user_id is null then 'unknown' when t.active_during @> r.at then 'team' else 'others' end as who,
  u.login, r.known_by
from params
cross join lateral derived.releases_at(as_of) r
left join derived.team_spans t on t.user_id = r.user_id
left join users u on u.id = r.user_id
where r.at >= window_start and r.at < window_end
order by 1, 5, 2, 3
