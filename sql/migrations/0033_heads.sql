-- Checks are told by commit: which pull request has it is looked up here.
create index timeline_events_commits on timeline_events (repo_id, commit_oid) where kind = 'PULL_REQUEST_COMMIT';
