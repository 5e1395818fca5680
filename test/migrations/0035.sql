-- A commit of a pull request, which checks are looked up by.
insert into timeline_events (repo_id, number, id, kind, actor_id, created_at, commit_oid) values
  (10, 2, 'PRC_1', 'PULL_REQUEST_COMMIT', 1, '2026-01-02Z', 'abcd');
