-- A dismissal whose review was not asked for; somebody is busy.
insert into timeline_events (repo_id, number, id, kind, actor_id, created_at) values
  (10, 9, 'RDE_1', 'REVIEW_DISMISSED_EVENT', 2, '2026-03-05Z');
insert into busy_people (user_id, seen_at) values (2, '2026-03-05Z');
