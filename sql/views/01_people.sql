-- Who was what, at any instant. Every number reads roles here and nowhere else.

-- Whom a login means: logins change, and one that somebody gave up may be another person's by now. Then it is whoever bears
-- it today's; of several who did when they were seen last, the newest account's. A subquery with a limit is looked up login
-- by login; as a join the planner would sort everybody.
create view derived.login_bearers as
select l.login_key, l.user_id
from user_logins l
where l.user_id = (
  select o.user_id from user_logins o join users u on u.id = o.user_id
  where o.login_key = l.login_key
  order by lower(u.login) = o.login_key desc, o.user_id desc limit 1);
comment on view derived.login_bearers is 'Whom each login that was ever seen means: one account.';
comment on column derived.login_bearers.login_key is 'The login in lower case.';
comment on column derived.login_bearers.user_id is 'users.id.';

-- A person named in the configuration, by login in any letter case or by id, as a users.id.
create view derived.named_people as
select login_key as who, user_id from derived.login_bearers
union all
select id::text, id from users where id > 0;
comment on view derived.named_people is 'People by how the configuration may name them.';
comment on column derived.named_people.who is 'A login in lower case that they have, or had and nobody has since, or their users.id in digits.';
comment on column derived.named_people.user_id is 'users.id.';

-- Whom one name means. Lists of names ask this function: joined to the view, the planner reads everybody for every name.
-- plpgsql: a function of SQL becomes part of each statement that asks it, often ten times, and makes it so long and seem so
-- dear that PostgreSQL compiles it for seconds. Both halves of the view have an index.
create function derived.people_named(name text)
returns table (user_id bigint)
language plpgsql stable parallel safe cost 10 rows 1 as $$
#variable_conflict use_column
begin
  return query select n.user_id from derived.named_people n where n.who = name;
end
$$;

-- What was last said beneath the weekly issue of an account, and of a release; nothing where that was taken back.
create view derived.said_kinds as
select user_id, verb as kind
from (
  select distinct on (user_id) user_id, verb from said_answers
  where outcome = 'done' and tag is null and user_id is not null
  order by user_id, place desc
) last
where verb in ('bot', 'person');
comment on view derived.said_kinds is 'Accounts that somebody called a bot or a person beneath the weekly issue.';
comment on column derived.said_kinds.user_id is 'users.id.';
comment on column derived.said_kinds.kind is 'bot or person.';

create view derived.said_releases as
select repo_id, tag, user_id
from (
  select distinct on (repo_id, tag) repo_id, tag, user_id, verb from said_answers
  where outcome = 'done' and tag is not null
  order by repo_id, tag, place desc
) last
where verb = 'released';
comment on view derived.said_releases is 'Who released what, as somebody answered beneath the weekly issue.';
comment on column derived.said_releases.repo_id is 'repos.id.';
comment on column derived.said_releases.tag is 'The tag''s name.';
comment on column derived.said_releases.user_id is 'users.id of who released it.';

-- The accounts that are not people: bots, AI reviewers, and those that are nobody (ghost, organization, mannequin).
-- 10137 is GitHub's account "ghost". The configuration decides first, then what was said beneath the weekly issue, then
-- the usual list of AI reviewers; an AI reviewer is the narrower word than a bot.
-- plpgsql for the planner: long statements ask this ten times, and would each plan all of it ten times.
create function derived.accounts_not_human()
returns table (user_id bigint, kind text)
language plpgsql stable parallel safe rows 50 as $$
#variable_conflict use_column
begin
  return query
  select user_id, kind
  from (
    select user_id, coalesce(min(configured), min(said), min(usual), min(by_type)) as kind
    from (
      select n.user_id, case when not c.is_usual then c.kind end as configured, null as said,
        case when c.is_usual then c.kind end as usual, null as by_type
      from configured_bots c cross join lateral derived.people_named(c.who) n
      union all
      select s.user_id, null, s.kind, null, null from derived.said_kinds s
      union all
      select id, case when id = 10137 then 'ghost' end, null, null,
        case when type in ('Organization', 'Mannequin') then lower(type) else 'bot' end
      from users
      where id = 10137 or type in ('Bot', 'Organization', 'Mannequin') or login like '%[bot]'
    ) kinds
    group by user_id
  ) decided
  where kind <> 'person';
end
$$;
create view derived.not_human as select user_id, kind from derived.accounts_not_human();
comment on view derived.not_human is 'Accounts that are no people, by the configuration first, by what was said beneath the weekly issue, and by their type otherwise.';
comment on column derived.not_human.user_id is 'users.id.';
comment on column derived.not_human.kind is 'bot, ai_reviewer, ghost, organization or mannequin.';

-- The institution's team: one row a person, with all the spans in which they belonged to it. To see what the dates
-- decide, `set headwater.team_dates = 'ignored'`: everybody on the list has then been on the team for ever.
-- plpgsql: see accounts_not_human.
create function derived.spans_on_team()
returns table (user_id bigint, active_during tstzmultirange)
language plpgsql stable parallel safe rows 20 as $$
#variable_conflict use_column
begin
  return query
  select n.user_id,
    range_agg(case when current_setting('headwater.team_dates', true) = 'ignored' then tstzrange(null, null)
      else tstzrange(t.since, t.until) end) as active_during
  from team_members t cross join lateral derived.people_named(t.who) n
  where t.since < t.until
  group by n.user_id;
end
$$;
create view derived.team_spans as select user_id, active_during from derived.spans_on_team();
comment on view derived.team_spans is 'The institution''s team: one row a person.';
comment on column derived.team_spans.user_id is 'users.id.';
comment on column derived.team_spans.active_during is 'When they belonged to it, beginnings included and ends not.';

-- Whether an instant lies in spans that are never null. Spelled so that the planner expects every second row to pass: of the
-- bare operator it expects one in a thousand, and compares hundreds of thousands of rows pair by pair.
create function derived.was_during(spans tstzmultirange, at timestamptz)
returns boolean language sql immutable parallel safe as $$ select coalesce(spans @> at, false) $$;

-- Which repositories a community consists of, since when, and where their pages are: the one place for addresses.
create view derived.community_scopes as
select cr.community, cr.repo_id, r.full_name as repository,
  coalesce((select min(web_base) from institutions), 'https://github.com/') || r.full_name as address,
  range_agg(tstzrange(cr.since, cr.until)) as active_during
from community_repos cr join repos r on r.id = cr.repo_id
where cr.since < cr.until and not r.is_private
  and concat(current_setting('headwater.community', true), current_setting('headwater.repository', true)) = ''
group by cr.community, cr.repo_id, r.full_name
union all
-- Of a question that is about one community or repository alone. Of the two halves one is never run; in one, the planner
-- would take any question for such a one, and expect a single repository.
select cr.community, cr.repo_id, r.full_name,
  coalesce((select min(web_base) from institutions), 'https://github.com/') || r.full_name,
  range_agg(tstzrange(cr.since, cr.until))
from community_repos cr join repos r on r.id = cr.repo_id
where cr.since < cr.until and not r.is_private
  and concat(current_setting('headwater.community', true), current_setting('headwater.repository', true)) <> ''
  and coalesce(current_setting('headwater.community', true), '') in ('', cr.community)
  and coalesce(current_setting('headwater.repository', true), '') in ('', lower(r.full_name))
group by cr.community, cr.repo_id, r.full_name;
comment on view derived.community_scopes is 'Which repositories a community consists of: one row a community and repository. One that is private now is in none, whenever it was public.';
comment on column derived.community_scopes.community is 'communities.name.';
comment on column derived.community_scopes.repo_id is 'repos.id.';
comment on column derived.community_scopes.repository is 'owner/name as GitHub spells it today.';
comment on column derived.community_scopes.address is 'Where its pages are.';
comment on column derived.community_scopes.active_during is 'When it belonged to the community.';

-- What an author was to the repository when they opened the item: 'community', 'maintainer', 'team' (also where they
-- were both), 'ghost', or the kind of account that is not human.
create function derived.role_at(
  author_id bigint, kind text, team tstzmultirange, maintainer tstzmultirange, at timestamptz)
returns text language sql immutable parallel safe as $$
  select case
    when author_id is null then 'ghost'
    when kind is not null then kind
    when team @> at then 'team'
    when maintainer @> at then 'maintainer'
    else 'community'
  end
$$;
