insert into repository_counts (repo_id, checked_at, pull_requests, issues, releases, tags) values (10, '2026-01-09Z', 3, 2, 1, 1);
