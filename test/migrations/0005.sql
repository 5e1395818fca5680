-- What followed from the rows so far.
insert into pull_request_facts (repo_id, number, author_id, created_at, ready_at, closed_at, merged_at, was_reopened,
  has_later_drafts) values
  (10, 1, 1, '2026-01-01Z', '2026-01-02Z', '2026-01-05Z', '2026-01-05Z', true, true),
  (10, 2, null, '2026-01-02Z', null, null, null, false, false);
insert into draft_spells (repo_id, number, began_at, ended_at) values (10, 1, '2026-01-03Z', '2026-01-04Z');
insert into item_closures (repo_id, number, closed_at, reopened_at) values (10, 1, '2026-01-02Z', '2026-01-03Z');
insert into responses (repo_id, number, responder_id, author_id, first_response_at, first_review_at, first_submitted_review_at) values
  (10, 1, 2, 1, '2026-01-04Z', '2026-01-04Z', '2026-01-04Z'), (10, 3, 2, 1, '2026-01-04Z', null, null);
insert into merge_months (repo_id, user_id, month, first_merged_at, last_merged_at) values
  (10, 2, '2026-01-01', '2026-01-05Z', '2026-01-05Z');
insert into timeline_gaps (repo_id, number, on_github, stored) values (10, 3, 120, 100);
