-- A command that stands.
-- expect: (select count(*) = 1 from comment_commands where comment_id = 978 and undone_at is null)
insert into comment_commands (repo_id, comment_id, line, number, verb, sender_id, at, outcome) values
  (10, 978, 1, 2, 'claim', 2, '2026-03-04Z', 'done');
