-- Thresholds: a contributor returns with a pull request at least 14 days after an earlier one, and has come back with
-- one within 90, or 180, days of a review (days of 86,400 s).
create function derived.returning_after() returns interval language sql immutable parallel safe as $$ select interval '336 hours' $$;
create function derived.back_within(days integer) returns interval language sql immutable parallel safe as $$
  select days * interval '24 hours'
$$;

-- The people whose community pull requests the team had to do with in [since, until) and by as_of: one row each.
--   contact       the strongest: 'reviewed', 'responded', 'handled'; contact_at = the first of that kind
--   is_returning  with that contact, on a pull request opened at least 14 days after an earlier one of theirs
--   url           the pull request of the first such contact: of a returning one where there is one
--   reviewed_at   our first review of them in the window, of whatever pull request; null = none
create function derived.people_reviewed(since timestamptz, until timestamptz, as_of timestamptz)
returns table (
  community text, user_id bigint, contact text, is_returning boolean, url text, opened_at timestamptz,
  contact_at timestamptz, reviewed_at timestamptz, came_back_90 boolean, came_back_180 boolean)
language sql stable parallel safe as $$
  with touched as materialized (
    select t.*,
      exists (
        select 1 from pull_request_facts f
        join derived.community_scopes s on s.repo_id = f.repo_id and s.community = t.community and derived.was_during(s.active_during, f.created_at)
        where f.author_id = t.author_id and f.created_at <= t.created_at - derived.returning_after()
          and not exists (
            select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
      ) as is_returning
    from derived.community_pull_requests_touched(since, until, as_of) t
  ),
  contacts as (
    select t.*, c.contact, c.strength, c.at
    from touched t
    cross join lateral (values
      ('reviewed', 1, t.reviewed_at), ('responded', 2, t.commented_at), ('handled', 3, t.handled_at)
    ) c(contact, strength, at)
    where c.at is not null
  ),
  -- Returning people first: what makes them count is a returning pull request.
  strongest as (
    select distinct on (community, author_id) *
    from contacts
    order by community, author_id, is_returning desc, strength, at, url
  ),
  first_reviews as (
    select community, author_id, min(reviewed_at) as at from touched group by community, author_id
  )
  select s.community, s.author_id, s.contact, s.is_returning, s.url, s.created_at, s.at, r.at,
    coalesce(b.first_at <= r.at + derived.back_within(90), false),
    coalesce(b.first_at <= r.at + derived.back_within(180), false)
  from strongest s
  join first_reviews r on r.community = s.community and r.author_id = s.author_id
  left join lateral (
    select min(f.created_at) as first_at from pull_request_facts f
    join derived.community_scopes c on c.repo_id = f.repo_id and c.community = s.community and derived.was_during(c.active_during, f.created_at)
    where f.author_id = s.author_id and f.created_at > r.at and f.created_at <= as_of
      and not exists (
        select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= as_of)
  ) b on true
$$;
