insert into first_acts (repo_id, user_id, first_talked_at, first_talked_in, first_proposed_at) values
  (10, 1, '2026-01-03Z', 3, '2026-01-01Z'), (10, 2, '2026-01-04Z', 3, null);
