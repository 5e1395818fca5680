-- Who is who, as the institution's configuration says it: loaded whole from headwater.yml whenever that changes.
-- A person is named by login or by numeric id; `who` is the login in lower case, or the id in digits.

create table institutions (
  name text primary key,
  time_zone text not null,
  configuration_hash text not null,
  people_version integer not null,
  web_base text not null default 'https://github.com/'
);
comment on column institutions.web_base is 'Where links point: another address for GitHub Enterprise Server.';

create table communities (
  name text primary key,
  position integer not null,
  release_tags text not null default '^v?\d+\.\d+(\.\d+)?(-?(a|b|rc|alpha|beta|\.?dev)\.?\d+)?$'
);
comment on column communities.release_tags is 'Which tags are releases: the configuration''s regular expression, by default INTERFACE.md''s.';

create table community_repos (
  community text not null,
  repo_id bigint not null,
  since timestamptz not null default '-infinity',
  until timestamptz not null default 'infinity',
  primary key (community, repo_id, since)
);
create index community_repos_repo on community_repos (repo_id);

create table team_members (
  who text not null,
  since timestamptz not null,
  until timestamptz not null,
  primary key (who, since)
);

create table maintainer_overrides (
  community text not null,
  who text not null,
  repository text not null default '',
  since timestamptz not null,
  until timestamptz not null,
  primary key (community, who, repository, since)
);
comment on column maintainer_overrides.repository is 'owner/name in lower case; empty = every repository of the community.';

create table affiliations (
  who text not null,
  organisation text not null,
  since timestamptz not null,
  until timestamptz not null,
  primary key (who, organisation, since)
);

create table configured_bots (
  who text primary key,
  kind text not null check (kind in ('bot', 'ai_reviewer'))
);
comment on table configured_bots is 'Accounts that look like people but are not, and AI reviewers: the configured ones and the known list.';
-- The configuration may name people by id in digits.
create index users_id_in_digits on users ((id::text));
-- The few accounts that are not people, among the many that are (see the view not_human).
create index users_not_people on users (id)
  where id = 10137 or type in ('Bot', 'Organization', 'Mannequin') or login like '%[bot]';
