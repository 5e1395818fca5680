-- Who could make the next release of a repository, as known at :as_of, and what waits for it.
-- last_tag, last_at, last_url: its last final release; null = it has never had one, and then nothing waits.
-- unreleased: pull requests that were merged into the default branch since, as in release_frequency;
--   unreleased_urls = up to 200 of the newest; compare_url shows their commits.
-- released_before: logins of the people who made a final release of it in the 365 days (365 * 86,400 s) up to :as_of.
-- can_merge: logins of those who can merge there at :as_of, whoever made releases before among them. Both by name, not by
--   how often: nobody is ranked.
-- Rows: one per community and repository that belongs to it then.
-- psql -v as_of=2026-07-15 -f who_could_release.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
),
finals as materialized (
  select r.* from params cross join lateral derived.releases_at(as_of) r where not r.is_prerelease
),
last_final as (
  select distinct on (community, repo_id) community, repo_id, tag, at, address from finals
  order by community, repo_id, at desc, tag
),
mergers as materialized (
  select distinct m.repo_id, u.login
  from params cross join lateral derived.maintainer_sources(as_of) m join users u on u.id = m.user_id
  where m.active_during @> as_of
),
merged as materialized (
  select m.repo_id, m.number, m.merged_at, p.base_ref
  from params
  cross join lateral derived.merged_pull_requests(as_of) m
  join pull_requests p on p.repo_id = m.repo_id and p.number = m.number
)
select s.community, s.repository, s.address as url,
  l.tag as last_tag, l.at as last_at,
  derived.contribution_url(l.address, null, l.tag) as last_url,
  date_part('epoch', as_of - l.at) / 86400 as days,
  case when l.tag is not null then coalesce(w.items, 0) end as unreleased,
  coalesce(w.urls, '{}') as unreleased_urls,
  l.address || '/compare/' || derived.in_address(l.tag) || '...' || derived.in_address(coalesce(r.default_branch, 'HEAD'))
    as compare_url,
  array(
    select distinct u.login from finals f join users u on u.id = f.user_id
    where f.community = s.community and f.repo_id = s.repo_id and f.at > as_of - interval '8760 hours' order by 1
  ) as released_before,
  array(select g.login from mergers g where g.repo_id = s.repo_id order by 1) as can_merge
from params
join derived.community_scopes s on derived.was_during(s.active_during, as_of)
join repos r on r.id = s.repo_id
left join last_final l on l.community = s.community and l.repo_id = s.repo_id
left join lateral (
  select count(*)::int as items,
    (array_agg(s.address || '/pull/' || m.number order by m.merged_at desc, m.number desc))[1:200] as urls
  from merged m
  where m.repo_id = s.repo_id and m.merged_at > l.at and (r.default_branch is null or m.base_ref = r.default_branch)
) w on true
order by s.community, lower(s.repository) collate "C"
