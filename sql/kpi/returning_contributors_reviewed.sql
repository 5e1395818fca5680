-- returning_contributors_reviewed: people who had contributed before, and whose pull request we reviewed.
-- CHAOSS: no metric of its own; the nearest is Occasional Contributors,
--   https://chaoss.community/kb/metric-occasional-contributors/
--
-- The figure is the number of rows with is_returning and contact = 'reviewed'.
-- Counts: people with a pull request of the series "community" that somebody of the team reviewed in the window, and who
--   had opened another one at least 14 days (14 * 86,400 s) before that one: in any state, in any repository of the
--   community while it belonged to it. Reviewed = a submitted review of any state, or an inline comment, by somebody who
--   was on the team then and is not the author. The pull request itself may be older than the window.
-- Beside it, each person once, in the strongest class of the window: 'responded' (commented in the conversation), 'handled'
--   (merged by us without a review or comment of ours in the window). All three are returning people; the others, whatever
--   we did, are those who came for the first time. The classes and those add up to the number of rows.
-- came_back_90, came_back_180: opened a pull request in (t, t + 90 or 180 days], t = our first review of them in the window.
-- Rows: one per person we had to do with in the window; url = the pull request that made them count, the earliest reviewed.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-22 -v as_of=2026-07-22 -f returning_contributors_reviewed.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
)
select p.community, u.login, p.url, p.opened_at, p.contact, p.is_returning, p.contact_at,
  p.came_back_90, p.came_back_180
from params
cross join lateral derived.people_reviewed(window_start, window_end, as_of) p
join users u on u.id = p.user_id
order by p.community, p.contact_at, p.url
