-- How pull requests and issues were answered: the one place that decides what a first response is. A response is a
-- comment or review by another human; it counts until the last end seen at as_of (the same second still counts);
-- merging or closing without a word is no response but the end that competes with one.

-- Thresholds: shares are said for 2, 7 and 30 calendar days, each of 86,400 s.
create function derived.calendar_days(days integer) returns interval language sql immutable parallel safe as $$
  select days * interval '24 hours'
$$;

-- The first response, or the first review, of a person to an item while they had a role: who answered as an outsider and
-- again as a maintainer answered as a maintainer then. Looked up only of those who came to have it after their first one.
create function derived.first_review_during(
  repo bigint, item integer, who bigint, role tstzmultirange, until_at timestamptz)
returns timestamptz language sql stable parallel safe as $$
  select min(a.at) from (
    select r.submitted_at as at from reviews r
    where r.repo_id = repo and r.number = item and r.author_id = who and r.state <> 'PENDING'
    union all
    select c.created_at from review_comments c where c.repo_id = repo and c.number = item and c.author_id = who
  ) a
  where role @> a.at and a.at <= until_at
$$;
create function derived.first_response_during(
  repo bigint, item integer, who bigint, role tstzmultirange, until_at timestamptz)
returns timestamptz language sql stable parallel safe as $$
  select min(a.at) from (
    select c.created_at as at from issue_comments c where c.repo_id = repo and c.number = item and c.author_id = who
    union all
    select derived.first_review_during(repo, item, who, role, until_at)
  ) a
  where role @> a.at and a.at <= until_at
$$;

-- Seconds on the ready clock between ready_at and until_at: later draft spells do not count, nor does time before.
-- Two functions, because PostgreSQL calls a function with a subquery for every row: 1 in 30 pull requests needs it.
create function derived.later_draft_seconds(repo bigint, item integer, until_at timestamptz)
returns double precision language sql stable parallel safe as $$
  select coalesce(sum(date_part('epoch', least(d.ended_at, until_at) - d.began_at)), 0)::double precision
  from draft_spells d
  where d.repo_id = repo and d.number = item and d.began_at < until_at
$$;
create function derived.ready_seconds(
  repo bigint, item integer, ready_at timestamptz, until_at timestamptz, has_later_drafts boolean)
returns double precision language sql stable parallel safe as $$
  select case when until_at <= ready_at then 0
    when has_later_drafts then
      date_part('epoch', until_at - ready_at) - derived.later_draft_seconds(repo, item, until_at)
    else date_part('epoch', until_at - ready_at)
  end
$$;

-- 'answered', 'closed' (the competing end) or 'open' (censored).
create function derived.answer_outcome(answered_at timestamptz, closed_at timestamptz)
returns text language sql immutable parallel safe as $$
  select case when answered_at is not null then 'answered' when closed_at is not null then 'closed' else 'open' end
$$;

-- The smallest of 2, 7 and 30 calendar days (of 86,400 s, the last second included) within which it was answered.
create function derived.answered_within(since timestamptz, answered_at timestamptz)
returns integer language sql immutable parallel safe as $$
  select case
    when answered_at - since <= derived.calendar_days(2) then 2
    when answered_at - since <= derived.calendar_days(7) then 7
    when answered_at - since <= derived.calendar_days(30) then 30
  end
$$;

-- Whether it became that many calendar days old in [span_start, span_end) and by as_of: the cohort of every share.
create function derived.turned_days_old(
  since timestamptz, days integer, span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns boolean language sql immutable parallel safe as $$
  select coalesce(span_start - since <= derived.calendar_days(days) and span_end - since > derived.calendar_days(days)
    and as_of - since >= derived.calendar_days(days), false)
$$;

-- Whether that instant fell in a draft or [WIP] spell, before the first ready instant or later.
create function derived.in_later_draft(repo bigint, item integer, at timestamptz)
returns boolean language sql stable parallel safe as $$
  select exists (
    select 1 from draft_spells d where d.repo_id = repo and d.number = item and d.began_at <= at and d.ended_at > at)
$$;
create function derived.in_draft(
  repo bigint, item integer, ready_at timestamptz, at timestamptz, has_later_drafts boolean)
returns boolean language sql stable parallel safe as $$
  select coalesce(at < ready_at or (has_later_drafts and derived.in_later_draft(repo, item, at)), false)
$$;

-- Pull requests opened, or ready for the first time, in [span_start, span_end): when the first human, the first
-- maintainer and the first team member answered, and when each of them first reviewed or commented inline.
-- plpgsql: see maintainer_spans. `offset 0` makes PostgreSQL look the answers up item by item, by the key; it would read
-- all the answers ever given otherwise.
create function derived.pull_request_answers(span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_role text, created_at timestamptz, ready_at timestamptz,
  closed_at timestamptz, merged_at timestamptz, has_later_drafts boolean, by_agent boolean,
  any_at timestamptz, maintainer_at timestamptz, team_at timestamptz,
  any_review_at timestamptz, maintainer_review_at timestamptz, team_review_at timestamptz)
language plpgsql stable parallel safe rows 20000 set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  with items as materialized (
    select p.* from derived.pull_requests_at(as_of, as_of) p
    where (p.created_at >= span_start and p.created_at < span_end)
      or (p.first_ready_at >= span_start and p.first_ready_at < span_end and p.first_ready_at <> p.created_at)
  ),
  given as materialized (
    select i.repo_id, i.number, r.responder_id, r.first_response_at, until.at as until_at,
      case when r.first_review_at <= until.at then r.first_review_at end as first_review_at
    from items i
    cross join lateral (select least(as_of, coalesce(i.closed_at, as_of)) as at) until
    cross join lateral (
      select a.* from responses a
      where a.repo_id = i.repo_id and a.number = i.number and a.first_response_at <= until.at
      offset 0
    ) r
  ),
  answers as (
    select g.repo_id, g.number,
      min(g.first_response_at) as any_at,
      min(case
        when m.active_during @> g.first_response_at then g.first_response_at
        when upper(m.active_during) > g.first_response_at or upper_inf(m.active_during)
          then derived.first_response_during(g.repo_id, g.number, g.responder_id, m.active_during, g.until_at)
      end) as maintainer_at,
      min(case
        when t.active_during @> g.first_response_at then g.first_response_at
        when upper(t.active_during) > g.first_response_at or upper_inf(t.active_during)
          then derived.first_response_during(g.repo_id, g.number, g.responder_id, t.active_during, g.until_at)
      end) as team_at,
      min(g.first_review_at) as any_review_at,
      min(case
        when m.active_during @> g.first_review_at then g.first_review_at
        when g.first_review_at is not null and (upper(m.active_during) > g.first_review_at or upper_inf(m.active_during))
          then derived.first_review_during(g.repo_id, g.number, g.responder_id, m.active_during, g.until_at)
      end) as maintainer_review_at,
      min(case
        when t.active_during @> g.first_review_at then g.first_review_at
        when g.first_review_at is not null and (upper(t.active_during) > g.first_review_at or upper_inf(t.active_during))
          then derived.first_review_during(g.repo_id, g.number, g.responder_id, t.active_during, g.until_at)
      end) as team_review_at
    from given g
    left join derived.not_human x on x.user_id = g.responder_id
    left join derived.team_spans t on t.user_id = g.responder_id
    left join derived.maintainer_spans(as_of) m on m.repo_id = g.repo_id and m.user_id = g.responder_id
    where x.user_id is null
    group by g.repo_id, g.number
  )
  select i.repo_id, i.number, i.author_role, i.created_at, i.ready_at, i.closed_at, i.merged_at, i.has_later_drafts, i.by_agent,
    a.any_at, a.maintainer_at, a.team_at, a.any_review_at, a.maintainer_review_at, a.team_review_at
  from items i left join answers a on a.repo_id = i.repo_id and a.number = i.number;
end
$$;

-- The same for issues opened in [span_start, span_end). Issues have no drafts and no reviews.
create function derived.issue_answers(span_start timestamptz, span_end timestamptz, as_of timestamptz)
returns table (
  repo_id bigint, number integer, author_role text, created_at timestamptz, closed_at timestamptz,
  any_at timestamptz, maintainer_at timestamptz, team_at timestamptz)
language plpgsql stable parallel safe rows 20000 set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  with items as materialized (
    select i.* from derived.issues_at(as_of, as_of) i where i.created_at >= span_start and i.created_at < span_end
  ),
  given as materialized (
    select i.repo_id, i.number, r.responder_id, r.first_response_at, until.at as until_at
    from items i
    cross join lateral (select least(as_of, coalesce(i.closed_at, as_of)) as at) until
    cross join lateral (
      select a.* from responses a
      where a.repo_id = i.repo_id and a.number = i.number and a.first_response_at <= until.at
      offset 0
    ) r
  ),
  answers as (
    select g.repo_id, g.number,
      min(g.first_response_at) as any_at,
      min(case
        when m.active_during @> g.first_response_at then g.first_response_at
        when upper(m.active_during) > g.first_response_at or upper_inf(m.active_during)
          then derived.first_response_during(g.repo_id, g.number, g.responder_id, m.active_during, g.until_at)
      end) as maintainer_at,
      min(case
        when t.active_during @> g.first_response_at then g.first_response_at
        when upper(t.active_during) > g.first_response_at or upper_inf(t.active_during)
          then derived.first_response_during(g.repo_id, g.number, g.responder_id, t.active_during, g.until_at)
      end) as team_at
    from given g
    left join derived.not_human x on x.user_id = g.responder_id
    left join derived.team_spans t on t.user_id = g.responder_id
    left join derived.maintainer_spans(as_of) m on m.repo_id = g.repo_id and m.user_id = g.responder_id
    where x.user_id is null
    group by g.repo_id, g.number
  )
  select i.repo_id, i.number, i.author_role, i.created_at, i.closed_at, a.any_at, a.maintainer_at, a.team_at
  from items i left join answers a on a.repo_id = i.repo_id and a.number = i.number;
end
$$;

-- Whether somebody who had closed a pull request without a merge and without any review closed it for policy, as far as
-- the pull request itself tells: by a label of the configuration, locked, or with its author's disclosure box left open.
create function derived.tells_of_policy(repo bigint, item integer, as_of timestamptz)
returns boolean language sql stable parallel safe as $$
  select not exists (
      select 1 from reviews r
      where r.repo_id = repo and r.number = item and r.state <> 'PENDING' and r.submitted_at <= as_of)
    and (
      exists (
        select 1 from pull_request_facts f
        where f.repo_id = repo and f.number = item and f.ai_disclosure = 'not_stated')
      or coalesce((
        select e.kind = 'LOCKED_EVENT' from timeline_events e
        where e.repo_id = repo and e.number = item and e.kind in ('LOCKED_EVENT', 'UNLOCKED_EVENT') and e.created_at <= as_of
        order by e.created_at desc, e.id collate "C" desc limit 1), false)
      or derived.wears(repo, item, 'policy', as_of))
$$;

-- Who closed it then: the person or bot of GitHub's entry; null = a deleted account, or not known.
create function derived.closed_by(repo bigint, item integer, closed_at timestamptz)
returns bigint language sql stable parallel safe as $$
  select e.actor_id from timeline_events e
  where e.repo_id = repo and e.number = item and e.kind = 'CLOSED_EVENT' and e.created_at = closed_at
  order by e.id collate "C" desc limit 1
$$;
