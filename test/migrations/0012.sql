-- Plans: an issue of the planning repository that names a pull request, and the board it stands on.
insert into planning_issues (repo_id, number, node_id, title, origin, planned_since, created_at, updated_at) values
  (20, 7, 'I_7', 'Sign in', 'repository', '2026-01-01Z', '2026-01-01Z', '2026-01-02Z');
insert into planning_labels (repo_id, number, label, since, until) values (20, 7, 'directed', '2026-01-01Z', 'infinity');
insert into planning_texts (repo_id, id, number, kind, last_edited_at) values (20, 'I_7', 7, 'body', null);
insert into planning_links (repo_id, text_id, number, url, other_repository, other_number, linked_at) values
  (20, 'I_7', 7, 'https://github.com/field-station/planning/issues/7', 'springboard/hub', 1, '2026-01-01Z');
insert into planning_sub_issues (node_id, planned_since) values ('I_3', '2026-01-02Z');
insert into board_cards (board, id, kind, content_repo_id, content_number, title, created_at, creator_id, is_archived) values
  ('field-station/1', 'PVTI_1', 'pull_request', 10, 2, null, '2026-01-03Z', 2, false),
  ('field-station/1', 'PVTI_2', 'draft', null, null, 'Later', '2026-01-03Z', 2, true);
insert into board_links (board, card_id, other_repository, other_number, linked_at) values
  ('field-station/1', 'PVTI_2', 'springboard/hub', 2, '2026-01-03Z');
insert into board_readings (board, read_at, outcome, url) values ('field-station/1', '2026-01-08Z', 'ok', null);
insert into planning_label_kinds (label_key, kind) values ('directed', 'directed');
insert into office_hours (title, starts_at, minutes, every) values ('Open hour', '2026-01-06T15:00:00Z', 60, '1 week');
update institutions set planning_repository = 'field-station/planning', planning_board = 'field-station/1';
insert into cursors (repo_id, stream, cursor, page_size, started_at) values (20, 'planning touched', null, 50, '2026-01-08Z');
insert into watermarks (repo_id, stream, complete_until) values (20, 'planning touched', '2026-01-08Z');
