-- Every name that means a repository, in lower case: today's, and those that GitHub forwards to it.
create view derived.repository_names as
select lower(full_name) as name_key, id as repo_id from repos
union
select name_key, repo_id from repo_names;
comment on view derived.repository_names is 'Every name that means a repository: today''s, and those that GitHub forwards to it.';
comment on column derived.repository_names.name_key is 'owner/name in lower case.';
comment on column derived.repository_names.repo_id is 'repos.id.';

-- Names that people wrote, in lower case: in plans and in the configuration.
create view derived.written_names as
select other_repository as name_key, 'plans' as place from planning_links
union
select other_repository, 'plans' from board_links
union
select repository, 'configuration' from maintainer_overrides where repository <> ''
union
select repository, 'configuration' from release_answers
union
select lower(name), 'configuration' from mentorships, unnest(repositories) as name;
comment on view derived.written_names is 'Names of repositories that people wrote, in plans and in the configuration.';
comment on column derived.written_names.name_key is 'owner/name in lower case.';
comment on column derived.written_names.place is '"plans" or "configuration".';
