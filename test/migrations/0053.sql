insert into outbox (key, kind, repository, number, body, version, wanted_hash, due_at, created_at, written_texts)
  values ('queue springboard/meta 2026-01-07', 'section', 'springboard/meta', 3, 'To pick', 1, 'x', '2026-01-05Z', '2026-01-05Z', '{"a1": "To pick"}');
