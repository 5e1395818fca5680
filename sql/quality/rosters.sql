-- Per community whose configuration names a roster: its newest revision by :as_of, and what keeps it from telling who was
-- a maintainer then.
-- psql -v as_of=2026-07-15 -f rosters.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
)
select r.community, coalesce(g.full_name, r.repository) as repository, r.path, newest.took_effect_at as newest_revision,
  array_remove(array[
    case when u.reason is not null then 'the roster cannot be read: ' || u.reason
      when g.repository is null then 'the roster has not been read yet' end,
    case when g.repository is not null and g.head_oid is null then 'no commit touches ' || r.path end,
    case when newest.problem is not null then format('the roster as of %s cannot be read (%s): the revision before it stands',
      to_char(newest.took_effect_at at time zone 'UTC', 'YYYY-MM-DD'), newest.problem) end,
    case when late.revisions > 0 then format('%s of the roster of that time came to light only on %s',
      case when late.revisions = 1 then 'a revision' else late.revisions || ' revisions' end,
      to_char(late.found_at at time zone 'UTC', 'YYYY-MM-DD')) end
  ], null) as gaps
from params
cross join rosters r
left join roster_readings g on g.repository = r.repository and g.path = r.path
left join unread_parts u on u.place = r.repository and u.part = 'roster ' || r.path and u.since <= as_of
left join lateral (
  select v.* from roster_revisions v
  where v.repository = r.repository and v.path = r.path and v.took_effect_at <= as_of
  order by v.position desc limit 1
) newest on true
left join lateral (
  select count(*)::int as revisions, min(v.late_found_at) as found_at from roster_revisions v
  where v.repository = r.repository and v.path = r.path and v.took_effect_at <= as_of and v.late_found_at > as_of
) late on true
order by lower(r.community) collate "C"
