-- A reading that was broken off on its way, and one that came to its end.
insert into cursors (repo_id, stream, cursor, page_size, started_at, finished_at) values
  (10, 'pull_requests', 'Y3Vyc29y', 50, '2026-01-07Z', null), (10, 'tags', 'end', 100, '2026-01-07Z', '2026-01-07T00:01:00Z'),
  (10, 'tags since 2026-01-06', 'end', 100, '2026-01-07Z', '2026-01-07T00:01:00Z'),
  (10, 'issues', 'end', 50, '2026-01-07Z', '2026-01-07T00:02:00Z');
insert into continuations (repo_id, node_id, connection, item_kind, number, after_cursor) values
  (10, 'I_3', 'timelineItems', 'issue', 3, 'Y3Vyc29yOjEwMA==');
insert into unreadable_fields (repo_id, stream, number, path, message) values
  (10, 'issues', 3, 'nodes.0.body', 'Something went wrong.');
insert into repository_counts (repo_id, checked_at, pull_requests, issues, releases, tags) values
  (10, '2026-01-07Z', 2, 1, 1, 1);
insert into api_calls (called_at, kind, purpose, repository, outcome, points, points_left, resets_at, milliseconds, page_size) values
  ('2026-01-07Z', 'graphql', 'issues', 'Springboard/Hub', 'ok', 1, 4999, '2026-01-07T01:00:00Z', 412, 50);
-- Most accounts are neither named by id nor bots: both new indexes are made over all of them.
insert into users (id, login, type) select id, 'person-' || id, 'User' from generate_series(10130, 10140) id;
