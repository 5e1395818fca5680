-- Releases by :as_of of which nobody can tell who performed them: somebody who knows must say so (`is_question`). Version
-- tags that have no usable date. And answers of the configuration for releases that there were not, or against what was
-- answered beneath the weekly issue.
-- psql -v as_of=2026-07-15 -f tags.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
),
known as materialized (
  select r.* from params cross join lateral derived.releases_at(as_of) r
),
questions as (
  select distinct k.repository, k.tag,
    case
      when a.who is not null then 'the configuration says ' || a.who || ', and no person of that name is stored'
      when t.name is null then 'its Release names no person, and there is no such tag'
      when t.tagged_at is null then 'a lightweight tag, not on a version-bump commit by a person, and without a Release by one'
      else 'the tagger is not a person on GitHub'
    end as what
  from params
  cross join known k
  left join derived.tags_at(as_of) t on t.repo_id = k.repo_id and t.name = k.tag
  left join release_answers a on a.community = k.community and a.tag = k.tag and exists (
    select 1 from derived.repository_names w where w.repo_id = k.repo_id and w.name_key = a.repository)
  where k.user_id is null
),
-- Without a date of its own that can be used, nor a Release's: no window has it.
undated as (
  select distinct s.repository, t.name, (
    select coalesce(o.tagged_at, o.committed_at) from tags o
    where o.repo_id = t.repo_id and o.name = t.name and abs(extract(year from coalesce(o.tagged_at, o.committed_at))) < 9999) as said_at
  from params
  cross join derived.tags_at(as_of) t
  join derived.community_scopes s on s.repo_id = t.repo_id
  join communities c on c.name = s.community and t.name ~ c.release_tags
  where t.tagged_at is null and t.committed_at is null
    and not exists (
      select 1 from releases r
      where r.repo_id = t.repo_id and r.tag_name = t.name and not r.is_draft and (r.gone_at is null or r.gone_at > as_of))
)
select repository, tag, 'who released it? ' || what as what, true as is_question from questions
union all
select d.repository, d.name, 'when was it released? its tag has no date that can be used'
  || coalesce(' (' || to_char(d.said_at at time zone 'UTC', 'YYYY-MM-DD') || ')', '') || ', and no Release gives one', false
from undated d
-- A date that as_of has not reached is that of a later tag, which as_of has not seen.
join params on d.said_at is null or d.said_at <= as_of or d.said_at >= timestamptz '2100-01-01 00:00:00+00'
union all
select distinct k.repository, k.tag, 'answered beneath the weekly issue, and the configuration says otherwise, which counts', false
from derived.said_releases s
join known k on k.repo_id = s.repo_id and k.tag = s.tag and k.known_by is distinct from 'said' and k.user_id is distinct from s.user_id
join release_answers a on a.community = k.community and a.tag = k.tag and a.who is not null and exists (
  select 1 from derived.repository_names w where w.repo_id = k.repo_id and w.name_key = a.repository)
union all
select a.repository, a.tag, 'the configuration answers for it, and there was no such release', false
from release_answers a
where not exists (
  select 1 from known k join derived.repository_names w on w.repo_id = k.repo_id
  where k.community = a.community and w.name_key = a.repository and k.tag = a.tag)
order by 1, 2
