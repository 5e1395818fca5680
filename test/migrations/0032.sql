-- What only deliveries say.
insert into tag_pushes (repo_id, tag, delivery, oid, sender_id, pushed_at) values (10, '1.0.0', 'd-3', 'bbbb', 2, '2026-01-06Z');
insert into observed_deletions (repo_id, kind, id, number, actor_id, observed_at) values (10, 'issue', '104', 4, 2, '2026-01-08Z');
insert into item_transfers (repo_id, number, to_repo_id, to_number, actor_id, transferred_at) values (10, 4, 20, 8, 2, '2026-01-08Z');
insert into thread_resolutions (repo_id, number, thread_id, at, is_resolved, actor_id) values (10, 1, 'PRRT_1', '2026-01-04Z', true, 1);
insert into membership_changes (account, delivery, change, user_id, observed_at) values
  ('springboard', 'd-4', 'member_added', 1, '2026-01-08Z');
insert into repository_changes (repo_id, delivery, change, former, actor_id, observed_at) values
  (10, 'd-5', 'renamed', 'springboard/old', 2, '2026-01-08Z');
