-- An import, with an item of which nobody has said how long its timeline is. Tags are read once more, whole: their two
-- cursors go, the four of other streams stay.
-- leaves: cursors 4
-- expect: (select bool_and(is_version_bump is null) from tags)
insert into imports (file, captured_at, imported_at, repos, users, pull_requests, issues, issue_comments) values
  ('springboard.db', '2025-12-31Z', '2026-01-08Z', 1, 1, 0, 1, 0);
insert into issues (repo_id, number, id, node_id, title, author_id, state, created_at, updated_at, body_length, body_words,
  timeline_count) values (10, 5, 105, 'I_5', 'From a file', -9, 'OPEN', '2025-12-01Z', '2025-12-01Z', 0, 0, null);
insert into users (id, login, type) values (-9, 'from-a-file', 'User');
insert into imported_items (repo_id, number, imported_at) values (10, 5, '2026-01-08Z');
insert into imported_repos (repo_id) values (10);
insert into imported_users (user_id) values (-9);
