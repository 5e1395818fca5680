insert into data_versions (slot, version) values (0, 3), (10, 1);
insert into kept_results (what, version, configuration, visible, data, body, computed_at, asked_at)
  values ('queue', 'v', 'c', 'm', '4', '{}', '2026-01-05Z', '2026-01-05Z');
