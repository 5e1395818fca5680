-- Somebody answered beneath the weekly issue, and took back what they had said; a command beneath a pull request was too late.
insert into said_answers (comment_id, line, verb, repo_id, tag, user_id, sender_id, at, outcome) values
  (901, 1, 'released', 10, '1.0.0', 3, 2, '2026-03-02Z', 'done');
insert into said_answers (comment_id, line, verb, user_id, sender_id, at, outcome) values
  (901, 2, 'bot', 5, 2, '2026-03-02Z', 'done'),
  (902, 1, 'undo', 5, 2, '2026-03-03Z', 'done');
insert into comment_commands (repo_id, comment_id, line, number, verb, sender_id, at, outcome) values
  (10, 903, 1, 2, 'snooze', 2, '2026-03-04Z', 'outdated');
