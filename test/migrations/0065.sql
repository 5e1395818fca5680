-- A repository that is private already.
-- expect: (select count(*) = 0 from kept_results)
insert into repos (id, node_id, full_name, default_branch, is_private, is_archived, is_fork, created_at)
  values (65, 'R_65', 'springboard/vault', 'main', true, false, false, '2020-01-01Z');
-- A review was asked for.
insert into outbox (key, kind, repository, number, body, version, wanted_hash, due_at, created_at) values
  ('review 10 2 1769904000000', 'review_request', 'springboard/hub', 2, 'hubot', 2, 'x', '2026-02-20Z', '2026-02-20Z');
insert into review_requests (repo_id, number, turn_start, key, user_id, wanted_at) values
  (10, 2, '2026-02-01Z', 'review 10 2 1769904000000', 3, '2026-02-20Z');
