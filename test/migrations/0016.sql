-- One that was merged, one that landed by a commit, one that its author closed: who ended each is told from what is stored.
-- expect: (select array_agg(number || ' ' || coalesce(ended_by_id::text, '-') || case when is_landed then ' landed' else '' end order by number) = '{"1 2","2 -","6 2 landed","7 1"}' from pull_request_facts)
-- expect: (select merged_at = closed_at from pull_request_facts where number = 6)
-- expect: (select bool_and(via_id = 0) from merge_months)
insert into pull_requests (repo_id, number, id, node_id, title, author_id, state, is_draft, created_at, updated_at, closed_at,
  body_length, body_words) values
  (10, 6, 106, 'PR_6', 'Applied by hand', 1, 'CLOSED', false, '2026-01-02Z', '2026-01-05Z', '2026-01-05Z', 0, 0),
  (10, 7, 107, 'PR_7', 'Never mind', 1, 'CLOSED', false, '2026-01-02Z', '2026-01-05Z', '2026-01-05Z', 0, 0);
insert into pull_request_facts (repo_id, number, author_id, created_at, ready_at, closed_at, was_reopened, has_later_drafts) values
  (10, 6, 1, '2026-01-02Z', '2026-01-02Z', '2026-01-05Z', false, false),
  (10, 7, 1, '2026-01-02Z', '2026-01-02Z', '2026-01-05Z', false, false);
insert into timeline_events (repo_id, number, id, kind, actor_id, created_at, closer) values
  (10, 6, 'CE_6', 'CLOSED_EVENT', 2, '2026-01-05Z', 'Commit ffff'), (10, 7, 'CE_7', 'CLOSED_EVENT', 1, '2026-01-05Z', null);
