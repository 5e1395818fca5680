insert into repository_counts (repo_id, checked_at, pull_requests, issues, releases, tags) values (10, '2026-01-09Z', 3, 2, 1, 1);
insert into outbox (key, kind, repository, title, body, version, wanted_hash, due_at, created_at)
  values ('report springboard/meta 2026-W01', 'issue', 'springboard/meta', 'Upstream health', 'Nothing new.', 1, 'x', '2026-01-09Z', '2026-01-09Z');
insert into outbox_writers (writer) values ('installation 1');
insert into outbox_writes (writer, at, key) values ('installation 1', '2026-01-09Z', 'report springboard/meta 2026-W01');
