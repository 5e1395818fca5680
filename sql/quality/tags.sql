-- Releases by :as_of of which nobody can tell who performed them: somebody who knows must say so. And answers of the
-- configuration for releases that there were not. `is_question` tells the two apart.
-- psql -v as_of=2026-07-15 -f tags.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
),
known as materialized (
  select r.* from params cross join lateral releases_at(as_of) r
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
  left join tags_at(as_of) t on t.repo_id = k.repo_id and t.name = k.tag
  left join release_answers a on a.community = k.community and a.tag = k.tag and exists (
    select 1 from repository_names w where w.repo_id = k.repo_id and w.name_key = a.repository)
  where k.user_id is null
)
select repository, tag, 'who released it? ' || what as what, true as is_question from questions
union all
select a.repository, a.tag, 'the configuration answers for it, and there was no such release', false
from release_answers a
where not exists (
  select 1 from known k join repository_names w on w.repo_id = k.repo_id
  where k.community = a.community and w.name_key = a.repository and k.tag = a.tag)
order by 1, 2
