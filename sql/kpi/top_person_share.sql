-- top_person_share: how much of the reviewing (and of merges and releases) rests on the one person who does most of it.
-- CHAOSS: no metric of its own; it is the guard against wearing somebody out, and stands beside every success.
--
-- The figure is the reviews of the person with the most ÷ all reviews; merges and releases are parts, each with its own
--   person. Ties go by login.
-- Counts: as institution_share.
-- Rows: one per community and kind: what the busiest person did, of how much; urls = up to 200 of their newest.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f top_person_share.sql (all UTC)
with thresholds as not materialized (
  select interval '365 days' as looks_back
),
params as not materialized (
  select
    least(:'window_start'::timestamp, :'window_end'::timestamp - looks_back) at time zone 'UTC' as span_start,
    :'window_end'::timestamp at time zone 'UTC' as span_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
  from thresholds
),
acts as materialized (
  select c.*, derived.maker(c.user_id, c.kind, x.kind) as who
  from params
  cross join lateral derived.contributions(span_start, span_end, as_of) c
  left join derived.not_human x on x.user_id = c.user_id
  where derived.maker(c.user_id, c.kind, x.kind) is not null
),
counted as (
  select community, kind, user_id, who, count(*)::int as contributions from acts group by community, kind, user_id, who
),
ranked as (
  select c.*, u.login,
    sum(c.contributions) filter (where c.who <> 'unknown') over (partition by c.community, c.kind) as total,
    coalesce(sum(c.contributions) filter (where c.who = 'unknown') over (partition by c.community, c.kind), 0) as unknown,
    row_number() over (
      partition by c.community, c.kind
      order by c.who = 'person' desc, c.contributions desc, lower(u.login) collate "C", c.user_id) as place
  from counted c left join users u on u.id = c.user_id
)
select r.community, r.kind, case when r.who = 'person' then r.login end as login,
  case when r.who = 'person' then r.contributions else 0 end as contributions,
  coalesce(r.total, 0)::int as total, r.unknown::int as unknown,
  (select array_agg(derived.contribution_url(s.address, n.number, n.tag) order by n.at desc, n.repo_id, n.number, n.tag)
   from (
     select * from acts a
     where a.community = r.community and a.kind = r.kind and a.user_id = r.user_id and r.who = 'person'
     order by a.at desc, a.repo_id, a.number, a.tag
     limit 200
   ) n join derived.community_scopes s on s.community = n.community and s.repo_id = n.repo_id) as urls
from ranked r
where r.place = 1
order by r.community, r.kind
