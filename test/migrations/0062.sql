-- Somebody took a pull request with somebody else.
insert into comment_commands (repo_id, comment_id, line, number, verb, user_id, sender_id, at, outcome) values
  (10, 903, 1, 2, 'pair', 3, 2, '2026-03-04Z', 'done');
