-- Somebody took a pull request with somebody else; upstream allows comments, and one stands.
insert into comment_commands (repo_id, comment_id, line, number, verb, user_id, sender_id, at, outcome) values
  (10, 904, 1, 2, 'pair', 3, 2, '2026-03-04Z', 'done');
insert into upstream_words (repo_id, state, allows_comments, read_at) values (11, 'given', true, '2026-03-01Z');
insert into outbox (key, kind, repository, number, body, version, wanted_hash, due_at, created_at) values
  ('nudge 10 9 1', 'comment', 'springboard/hub', 9, 'Thank you.', 1, 'x', '2026-02-20Z', '2026-02-20Z');
