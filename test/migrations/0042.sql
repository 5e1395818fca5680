-- A repository whose words were looked at.
insert into issue_comments (repo_id, id, number, author_id, created_at, updated_at, body_length, body_words, words) values
  (10, 4142, 2, 3, '2026-01-11Z', '2026-01-11Z', 9, 2, '{asks}');
