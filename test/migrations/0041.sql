-- What was read before is kept as it is: nobody looked at its words.
-- expect: (select bool_and(words is null) from issue_comments)
-- expect: (select bool_and(is_merge is null) from timeline_events)
insert into name_lookups (name_key, repo_id, full_name, asked_at) values ('springboard/older', 10, 'springboard/hub', '2026-01-10Z');
insert into unread_parts (place, part, reason, since) values ('springboard/spawner', 'issues', 'Something went wrong', '2026-01-10Z');
