-- How far the reading of GitHub has come, what it cost, and what could not be read.

create table cursors (
  repo_id bigint not null,
  stream text not null,
  cursor text,
  page_size integer not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (repo_id, stream)
);
comment on table cursors is 'One row per repository and stream; saved in the same transaction as the rows of the page it points behind.';

create table continuations (
  repo_id bigint not null,
  node_id text not null,
  connection text not null,
  item_kind text not null,
  number integer not null,
  after_cursor text not null,
  primary key (repo_id, node_id, connection)
);
comment on table continuations is 'Timelines and label lists that did not fit their page; empty when the history is whole.';

create table unreadable_fields (
  repo_id bigint not null,
  stream text not null,
  number integer not null,
  path text not null,
  message text not null,
  primary key (repo_id, stream, number, path)
);

create table repository_counts (
  repo_id bigint not null,
  checked_at timestamptz not null,
  pull_requests integer not null,
  issues integer not null,
  releases integer not null,
  tags integer not null,
  primary key (repo_id, checked_at)
);
comment on table repository_counts is 'What GitHub itself counts (totalCount) at an instant: the other side of the coverage figure.';

create table api_calls (
  id bigint generated always as identity primary key,
  called_at timestamptz not null,
  kind text not null,
  purpose text not null,
  repository text,
  outcome text not null,
  points integer,
  points_left integer,
  resets_at timestamptz,
  milliseconds integer not null,
  page_size integer
);
comment on table api_calls is 'Every request to GitHub, with its cost in points and how it ended.';
