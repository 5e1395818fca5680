insert into name_lookups (name_key, repo_id, full_name, asked_at) values ('springboard/hub', 10, 'springboard/hub', '2026-01-09Z');
insert into unread_parts (place, part, reason, since) values ('springboard/hub', 'issues', 'Issues are disabled.', '2026-01-09Z');
