-- An open pull request as it was seen.
insert into open_states (repo_id, number, since, head_oid, head_since, knows_threads, knows_checks) values
  (10, 2, '2026-01-12Z', 'abc', '2026-01-11Z', true, true);
insert into review_threads (repo_id, number, thread_id, since, is_resolved, is_outdated, first_comment, opened_by_id, opened_at,
  last_comment, last_by_id, last_at) values (10, 2, 'T', '2026-01-12Z', false, false, '1', 3, '2026-01-11Z', '1', 3, '2026-01-11Z');
insert into head_checks (repo_id, number, head_oid, name, since, state, is_required) values (10, 2, 'abc', 'test', '2026-01-12Z', 'pending', true);
insert into waiting_runs (repo_id, number, suite_id, since, created_at) values (10, 2, 'S', '2026-01-12Z', '2026-01-12Z');
insert into base_checks (repo_id, branch, name, since, is_red) values (10, 'main', 'test', '2026-01-12Z', false);
insert into branch_rules (repo_id, branch, since, required_checks) values (10, 'main', '2026-01-12Z', '{test}');
-- A repository that allows comments, a turn, and one thing that was said.
insert into outbox (key, kind, repository, number, body, version, wanted_hash, due_at, created_at) values
  ('nudge 10 2 1', 'comment', 'springboard/hub', 2, 'Thank you.', 1, 'x', '2026-03-01Z', '2026-03-01Z');
