-- came_back: of the people whose pull request we reviewed, how many opened another one within 90 days.
-- CHAOSS: no metric of its own; the nearest is Contributor Retention,
--   https://chaoss.community/kb/metric-contributor-retention/
--
-- The figure is rows with came_back_90 ÷ all rows; null while the window's end + 90 days is later than as_of, and where
--   there is nobody.
-- Counts: each person once whose pull request of the series "community" somebody of the team reviewed in the window
--   (returning_contributors_reviewed.sql says what a review is). The clock starts at our first review of them in the
--   window; any pull request counts that they open in (t, t + 90 days], in the community's repositories; so for 180 days.
-- Rows: one per person. Those who did not come back are counted in the report and not listed: nobody is named for what they
--   have not done, and a link to their pull request would name them.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-22 -v as_of=2027-03-01 -f came_back.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
)
select p.community, u.login, p.url, p.opened_at, p.reviewed_at, p.came_back_90, p.came_back_180,
  as_of >= window_end + derived.back_within(90) as knowable_90,
  as_of >= window_end + derived.back_within(180) as knowable_180
from params
cross join lateral derived.people_reviewed(window_start, window_end, as_of) p
join users u on u.id = p.user_id
where p.reviewed_at is not null
order by p.community, p.reviewed_at, p.url
