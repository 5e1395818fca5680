-- A field that GitHub could not give is not one that it gave and that cannot be stored; a mark waits on.
-- expect: (select not bool_or(is_refused) from unreadable_fields)
insert into dirty_marks (repo_id, thing, number, marked_at, due_at) values (10, 'issue', 1, '2026-01-08Z', '2026-01-08Z');
