-- release_frequency: how many releases came out in the window, and how much merged work waits for the next one.
-- CHAOSS: Release Frequency, https://chaoss.community/kb/metric-release-frequency/
--
-- The figure is the number of rows with kind 'final'; pre-releases (by the mark of their GitHub Release, else by names_prerelease())
--   stand beside it.
-- Counts: releases_at(): version tags by the community's pattern, each once with the GitHub Release of that tag.
-- Unreleased: pull requests that were merged into the default branch after the repository's last final release, at
--   min(window end, as_of); repositories that have never released anything are left out.
-- Rows: one per release in the window; and one of kind 'unreleased' per repository that has released before.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f release_frequency.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
known as materialized (
  select r.*, window_start, window_end, least(window_end, as_of) as instant, as_of
  from params cross join lateral derived.releases_at(as_of) r
  where r.at < window_end
),
last_final as (
  select distinct on (community, repo_id) community, repo_id, repository, address, tag, at, instant, as_of
  from known where not is_prerelease
  order by community, repo_id, at desc, tag
)
select community, repository, case when is_prerelease then 'prerelease' else 'final' end as kind, tag,
  at as opened_at, derived.contribution_url(address, null, tag) as url, 1 as items, null::float8 as days
from known
where at >= window_start
union all
select l.community, l.repository, 'unreleased', l.tag, l.at,
  l.address || '/compare/' || derived.in_address(l.tag) || '...' || derived.in_address(coalesce(r.default_branch, 'HEAD')),
  (select count(*)::int from derived.merged_pull_requests(l.as_of) m
   join pull_requests p on p.repo_id = m.repo_id and p.number = m.number
   where m.repo_id = l.repo_id and m.merged_at > l.at and m.merged_at <= l.instant
     and (r.default_branch is null or p.base_ref = r.default_branch)),
  date_part('epoch', l.instant - l.at) / 86400
from last_final l join repos r on r.id = l.repo_id
order by 1, 2, 3, 5
