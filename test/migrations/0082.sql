-- A review that was never submitted has no instant.
insert into reviews (repo_id, id, number, author_id, state, submitted_at, updated_at, body_length, body_words) values
  (10, 9901, 9, 2, 'PENDING', null, '2026-03-07Z', 0, 0);
