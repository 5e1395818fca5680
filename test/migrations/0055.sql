insert into queue_cards (repo_id, number, board, attempted_at, card_id, kind, has_status)
  values (10, 2, 'springboard/1', '2026-01-05Z', 'PVTI_1', 'pull_request', true);
