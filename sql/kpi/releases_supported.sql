-- releases_supported: final releases in the window by somebody who was not on the institution's team, in which the team
-- took part before they were out.
-- CHAOSS: no metric of its own; it stands beside Release Frequency,
--   https://chaoss.community/kb/metric-release-frequency/.
--
-- The figure is the number of releases with who = 'others' that are not pre-releases and of which the configuration says
--   `supported: true` (confirmed), or says nothing and a support was found (to be confirmed by a person). Those with
--   `supported: false` are not in it.
-- Support (release_support()): a person who was on the team then, and is not the performer, authored or approved the
--   changelog or version pull request, or opened, was assigned to or closed the release issue, or is named as mentor or
--   sponsor in a record of the ledger whose mentee is the performer, for that repository; never later than the release. Which pull requests and issues those are: version_pull_requests() and release_issues().
-- Releases and their performers: as releases_by_team. An unknown performer is never in the figure.
-- Rows: one per release in the window and support; one with an empty support where there is none.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f releases_supported.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
released as materialized (
  select r.* from params cross join lateral derived.releases_between(window_start, window_end, as_of) r
),
supports as materialized (
  select s.* from params cross join lateral derived.release_support(window_start, window_end, as_of) s
)
select r.community, r.repository, r.tag, r.is_prerelease, r.at as opened_at, derived.contribution_url(r.address, null, r.tag) as url,
  case when r.user_id is null then 'unknown' when t.active_during @> r.at then 'team' else 'others' end as who,
  u.login, r.supported, s.kind as support, s.item, s.number, p.login as supporter, s.at as supported_at
from released r
left join derived.team_spans t on t.user_id = r.user_id
left join users u on u.id = r.user_id
left join supports s on s.community = r.community and s.repo_id = r.repo_id and s.tag = r.tag
left join users p on p.id = s.user_id
order by r.community, r.at, r.repository, r.tag, s.at, s.kind, s.number, lower(p.login) collate "C"
