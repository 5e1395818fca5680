-- What GitHub could not give before was not refused.
-- expect: (select bool_and(not is_refused) from unreadable_fields)
insert into dirty_marks (repo_id, thing, number, marked_at, due_at) values (10, 'pull_request', 1, '2026-01-09Z', '2026-01-09Z');
insert into unreadable_fields (repo_id, stream, number, path, message) values (10, 'issues', 0, 'nodes', 'Something went wrong.');
