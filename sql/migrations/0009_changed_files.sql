-- Which files a pull request changes: read by a question of its own, after the pull requests themselves.

create table pull_request_files (
  repo_id bigint not null,
  number integer not null,
  path text not null,
  additions integer not null,
  deletions integer not null,
  primary key (repo_id, number, path)
);
comment on table pull_request_files is 'The files that a pull request changes, as GitHub lists them now: at most 3,000 of one pull request.';

create table pull_request_file_lists (
  repo_id bigint not null,
  number integer not null,
  updated_at timestamptz not null,
  since timestamptz not null,
  changed_files integer,
  failures integer not null default 0,
  primary key (repo_id, number)
);
comment on table pull_request_file_lists is 'When the files of a pull request were read, and whether all of them are stored: see the view unread_file_lists.';
comment on column pull_request_file_lists.updated_at is 'The pull request''s updated_at at the last reading: where it has moved since, the files are read again.';
comment on column pull_request_file_lists.since is 'The pull request''s updated_at at the first reading that gave these very files.';
comment on column pull_request_file_lists.changed_files is 'GitHub''s own count; null = GitHub gives no list of them.';
comment on column pull_request_file_lists.failures is 'Readings in a row that brought an error, or another number of files than GitHub counts.';

create table former_file_lists (
  repo_id bigint not null,
  number integer not null,
  since timestamptz not null,
  files jsonb not null,
  primary key (repo_id, number, since)
);
comment on table former_file_lists is 'What a pull request changed before it was pushed to again, as far as it was read then: GitHub keeps only the newest list, and a report for an earlier instant must stay what it was.';
comment on column former_file_lists.files is 'The rows of pull_request_files, as [{path, additions, deletions}] by path.';
