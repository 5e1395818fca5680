-- Who could merge by roster and by permission, and a mentorship.
insert into rosters (community, repository, path, not_maintainers) values
  ('springboard', 'springboard/team', 'roster.yml', '{newcomers}');
insert into roster_readings (repository, path, full_name, head_oid, checked_at) values
  ('springboard/team', 'roster.yml', 'Springboard/Team', 'cccc', '2026-01-08Z');
insert into roster_revisions (repository, path, oid, position, took_effect_at, problem) values
  ('springboard/team', 'roster.yml', 'cccc', 0, '2025-01-01Z', null),
  ('springboard/team', 'roster.yml', 'dddd', 1, '2025-02-01Z', 'it is no list');
insert into roster_listings (repository, path, who, is_inactive, teams, since, until, since_oid, is_baseline) values
  ('springboard/team', 'roster.yml', 'octocat', false, '{core}', '2025-01-01Z', 'infinity', 'cccc', true);
insert into missing_logins (login_key, observed_at, checked_at) values ('nobody-here', '2026-01-08Z', '2026-01-08Z');
insert into permission_readings (repo_id, since, read_at) values (10, '2026-01-01Z', '2026-01-08Z');
insert into permission_refusals (repo_id, refused_at) values (20, '2026-01-08Z');
insert into collaborator_spans (repo_id, user_id, since, permission) values (10, 2, '2026-01-01Z', 'write');
insert into mentorships (id, community, mentee, repositories, goals, opened_at, is_public) values
  (1, 'springboard', 'octocat', '{springboard/hub}', '{"merge rights"}', '2025-12-01Z', false);
insert into mentorship_people (mentorship, part, who) values (1, 'mentor', 'hubot');
insert into mentorship_steps (mentorship, position, what, done_at, evidence) values (1, 0, 'a first review', '2026-01-04Z', null);
