-- Every repository is known by its name of today.
-- expect: (select array_agg(repo_id || ' ' || name_key) = '{10 springboard/hub}' from repo_names)
insert into api_calls (called_at, kind, purpose, outcome, milliseconds, credential) values
  ('2026-01-08Z', 'rest', 'review_comments', 'ok', 90, 'installation 123');
