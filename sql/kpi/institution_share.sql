-- institution_share: how much of the reviewing (and of merges and releases) the institution's own team does.
-- CHAOSS: no metric of its own; it is the guard against a takeover, and stands beside every success.
--
-- The figure is reviews by people who were on the team then ÷ all reviews; merges and releases are parts.
-- Counts: contributions() in [min(window start, window end − 365 days), window end) and by as_of. Ghosts are in the whole;
--   releases whose performer is unknown are not, and are shown; bots are nowhere.
-- Rows: one per community, kind and by_team (null = unknown performer); urls = up to 200 of the team's newest.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f institution_share.sql (all UTC)
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
told as materialized (
  select a.community, a.kind, a.repo_id, a.number, a.tag, a.at,
    case when a.who <> 'unknown' then coalesce(t.active_during @> a.at, false) end as by_team
  from acts a left join derived.team_spans t on t.user_id = a.user_id
),
newest as (
  select *, row_number() over (partition by community, kind order by at desc, repo_id, number, tag) as place
  from told where by_team
)
select t.community, t.kind, t.by_team, count(*)::int as contributions,
  case when t.by_team then (
    select array_agg(derived.contribution_url(s.address, n.number, n.tag) order by n.place)
    from newest n join derived.community_scopes s on s.community = n.community and s.repo_id = n.repo_id
    where n.community = t.community and n.kind = t.kind and n.place <= 200) end as urls
from told t
group by t.community, t.kind, t.by_team
order by t.community, t.kind, t.by_team
