-- A repository with a pull request, an issue, and everything that GitHub says of them.
insert into users (id, node_id, login, name, type) values
  (1, 'U_1', 'octocat', 'Octo Cat', 'User'), (2, 'U_2', 'hubot', null, 'User'), (-7, null, 'release-bot[bot]', null, 'Bot');
insert into user_logins (login_key, user_id) values ('octocat', 1), ('hubot', 2), ('hubot-before', 2);
insert into repos (id, node_id, full_name, default_branch, is_private, is_archived, is_fork, created_at) values
  (10, 'R_10', 'Springboard/Hub', 'main', false, false, false, '2024-01-01Z');
insert into pull_requests (repo_id, number, id, node_id, title, author_id, state, is_draft, created_at, updated_at, closed_at,
  merged_at, merged_by_id, additions, deletions, changed_files, base_ref, body_length, body_words, timeline_count) values
  (10, 1, 101, 'PR_1', '[WIP] A hub', 1, 'MERGED', false, '2026-01-01Z', '2026-01-05Z', '2026-01-05Z', '2026-01-05Z', 2, 3, 1, 1,
    'main', 12, 3, 4),
  (10, 2, 102, 'PR_2', 'By a ghost', null, 'OPEN', true, '2026-01-02Z', '2026-01-02Z', null, null, null, null, null, null, null,
    0, 0, 0);
insert into issues (repo_id, number, id, node_id, title, author_id, state, state_reason, created_at, updated_at, closed_at,
  body_length, body_words, timeline_count) values
  (10, 3, 103, 'I_3', 'How?', 1, 'CLOSED', 'COMPLETED', '2026-01-03Z', '2026-01-06Z', '2026-01-06Z', 4, 1, 2);
insert into issue_comments (repo_id, id, number, author_id, created_at, updated_at, body_length, body_words) values
  (10, 1001, 3, 2, '2026-01-04Z', '2026-01-04Z', 5, 1);
insert into reviews (repo_id, id, number, author_id, state, submitted_at, updated_at, commit_oid, body_length, body_words) values
  (10, 2001, 1, 2, 'APPROVED', '2026-01-04Z', '2026-01-04Z', 'aaaa', 0, 0);
insert into review_comments (repo_id, id, number, review_id, in_reply_to_id, author_id, path, created_at, updated_at, body_length,
  body_words) values (10, 3001, 1, 2001, null, 2, 'hub/login.py', '2026-01-04Z', '2026-01-04Z', 9, 2);
insert into labels (repo_id, name, color, description) values (10, 'bug', 'ff0000', null);
insert into item_labels (repo_id, number, label) values (10, 3, 'bug');
insert into timeline_events (repo_id, number, id, kind, actor_id, created_at, label) values
  (10, 3, 'LE_1', 'LABELED_EVENT', 2, '2026-01-04Z', 'bug'), (10, 1, 'ME_1', 'MERGED_EVENT', 2, '2026-01-05Z', null);
insert into releases (repo_id, id, tag_name, name, author_id, is_draft, is_prerelease, created_at, published_at) values
  (10, 4001, '1.0.0', 'One', 2, false, false, '2026-01-06Z', '2026-01-06Z');
insert into tags (repo_id, name, target_oid, is_annotated, tagger_id, tagged_at, commit_author_id, committed_at) values
  (10, '1.0.0', 'bbbb', true, 2, '2026-01-06Z', 1, '2026-01-05Z');
