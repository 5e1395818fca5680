-- new_maintainers_supported: people who newly became maintainers, and whom the institution had helped on the way.
-- CHAOSS: no metric of its own; one of the six goals of 2i2c's public note.
--
-- The figure is the number of rows with outcome 'supported'.
-- New: the first that is known of a person as a maintainer of the community is an act in the window, by as_of:
--   the beginning of an override with a date; the revision of the roster that lists them as active on a team of
--   maintainers; the reading of permissions that first showed them; the first merge of somebody else's pull request (the
--   merge itself, not the 180 days before it). An act counts where maintainer_spans() agrees that they could merge then: a
--   merge against the word of a more trusted source makes nobody a maintainer.
-- Not new: whoever was known before by something that does not say since when: an override without a date, the first
--   revision of the roster, the first reading of a repository's permissions, an inactive listing (inactive → active again
--   is not new). Bots never.
-- Supported: a mentorship of the ledger, for this community, whose mentee they are, opened ≥ 30 days (30 * 86,400 s)
--   before, that names a sponsor, and that a person has confirmed by as_of. Of several the best one counts.
-- Other outcomes: 'unattributed' (no record), 'opened_too_late', 'no_sponsor', 'not_confirmed'; and, of people with such
--   an act in the window who are not new, 'not_new' with the reason in known_by, and 'overruled'.
-- Rows: one per community and person; url = the act. is_staff: on the institution's team at that moment. helpers: mentors
--   and sponsors, and record_opened_on: of the best public record; null without one. Records are private by default, and
--   of a private one nobody is told more than that it suffices: public_outcome is what is told of a person by name, the
--   outcome as if there were no private records. outcome itself is for the numbers.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f new_maintainers_supported.sql (all UTC)
with thresholds as not materialized (
  select interval '720 hours' as opened_before
),
params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of,
    opened_before
  from thresholds
),
merged as (
  select s.community, m.user_id, m.repo_id, first.merged_at as at, s.address || '/pull/' || first.number as url
  from params
  cross join (select distinct repo_id, user_id from merge_months) m
  join derived.community_scopes s on s.repo_id = m.repo_id
  cross join lateral (
    select p.merged_at, p.number from (
      select f.merged_at, f.number from pull_request_facts f
      where f.repo_id = m.repo_id and f.ended_by_id = m.user_id and f.merged_at <= as_of
        and f.author_id is distinct from m.user_id and derived.was_during(s.active_during, f.merged_at)
      union all
      select f.merged_at, f.number from pull_request_facts f
      where f.repo_id = m.repo_id and f.queued_by_id = m.user_id and f.merged_at <= as_of
        and f.ended_by_id in (select x.user_id from derived.not_human x)
        and f.author_id is distinct from m.user_id and derived.was_during(s.active_during, f.merged_at)
    ) p
    order by p.merged_at, p.number limit 1
  ) first
),
listed as materialized (
  select l.* from params cross join lateral derived.roster_spans(as_of) l where l.on_maintainers_team
),
-- Everything that says of a person that they are, or were, a maintainer; undated: since when, it does not say.
signs as materialized (
  select o.community, n.user_id, s.repo_id, o.since as at, o.since = '-infinity' as undated, 1 as trust,
    'configuration' as source, s.address as url
  from params
  join maintainer_overrides o on o.since < o.until and o.since <= as_of
  cross join lateral derived.people_named(o.who) n
  join derived.community_scopes s on s.community = o.community and (o.repository = '' or exists (
    select 1 from derived.repository_names w where w.repo_id = s.repo_id and w.name_key = o.repository))
  where o.since = '-infinity' or derived.was_during(s.active_during, o.since)
  union all
  select s.community, c.user_id, c.repo_id, c.at, p.since is not null, 2,
    'permission', s.address || '/settings/access'
  from (
    -- From one permission to another nobody becomes a maintainer.
    select c.repo_id, c.user_id, lower(unnest(range_agg(tstzrange(c.since, c.until)))) as at
    from params join collaborator_spans c on c.since <= as_of
    group by c.repo_id, c.user_id
  ) c
  join derived.community_scopes s on s.repo_id = c.repo_id and derived.was_during(s.active_during, c.at)
  left join permission_readings p on p.repo_id = c.repo_id and p.since = c.at
  union all
  select a.community, a.user_id, null, a.at, l.is_baseline, 3, 'roster',
    coalesce((select min(web_base) from institutions), 'https://github.com/') || g.full_name || '/commit/' || l.since_oid
  from (
    -- Nor from one team of maintainers to another.
    select community, user_id, lower(unnest(range_agg(tstzrange(since, until)))) as at
    from listed
    where not is_inactive
    group by community, user_id
  ) a
  join listed l on l.community = a.community and l.user_id = a.user_id and l.since = a.at and not l.is_inactive
  join roster_readings g on g.repository = l.repository and g.path = l.path
  union all
  select community, user_id, null, min(since), true, 3, 'inactive', null
  from listed
  where is_inactive
  group by community, user_id
  union all
  select community, user_id, repo_id, at, false, 4, 'observed', url from merged
),
-- When they could merge in each repository, and (0) in any: each sign asks for one of the two, by equality.
spans as materialized (
  select s.community, m.user_id, coalesce(m.repo_id, 0) as repo_id, range_agg(m.active_during) as active_during
  from params cross join lateral derived.maintainer_spans(as_of) m join derived.community_scopes s on s.repo_id = m.repo_id
  group by grouping sets ((s.community, m.user_id, m.repo_id), (s.community, m.user_id))
),
judged as materialized (
  select s.*, s.undated or coalesce(m.active_during @> s.at, false) as holds
  from signs s
  left join spans m on m.community = s.community and m.user_id = s.user_id and m.repo_id = coalesce(s.repo_id, 0)
  where not exists (select 1 from derived.not_human x where x.user_id = s.user_id)
),
-- The first that is known of each person; at the same instant what does not say since when comes first.
known as (
  select distinct on (community, user_id) *
  from judged where holds
  order by community, user_id, at, undated desc, trust, url
),
-- The act to be shown: the first one that is known, where it falls in the window; else the first of the window.
shown as (
  select distinct on (j.community, j.user_id) j.*,
    k.at as known_at, k.source as known_source, k.undated as known_undated,
    coalesce(k.at < j.at or k.undated, false) as was_known
  from params
  join judged j on j.at >= window_start and j.at < window_end and j.source <> 'inactive'
  left join known k on k.community = j.community and k.user_id = j.user_id
  order by j.community, j.user_id, j.at is distinct from k.at, j.at, j.holds desc, j.undated desc, j.trust, j.url
),
-- 4 supported, 3 not confirmed, 2 no sponsor, 1 opened too late.
records as materialized (
  select s.community, s.user_id, m.id, m.opened_at, m.is_public, r.grade
  from params
  join shown s on s.holds and not s.was_known
  join mentorships m on m.community = s.community and m.opened_at <= as_of
  join lateral derived.people_named(m.mentee) n on n.user_id = s.user_id
  cross join lateral (
    select case
      when s.at - m.opened_at < opened_before then 1
      when not exists (select 1 from mentorship_people p where p.mentorship = m.id and p.part = 'sponsor') then 2
      when m.confirmed_by is null or m.promoted_at > as_of
        or exists (select 1 from configured_bots b where b.who = m.confirmed_by)
        or exists (
          select 1 from derived.people_named(m.confirmed_by) c join derived.not_human x on x.user_id = c.user_id) then 3
      else 4 end as grade
  ) r
),
best as (
  select community, user_id, max(grade) as grade from records group by community, user_id
),
best_public as (
  select distinct on (community, user_id) * from records where is_public
  order by community, user_id, grade desc, opened_at, id
)
select s.community, u.login, s.url, s.at as opened_at, s.source, coalesce(t.active_during @> s.at, false) as is_staff,
  case when s.was_known then 'not_new'
    when not s.holds then 'overruled'
    else coalesce(outcomes[b.grade], 'unattributed') end as outcome,
  case when s.was_known then 'not_new'
    when not s.holds then 'overruled'
    else coalesce(outcomes[p.grade], 'unattributed') end as public_outcome,
  case when s.was_known then
    case when s.known_undated then s.known_source || '_undated'
      else to_char(s.known_at at time zone 'UTC', 'YYYY-MM-DD') end end as known_by,
  to_char(p.opened_at at time zone 'UTC', 'YYYY-MM-DD') as record_opened_on,
  (
    select string_agg(h.login || ' (' || m.part || ')', ', ' order by m.part, h.login)
    from mentorship_people m cross join lateral derived.people_named(m.who) n join users h on h.id = n.user_id
    where m.mentorship = p.id) as helpers
from (values (array['opened_too_late', 'no_sponsor', 'not_confirmed', 'supported'])) words (outcomes)
cross join shown s
join users u on u.id = s.user_id
left join derived.team_spans t on t.user_id = s.user_id
left join best b on b.community = s.community and b.user_id = s.user_id
left join best_public p on p.community = s.community and p.user_id = s.user_id
order by s.community, s.at, lower(u.login) collate "C"
