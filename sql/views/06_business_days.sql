-- Hours on business days: Saturdays, Sundays and the institution's holidays do not count, by the wall clock of its time
-- zone. The other days count with all their 24 hours: reviewers of a community live everywhere.

-- Seconds on Mondays to Fridays since Monday 2001-01-01, for a local time.
create function derived.weekday_seconds(local timestamp)
returns double precision language sql immutable as $$
  select ((local::date - date '2001-01-01') / 7 * 5 + least((local::date - date '2001-01-01') % 7, 5)) * 86400.0::float8
    + case when (local::date - date '2001-01-01') % 7 < 5 then date_part('epoch', local - local::date) else 0 end
$$;

create function derived.holiday_seconds(from_local timestamp, until_local timestamp)
returns double precision language sql stable as $$
  select coalesce(sum(greatest(0, date_part('epoch',
    least(until_local, h.day + interval '1 day') - greatest(from_local, h.day::timestamp)))), 0)
  from holidays h
  where extract(isodow from h.day) < 6 and h.day < until_local and h.day + 1 > from_local
$$;

create function derived.business_seconds(from_at timestamptz, until_at timestamptz, zone text)
returns double precision language sql stable as $$
  select case when until_at <= from_at then 0 else
    derived.weekday_seconds(until_at at time zone zone) - derived.weekday_seconds(from_at at time zone zone)
      - derived.holiday_seconds(from_at at time zone zone, until_at at time zone zone)
  end
$$;

-- The ready clock on business days: later draft spells do not count.
create function derived.ready_business_seconds(
  repo bigint, item integer, ready_at timestamptz, until_at timestamptz, has_later_drafts boolean, zone text)
returns double precision language sql stable as $$
  select derived.business_seconds(ready_at, until_at, zone) - case when has_later_drafts then (
    select coalesce(sum(derived.business_seconds(d.began_at, least(d.ended_at, until_at), zone)), 0)
    from draft_spells d where d.repo_id = repo and d.number = item and d.began_at < until_at) else 0 end
$$;
