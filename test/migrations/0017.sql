-- A community keeps its own pattern of release tags; the new usual one is for those that come.
-- expect: (select release_tags = '^release-' from communities where name = 'tidepool')
-- expect: (select bool_and(ai_disclosure is null) from pull_requests)
insert into communities (name, position, release_tags) values ('tidepool', 1, '^release-');
insert into merge_months (repo_id, user_id, month, first_merged_at, last_merged_at, via_id) values
  (10, 1, '2026-01-01', '2026-01-05Z', '2026-01-05Z', 2);
