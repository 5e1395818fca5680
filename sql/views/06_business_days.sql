-- Hours on business days: Saturdays, Sundays and the institution's holidays do not count, by the wall clock of its time
-- zone. The other days count with all their 24 hours: reviewers of a community live everywhere.

-- Seconds on Mondays to Fridays since Monday 2001-01-01, for a local time.
create function derived.weekday_seconds(local timestamp)
returns double precision language sql immutable parallel safe as $$
  select ((local::date - date '2001-01-01') / 7 * 5 + least((local::date - date '2001-01-01') % 7, 5)) * 86400.0::float8
    + case when (local::date - date '2001-01-01') % 7 < 5 then date_part('epoch', local - local::date) else 0 end
$$;

-- The institution's holidays that fall on weekdays, in their order: what the functions below take as `free_days`. Handed
-- in, since a function that looks them up for each of 30,000 pull requests takes three seconds.
create function derived.free_days()
returns timestamp[] language sql stable parallel safe as $$
  select coalesce(array_agg(h.day::timestamp order by h.day), '{}') from holidays h where extract(isodow from h.day) < 6
$$;

-- Seconds on free days since the first of them, for a local time.
create function derived.free_seconds(local timestamp, free_days timestamp[])
returns double precision language sql immutable parallel safe as $$
  select case when width_bucket(local, free_days) > 0 then
    (width_bucket(local, free_days) - 1) * 86400.0::float8
      + least(date_part('epoch', local - free_days[width_bucket(local, free_days)]), 86400) else 0 end
$$;

create function derived.business_seconds(from_at timestamptz, until_at timestamptz, zone text, free_days timestamp[])
returns double precision language sql immutable parallel safe as $$
  select case when until_at <= from_at then 0 else
    derived.weekday_seconds(until_at at time zone zone) - derived.weekday_seconds(from_at at time zone zone)
      - derived.free_seconds(until_at at time zone zone, free_days) + derived.free_seconds(from_at at time zone zone, free_days)
  end
$$;

-- The ready clock on business days: later draft spells do not count. Two functions: see later_draft_seconds.
create function derived.later_draft_business_seconds(
  repo bigint, item integer, until_at timestamptz, zone text, free_days timestamp[])
returns double precision language sql stable parallel safe as $$
  select coalesce(sum(derived.business_seconds(d.began_at, least(d.ended_at, until_at), zone, free_days)), 0)
  from draft_spells d
  where d.repo_id = repo and d.number = item and d.began_at < until_at
$$;
create function derived.ready_business_seconds(
  repo bigint, item integer, ready_at timestamptz, until_at timestamptz, has_later_drafts boolean, zone text,
  free_days timestamp[])
returns double precision language sql stable parallel safe as $$
  select derived.business_seconds(ready_at, until_at, zone, free_days) - case when has_later_drafts
    then derived.later_draft_business_seconds(repo, item, until_at, zone, free_days) else 0 end
$$;
