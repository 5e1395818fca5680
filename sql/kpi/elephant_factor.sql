-- elephant_factor: the smallest number of organisations whose people together make at least half of the merged pull requests.
-- CHAOSS: Elephant Factor, https://chaoss.community/kb/metric-elephant-factor/
--
-- The figure is computed over the rows with kind 'merged_pull_requests' and an organisation: affiliated contributions only, at
--   the affiliation of their date. The unaffiliated share stands beside it, and the same for merges, reviews and releases.
-- Affiliations: those of the configuration; a member of the institution's team without one belongs to the institution. Of
--   several at one time the one that began last counts, then the first by name.
-- Counts: contributions() in [min(window start, window end − 365 days), window end) and by as_of. Ghosts are unaffiliated;
--   releases whose performer is unknown, and bots, are nowhere.
-- Rows: one per community, kind and organisation (null = unaffiliated); urls = up to 20 of the newest merged pull requests.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f elephant_factor.sql (all UTC)
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
affiliated as materialized (
  select n.user_id, a.organisation, a.since, a.until
  from affiliations a cross join lateral derived.people_named(a.who) n
),
acts as materialized (
  select c.*, derived.maker(c.user_id, c.kind, x.kind) as who
  from params
  cross join lateral derived.contributions(span_start, span_end, as_of) c
  left join derived.not_human x on x.user_id = c.user_id
  where derived.maker(c.user_id, c.kind, x.kind) in ('person', 'nobody')
),
placed as materialized (
  select a.community, a.kind, a.repo_id, a.number, a.at, coalesce(o.organisation, i.name) as organisation
  from acts a
  left join lateral (
    select f.organisation from affiliated f
    where f.user_id = a.user_id and f.since <= a.at and f.until > a.at
    order by f.since desc, f.organisation collate "C"
    limit 1
  ) o on true
  left join derived.team_spans t on o.organisation is null and t.user_id = a.user_id and t.active_during @> a.at
  left join institutions i on t.user_id is not null
),
newest as (
  select p.*, row_number() over (
    partition by p.community, p.organisation order by p.at desc, p.repo_id, p.number) as place
  from placed p
  where p.kind = 'merged_pull_requests' and p.organisation is not null
)
select p.community, p.kind, p.organisation, count(*)::int as contributions,
  (select array_agg(s.address || '/pull/' || n.number order by n.place)
   from newest n join derived.community_scopes s on s.community = n.community and s.repo_id = n.repo_id
   where p.kind = 'merged_pull_requests' and n.community = p.community and n.organisation = p.organisation
     and n.place <= 20) as urls
from placed p
group by p.community, p.kind, p.organisation
order by p.community, p.kind, contributions desc, p.organisation collate "C"
