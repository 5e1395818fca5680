-- A mark that did not come to an end.
insert into dirty_marks (repo_id, thing, number, must_reach, marked_at, attempts, due_at, last_problem) values
  (10, 'pull_request', 2, '2026-01-09Z', '2026-01-09Z', 3, '2026-01-10Z', 'GitHub''s copy is older');
