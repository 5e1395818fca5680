-- A tag that was moved, and a release that was answered. What arrived late keeps its rows under the new name.
-- renames: late_finds late_arrivals
-- expect: (select array_agg(stream order by stream) = '{"issues updated","planning updated"}' from cursors where stream like '% updated')
-- expect: (select count(*) = 1 from watermarks where stream = 'planning updated')
insert into moved_tags (repo_id, name, moved_at, target_oid, is_annotated, tagger_id) values
  (10, '1.0.0', '2026-01-08Z', 'eeee', true, 2);
insert into release_answers (community, repository, tag, who, supported) values
  ('springboard', 'springboard/hub', '1.0.0', 'hubot', true);
