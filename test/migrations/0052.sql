insert into queue_picks (repo_id, number, iteration_start, iteration_end, place, lane, score, picked_at, post_key)
  values (10, 2, '2026-01-07Z', '2026-01-21Z', 1, 'oldest', 1.5, '2026-01-05Z', 'queue springboard/meta 2026-01-07');
