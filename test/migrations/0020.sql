insert into repository_settings (repo_id, setting, seen_at, value) values (10, 'pull_requests', '2026-01-08Z', 'on');
