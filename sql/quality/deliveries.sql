-- What GitHub delivered to the App by :as_of, and what it could not: one row where anything ever was, else none.
-- missed = noticed to be missing, and asked for again; still_missing = of these, what never came; parked = could not be
-- handled, see deliveries.problem; waiting = came and is not handled yet.
-- psql -v as_of=2026-07-15 -f deliveries.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
),
came as (
  select count(*)::int as arrived,
    count(*) filter (where d.parked_at <= as_of)::int as parked,
    count(*) filter (where d.parked_at is null and (d.handled_at is null or d.handled_at > as_of))::int as waiting
  from params join deliveries d on d.received_at <= as_of
),
missing as (
  select count(*)::int as missed,
    count(*) filter (where d.id is null)::int as still_missing
  from params
  join missed_deliveries m on m.found_at <= as_of
  left join deliveries d on d.app_id = m.app_id and d.id = m.id and d.received_at <= as_of
)
select c.arrived, m.missed, m.still_missing, c.parked, c.waiting
from came c cross join missing m
where c.arrived > 0 or m.missed > 0
