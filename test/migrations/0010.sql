-- Files of a pull request, before and after a push. The call of before has nobody's credential.
-- expect: (select bool_and(credential is null) from api_calls)
insert into pull_request_files (repo_id, number, path, additions, deletions) values (10, 1, 'hub/login.py', 3, 1);
insert into pull_request_file_lists (repo_id, number, updated_at, since, changed_files) values
  (10, 1, '2026-01-05Z', '2026-01-04Z', 1), (10, 2, '2026-01-02Z', '2026-01-02Z', null);
insert into former_file_lists (repo_id, number, since, files) values
  (10, 1, '2026-01-02Z', '[{"path": "hub/login.py", "additions": 1, "deletions": 0}]');
