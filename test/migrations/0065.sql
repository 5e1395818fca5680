-- A repository that is private already.
-- expect: (select count(*) = 0 from kept_results)
insert into repos (id, node_id, full_name, default_branch, is_private, is_archived, is_fork, created_at)
  values (65, 'R_65', 'springboard/vault', 'main', true, false, false, '2020-01-01Z');
