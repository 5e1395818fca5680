-- A delivery that was handled, and one that is parked.
insert into deliveries (app_id, id, event, action, received_at, body, due_at, handled_at, outcome, parked_at, problem) values
  (1, 'd-1', 'issues', 'closed', '2026-01-09Z', null, '2026-01-09Z', '2026-01-09Z', 'marked', null, null),
  (1, 'd-2', 'push', null, '2026-01-09Z', '{', '2026-01-09Z', null, null, '2026-01-09Z', 'no JSON');
