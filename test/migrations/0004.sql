-- An institution with a team, as its configuration says.
insert into institutions (name, time_zone, configuration_hash, people_version) values ('Field Station', 'Europe/Berlin', 'abc', 1);
insert into communities (name, position) values ('springboard', 0);
insert into community_repos (community, repo_id) values ('springboard', 10);
insert into team_members (who, since, until) values ('hubot', '2025-06-01Z', 'infinity'), ('1', '2025-06-01Z', '2025-07-01Z');
insert into maintainer_overrides (community, who, repository, since, until) values
  ('springboard', 'octocat', '', '2025-01-01Z', 'infinity');
insert into affiliations (who, organisation, since, until) values ('octocat', 'Springboard Ltd', '-infinity', 'infinity');
insert into configured_bots (who, kind) values ('release-bot[bot]', 'bot');
