-- Who could merge where, at every instant, as known at :as_of: four sources, the more trusted one first. Nothing dated
-- later is seen, so that an end that is not yet known is no end.

-- Threshold: how long before and after a merge whoever performed it could merge (180 * 86,400 s, both ends included).
create function derived.merge_reach() returns interval language sql immutable parallel safe as $$ select interval '4320 hours' $$;

-- When an end came by as_of, else infinity.
create function derived.known_end(until timestamptz, as_of timestamptz)
returns timestamptz language sql immutable parallel safe as $$
  select case when until <= as_of then until else 'infinity' end
$$;

-- What the rosters say, in spans: who was listed since when, and whether on a team of maintainers (being on none counts
-- as one). Whoever is inactive is listed and no maintainer. Bots never. A login that GitHub did not know then is nobody,
-- whoever has taken it since; one that went from one account to another is whoever bears it today.
create function derived.roster_spans(as_of timestamptz)
returns table (
  community text, repository text, path text, user_id bigint, since timestamptz, until timestamptz, since_oid text,
  is_baseline boolean, is_inactive boolean, on_maintainers_team boolean)
language sql stable parallel safe as $$
  select r.community, r.repository, r.path, u.user_id, l.since, derived.known_end(l.until, as_of), l.since_oid,
    l.is_baseline, l.is_inactive, l.teams = '{}' or not l.teams <@ r.not_maintainers
  from rosters r
  join roster_listings l on l.repository = r.repository and l.path = r.path
  -- Login by login: see login_bearers.
  cross join lateral (select b.user_id from derived.login_bearers b where b.login_key = l.who) u
  where l.since <= as_of
    and not exists (select 1 from derived.not_human x where x.user_id = u.user_id)
    and not exists (
      select 1 from missing_logins m where m.login_key = l.who and m.observed_at <= as_of and m.found_at > as_of)
$$;

-- One row per repository, person and source; those of one person do not overlap.
--   configuration  an override decides for its person in its repository, its end included
--   permission     from the first reading of a repository's permissions on they decide for everybody else there: write,
--                  maintain or admin; who has none of these is no maintainer
--   roster         while it lists a person, it decides for them in every repository of the community
--   observed       merges of other people's pull requests within merge_reach() before or after. Bots never: what one
--                  merged from its queue is by whoever put it there.
-- The functions that speak plpgsql do so for the planner: it cannot look into them, computes them once, and takes
-- their size as declared; looking in, it guessed one row and computed all maintainers anew for each of 30,000.
create function derived.maintainer_sources(as_of timestamptz)
returns table (repo_id bigint, user_id bigint, source text, active_during tstzmultirange)
language plpgsql stable parallel safe rows 1000 as $$
#variable_conflict use_column
begin
  return query
  with overrides as (
    select cr.repo_id, n.user_id, range_agg(tstzrange(o.since, o.until)) as active_during
    from maintainer_overrides o
    cross join lateral derived.people_named(o.who) n
    join community_repos cr on cr.community = o.community
    join repos r on r.id = cr.repo_id
    where o.since < o.until and (o.repository = '' or exists (
      select 1 from derived.repository_names w where w.repo_id = r.id and w.name_key = o.repository))
    group by cr.repo_id, n.user_id
  ),
  readings as (
    select p.repo_id, range_agg(tstzrange(p.since, derived.known_end(p.until, as_of))) as known
    from permission_readings p
    where p.since <= as_of
    group by p.repo_id
  ),
  permitted as (
    select c.repo_id, c.user_id, range_agg(tstzrange(c.since, derived.known_end(c.until, as_of))) as active_during
    from collaborator_spans c
    where c.since <= as_of and not exists (select 1 from derived.not_human x where x.user_id = c.user_id)
    group by c.repo_id, c.user_id
  ),
  listed as materialized (
    select s.community, s.user_id, range_agg(tstzrange(s.since, s.until)) as known,
      range_agg(tstzrange(s.since, s.until)) filter (where s.on_maintainers_team and not s.is_inactive) as active_during
    from derived.roster_spans(as_of) s
    group by s.community, s.user_id
  ),
  -- Months that are over by as_of by themselves: looking up the last merge before as_of is for the few that it cuts, and
  -- would have the planner sort them all.
  over as (
    select m.repo_id, m.user_id, m.via_id,
      range_agg(tstzrange(m.first_merged_at - derived.merge_reach(), m.last_merged_at + derived.merge_reach(), '[]')) as active_during
    from merge_months m
    where m.last_merged_at <= as_of
    group by m.repo_id, m.user_id, m.via_id
  ),
  cut as (
    select m.repo_id, m.user_id, m.via_id, m.first_merged_at as first_at,
      case when m.via_id = 0 then (
          select max(f.merged_at) from pull_request_facts f
          where f.repo_id = m.repo_id and f.ended_by_id = m.user_id and f.merged_at <= as_of
            and f.merged_at >= m.first_merged_at and f.author_id is distinct from m.user_id)
        else (
          select max(f.merged_at) from pull_request_facts f
          where f.repo_id = m.repo_id and f.queued_by_id = m.user_id and f.ended_by_id = m.via_id and f.merged_at <= as_of
            and f.merged_at >= m.first_merged_at and f.author_id is distinct from m.user_id)
      end as last_at
    from merge_months m
    where m.first_merged_at <= as_of and m.last_merged_at > as_of
  ),
  observed as (
    select m.repo_id, m.user_id, range_agg(m.active_during) as active_during
    from (
      select o.repo_id, o.user_id, o.via_id, o.active_during from over o
      union all
      select c.repo_id, c.user_id, c.via_id,
        tstzmultirange(tstzrange(c.first_at - derived.merge_reach(), c.last_at + derived.merge_reach(), '[]'))
      from cut c
    ) m
    where not exists (select 1 from derived.not_human x where x.user_id = m.user_id)
      and (m.via_id = 0 or exists (select 1 from derived.not_human x where x.user_id = m.via_id))
    group by m.repo_id, m.user_id
  ),
  -- Grouped instead of joined: the planner expects one row of each, and would compare every pair.
  told as (
    select a.repo_id, a.user_id, range_agg(a.permitted) as permitted, range_agg(a.active) as active,
      range_agg(a.listed) as listed, range_agg(a.merged) as merged
    from (
      select p.repo_id, p.user_id, p.active_during as permitted, null::tstzmultirange as active, null::tstzmultirange as listed,
        null::tstzmultirange as merged
      from permitted p
      union all
      select c.repo_id, l.user_id, null, l.active_during, l.known, null
      from listed l join (select distinct c.community, c.repo_id from community_repos c) c on c.community = l.community
      union all
      select m.repo_id, m.user_id, null, null, null, m.active_during from observed m
    ) a
    group by a.repo_id, a.user_id
  )
  select o.repo_id, o.user_id, 'configuration', o.active_during from overrides o
  union all
  -- Each source without the times at which a more trusted one decides.
  select t.repo_id, t.user_id, d.source, d.active_during
  from told t
  left join readings r on r.repo_id = t.repo_id
  cross join lateral (values
    ('permission', t.permitted),
    ('roster', t.active - coalesce(r.known, '{}')),
    ('observed', t.merged - coalesce(r.known, '{}') - coalesce(t.listed, '{}'))
  ) d(source, active_during)
  where not isempty(d.active_during)
    and not exists (select 1 from overrides o where o.repo_id = t.repo_id and o.user_id = t.user_id);
end
$$;

-- The same with one row per repository and person; source = all that it rests on, the more trusted first.
create function derived.maintainer_spans(as_of timestamptz)
returns table (repo_id bigint, user_id bigint, active_during tstzmultirange, source text)
language plpgsql stable parallel safe rows 1000 as $$
#variable_conflict use_column
begin
  return query
  select s.repo_id, s.user_id, range_agg(s.active_during),
    string_agg(s.source, ', ' order by array_position(array['configuration', 'permission', 'roster', 'observed'], s.source))
  from derived.maintainer_sources(as_of) s
  group by s.repo_id, s.user_id;
end
$$;

-- The repositories of which it is known who can merge: somebody, by any source, at any time up to as_of.
create function derived.known_mergers(as_of timestamptz)
returns table (repo_id bigint)
language sql stable parallel safe as $$
  select distinct m.repo_id from derived.maintainer_spans(as_of) m
  where m.active_during && tstzrange('-infinity', as_of, '[]')
$$;
