-- People whom the configuration or a roster names and the facts do not show by :as_of: a login that was never seen
-- anywhere (a slip of the pen, a rename before the history that is stored, or somebody who has not turned up yet), with
-- what GitHub said when it was asked; team members of whom no act is stored; and accounts of which the weekly issue was told
-- otherwise. The ledger of mentorships is private.
-- psql -v as_of=2026-07-15 -f people.sql (UTC)
with params as not materialized (
  select :'as_of'::timestamp at time zone 'UTC' as as_of
),
named as (
  select who, 'team' as place from team_members where since < until
  union
  select who, 'maintainers' from maintainer_overrides where since < until
  union
  select who, 'affiliations' from affiliations where since < until
  union
  select who, 'releases' from release_answers where who is not null
  union
  select l.who, 'roster'
  from params
  join roster_listings l on l.since <= as_of and l.until > as_of
  join rosters r on r.repository = l.repository and r.path = l.path
),
missing as (
  select distinct m.login_key as who from params join missing_logins m on m.observed_at <= as_of and m.found_at > as_of
),
silent as (
  select distinct t.who
  from params
  cross join team_members t
  cross join lateral derived.people_named(t.who) n
  where t.since < t.until and t.since <= as_of
    and not exists (select 1 from issue_comments c where c.author_id = n.user_id and c.created_at <= as_of)
    and not exists (select 1 from reviews r where r.author_id = n.user_id and r.submitted_at <= as_of)
    and not exists (select 1 from review_comments c where c.author_id = n.user_id and c.created_at <= as_of)
    and not exists (select 1 from timeline_events e where e.actor_id = n.user_id and e.created_at <= as_of)
    and not exists (select 1 from pull_requests p where p.author_id = n.user_id and p.created_at <= as_of)
    and not exists (select 1 from issues i where i.author_id = n.user_id and i.created_at <= as_of)
)
select who as github, 'named under ' || string_agg(place, ', ' order by place)
  || case when who in (select who from missing) then ', and GitHub knows no such login'
    else ', and never seen in what is stored' end as what
from named
where not exists (select 1 from derived.people_named(named.who)) or who in (select who from missing)
group by who
union all
select who, 'on the team, and no act of theirs is stored' from silent
union all
select u.login, 'called a ' || s.kind || ' beneath the weekly issue, and the configuration says otherwise, which counts'
from derived.said_kinds s
join users u on u.id = s.user_id
join derived.not_human x on x.user_id = s.user_id and x.kind <> s.kind
where exists (
  select 1 from configured_bots c cross join lateral derived.people_named(c.who) n
  where not c.is_usual and n.user_id = u.id)
order by 1, 2
