-- Version tags by :as_of that name nobody who made them: no human author of the Release, no human tagger. Somebody
-- who knows must say who released it.
-- psql -v as_of=2026-07-15 -f tags.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
)
select distinct s.repository, t.name as tag,
  case when t.is_annotated then 'the tagger is not a person on GitHub' else 'a lightweight tag without a Release by a person' end
    as what
from params
cross join tags t
join community_scopes s on s.repo_id = t.repo_id
join communities c on c.name = s.community and t.name ~ c.release_tags
left join not_human tagger on tagger.user_id = t.tagger_id
where coalesce(t.tagged_at, t.committed_at) <= as_of
  and (t.tagger_id is null or tagger.user_id is not null)
  and not exists (
    select 1 from releases r
    left join not_human author on author.user_id = r.author_id
    where r.repo_id = t.repo_id and r.tag_name = t.name and r.author_id is not null and author.user_id is null)
order by 1, 2
