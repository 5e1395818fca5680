-- A field that GitHub gave, and that cannot be stored.
insert into unreadable_fields (repo_id, stream, number, path, message, is_refused) values
  (10, 'pull_requests', 2, 'title', 'half a character', true);
