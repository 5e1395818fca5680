-- Who performed a release, what a person says where GitHub does not tell, and who helped.

alter table tags add column is_version_bump boolean;
comment on column tags.is_version_bump is 'Whether the tagged commit exists to make this version, by its message; null = not known.';
-- Tags that were read without this are read once more, whole, by the next backfill or sync.
delete from cursors where stream = 'tags' or stream like 'tags since %';

create table moved_tags (
  repo_id bigint not null,
  name text not null,
  moved_at timestamptz not null,
  target_oid text not null,
  is_annotated boolean not null,
  tagger_id bigint,
  tagged_at timestamptz,
  commit_author_id bigint,
  committed_at timestamptz,
  is_version_bump boolean,
  gone_at timestamptz,
  primary key (repo_id, name, moved_at)
);
comment on table moved_tags is 'Tags as they stood before they were set on something else: they count up to the instant at which that was observed.';

create table release_answers (
  community text not null,
  repository text not null,
  tag text not null,
  who text,
  supported boolean,
  primary key (community, repository, tag)
);
comment on table release_answers is 'What the configuration says of a release; repository is owner/name in lower case.';
comment on column release_answers.who is 'Who released it: a login in lower case, or an id in digits; null = not said.';
comment on column release_answers.supported is 'Whether the institution''s team supported it: a person confirms or refuses; null = not said.';

-- What was merged or asked between two releases of one repository, and the few titles that changed after an instant.
create index pull_requests_merged_in on pull_requests (repo_id, merged_at) where merged_at is not null;
create index issues_created_in on issues (repo_id, created_at);
create index timeline_events_renames on timeline_events (created_at) include (repo_id, number, previous_title)
  where kind = 'RENAMED_TITLE_EVENT';

-- It gains columns: views/05_contributions.sql makes it anew.
drop function if exists releases_at(timestamptz);
