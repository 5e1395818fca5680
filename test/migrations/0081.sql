-- An issue is named in two letter cases.
insert into timeline_events (repo_id, number, id, kind, actor_id, other_item, created_at) values
  (10, 9, 'CRE_1', 'CROSS_REFERENCED_EVENT', 2, 'springboard/hub#2', '2026-03-06Z'),
  (10, 9, 'CRE_2', 'CROSS_REFERENCED_EVENT', 2, 'Springboard/Hub#2', '2026-03-06Z');
