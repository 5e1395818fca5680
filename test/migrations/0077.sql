-- A post that nobody could write, and one that a person deleted.
-- expect: (select count(*) = 1 from outbox where parked_cause = 'not_installed' and key = 'nudge 10 9 7')
insert into outbox (key, kind, repository, number, body, version, wanted_hash, due_at, created_at, state, problem) values
  ('nudge 10 9 7', 'comment', 'springboard/hub', 9, 'Thank you.', 1, 'x', '2026-02-20Z', '2026-02-20Z', 'parked',
    'springboard/hub: nobody may write there; install the App'),
  ('nudge 10 9 8', 'comment', 'springboard/hub', 9, 'Thank you.', 1, 'x', '2026-02-20Z', '2026-02-20Z', 'parked',
    'somebody deleted it; it stays deleted');
insert into sessions (token_hash, user_id, login, because, signed_in_at, expires_at)
  values ('seventy-seven', 3, 'hubot', 'team', '2026-01-05Z', '2126-01-05Z') on conflict do nothing;
