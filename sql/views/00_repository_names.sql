-- Every name that means a repository, in lower case: today's, and those that GitHub forwards to it.
create or replace view repository_names as
select lower(full_name) as name_key, id as repo_id from repos
union
select name_key, repo_id from repo_names;

-- Names that people wrote, in lower case: in plans and in the configuration.
create or replace view written_names as
select other_repository as name_key, 'plans' as place from planning_links
union
select other_repository, 'plans' from board_links
union
select repository, 'configuration' from maintainer_overrides where repository <> ''
union
select repository, 'configuration' from release_answers
union
select lower(name), 'configuration' from mentorships, unnest(repositories) as name;
