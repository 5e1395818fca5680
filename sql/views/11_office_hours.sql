-- The sessions that touch [since, until) and have begun by as_of: [starts_at, ends_at). They come at the same hour of the
-- institution's own clock, counted from the first one, so that a month after 31 January is the end of February and two
-- months after it the end of March.
create function derived.office_hours_sessions(since timestamptz, until timestamptz, as_of timestamptz)
returns table (title text, starts_at timestamptz, ends_at timestamptz)
language sql stable parallel safe as $$
  select h.title, s.at, s.at + h.minutes * interval '1 minute'
  from office_hours h
  cross join lateral (select coalesce((select min(time_zone) from institutions), 'UTC') as zone) z
  cross join lateral generate_series(
    0, greatest(0, ceil(date_part('epoch', until - h.starts_at) / date_part('epoch', h.every)))::int) step
  cross join lateral (select (h.starts_at at time zone z.zone + step * h.every) at time zone z.zone as at) s
  where s.at < until and s.at + h.minutes * interval '1 minute' > since and s.at <= as_of
$$;
