-- Somebody was reminded.
insert into upstream_words (repo_id, state, allows_comments, read_at) values (10, 'given', true, '2026-03-01Z');
insert into nudge_turns (repo_id, number, party, turn_start, digest_at) values (10, 2, 'maintainers', '2026-02-01Z', '2026-02-10Z');
insert into nudges (key, repo_id, number, party, turn_start, reason, wanted_at, mentioned_id) values
  ('nudge 10 2 1', 10, 2, 'maintainers', '2026-02-01Z', 'merge', '2026-03-01Z', 3);
insert into nudge_talks (repo_id, number, named_at) values (10, 2, '2026-03-01Z');
