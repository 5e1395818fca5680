-- What came from a file instead of from GitHub: a placeholder, until GitHub itself has shown the item.

-- How long the timeline of an imported item is, nobody has said.
alter table pull_requests alter column timeline_count drop not null;
alter table issues alter column timeline_count drop not null;

create table imports (
  file text not null,
  captured_at timestamptz not null,
  imported_at timestamptz not null,
  repos integer not null,
  users integer not null,
  pull_requests integer not null,
  issues integer not null,
  issue_comments integer not null,
  primary key (file, captured_at, repos, users, pull_requests, issues, issue_comments)
);
comment on table imports is 'Files that were imported, by name, with the rows that they have of the communities'' repositories. The same file twice is one row.';
comment on column imports.captured_at is 'The newest change that the file knows of.';

create table imported_items (
  repo_id bigint not null,
  number integer not null,
  imported_at timestamptz not null,
  primary key (repo_id, number)
);
comment on table imported_items is 'Issues and pull requests known from an import alone, with their comments and labels. GitHub''s own answer takes their place; what GitHub does not show is dropped.';

create table imported_repos (
  repo_id bigint primary key
);
comment on table imported_repos is 'Repositories in which an import has a part in merge_months and first_acts; these are made anew when none of its items is left.';

create table imported_users (
  user_id bigint primary key
);
comment on table imported_users is 'People known from an import alone; forgotten where GitHub never names them.';
