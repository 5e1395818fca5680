insert into name_lookups (name_key, repo_id, full_name, asked_at) values ('springboard/hub', 10, 'springboard/hub', '2026-01-09Z');
insert into unread_parts (place, part, reason, since) values ('springboard/hub', 'issues', 'Issues are disabled.', '2026-01-09Z');
-- Somebody told Headwater to keep quiet.
insert into comment_commands (repo_id, comment_id, line, number, verb, head_oid, sender_id, at, outcome) values
  (10, 1, 0, 2, 'no-nudge', 'abc', 3, '2026-03-02Z', 'done');
