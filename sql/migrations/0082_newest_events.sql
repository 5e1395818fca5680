-- When something happened last in a repository: every report says so, and read all that ever happened for it.
create index timeline_events_created_in on timeline_events (repo_id, created_at);
create index issue_comments_created_in on issue_comments (repo_id, created_at);
create index reviews_submitted_in on reviews (repo_id, submitted_at);
