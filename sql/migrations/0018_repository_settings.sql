-- Settings of a repository that decide who can contribute, as they were seen when: GitHub keeps no history of them.

create table repository_settings (
  repo_id bigint not null,
  setting text not null,
  seen_at timestamptz not null,
  value text not null,
  primary key (repo_id, setting, seen_at)
);
comment on table repository_settings is 'One row per change: the value that was first seen at seen_at. pull_requests: whether they are switched on; pull_request_creation: who may open one.';
comment on column repository_settings.repo_id is 'repos.id';
comment on column repository_settings.setting is 'pull_requests or pull_request_creation.';
comment on column repository_settings.seen_at is 'When GitHub was asked and gave this value for the first time since it gave another.';
comment on column repository_settings.value is 'pull_requests: on, off; pull_request_creation: GitHub''s word, all or collaborators_only.';
