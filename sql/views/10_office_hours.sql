-- The sessions that begin in [since, until) and by as_of: [starts_at, ends_at).
create or replace function office_hours_sessions(since timestamptz, until timestamptz, as_of timestamptz)
returns table (title text, starts_at timestamptz, ends_at timestamptz)
language sql stable as $$
  select h.title, s.at, s.at + h.minutes * interval '1 minute'
  from office_hours h
  -- Counted from the first one in UTC, so that a month is a calendar month and a day has 24 hours.
  cross join lateral generate_series(h.starts_at at time zone 'UTC', until at time zone 'UTC', h.every) local
  cross join lateral (select local at time zone 'UTC' as at) s
  where s.at >= since and s.at < until and s.at <= as_of
$$;
