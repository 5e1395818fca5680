-- Between two full readings: newest first down to a day, a watermark, an item that is gone, one that came late.
insert into cursors (repo_id, stream, cursor, page_size, started_at, finished_at, down_to) values
  (10, 'issues touched', 'Y3Vyc29y', 50, '2026-01-08Z', null, '2026-01-06Z');
insert into watermarks (repo_id, stream, complete_until) values
  (10, 'issues', '2026-01-07Z'), (10, 'everything', '2026-01-07Z');
insert into deleted_items (repo_id, number, observed_at) values (10, 4, '2026-01-08Z');
insert into late_finds (repo_id, kind, id, number, happened_at, found_at) values
  (10, 'issue_comment', '1001', 3, '2026-01-04Z', '2026-01-08Z');
update tags set gone_at = '2026-01-08Z';
