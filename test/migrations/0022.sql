-- Nothing of the configuration is lost; what it names is written down when it is loaded.
-- expect: (select count(*) = 0 from configured_sources)
insert into dirty_marks (repo_id, thing, number, marked_at, due_at) values (10, 'labels', 0, '2026-01-09Z', '2026-01-09Z');
