-- What GitHub could not give before was not refused.
-- expect: (select bool_and(not is_refused) from unreadable_fields)
insert into unreadable_fields (repo_id, stream, number, path, message) values (10, 'issues', 0, 'nodes', 'Something went wrong.');
