-- A repository that allows comments, a turn, and one thing that was said.
insert into outbox (key, kind, repository, number, body, version, wanted_hash, due_at, created_at) values
  ('nudge 10 2 1', 'comment', 'springboard/hub', 2, 'Thank you.', 1, 'x', '2026-03-01Z', '2026-03-01Z');
