-- What GitHub says, as rows. Facts keep GitHub's names; every fact's key begins with repo_id, so that the tables
-- can later be spread over machines by repository. People and configuration are small and stay whole.

create table users (
  id bigint primary key,
  node_id text,
  login text not null,
  name text,
  type text not null
);
comment on table users is 'People and bots by GitHub''s numeric id. A negative id stands for a login whose number GitHub never gave. No e-mail addresses.';

create table user_logins (
  login_key text not null,
  user_id bigint not null,
  primary key (login_key, user_id)
);
comment on table user_logins is 'Every login (in lower case) that was ever seen for a user: logins change, ids do not.';
create index user_logins_user on user_logins (user_id);

create table repos (
  id bigint primary key,
  node_id text not null,
  full_name text not null,
  default_branch text,
  is_private boolean not null,
  is_archived boolean not null,
  is_fork boolean not null,
  created_at timestamptz not null
);
create index repos_full_name on repos (lower(full_name));

create table pull_requests (
  repo_id bigint not null,
  number integer not null,
  id bigint not null,
  node_id text not null,
  title text not null,
  author_id bigint,
  state text not null,
  is_draft boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  merged_at timestamptz,
  merged_by_id bigint,
  additions integer,
  deletions integer,
  changed_files integer,
  base_ref text,
  body_length integer not null,
  body_words integer not null,
  timeline_count integer not null,
  primary key (repo_id, number)
);
comment on column pull_requests.author_id is 'users.id; null = a deleted account (a ghost).';
comment on column pull_requests.closed_at is 'The last terminal event, merge or close; null while open.';
create index pull_requests_merges on pull_requests (repo_id, merged_by_id, merged_at) where merged_at is not null;
create index pull_requests_merged_at on pull_requests (merged_at) include (repo_id, number, author_id, merged_by_id) where merged_at is not null;

create table issues (
  repo_id bigint not null,
  number integer not null,
  id bigint not null,
  node_id text not null,
  title text not null,
  author_id bigint,
  state text not null,
  state_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  body_length integer not null,
  body_words integer not null,
  timeline_count integer not null,
  primary key (repo_id, number)
);
create index issues_created_at on issues (created_at) include (repo_id, number, author_id, closed_at);

create table issue_comments (
  repo_id bigint not null,
  id bigint not null,
  number integer not null,
  author_id bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  body_length integer not null,
  body_words integer not null,
  primary key (repo_id, id)
);
comment on table issue_comments is 'Conversation comments of issues and of pull requests, as on GitHub, which gives both one number series.';
create index issue_comments_item on issue_comments (repo_id, number, author_id, created_at);

create table reviews (
  repo_id bigint not null,
  id bigint not null,
  number integer not null,
  author_id bigint,
  state text not null,
  submitted_at timestamptz,
  updated_at timestamptz not null,
  commit_oid text,
  body_length integer not null,
  body_words integer not null,
  primary key (repo_id, id)
);
create index reviews_item on reviews (repo_id, number, author_id, submitted_at);

create table review_comments (
  repo_id bigint not null,
  id bigint not null,
  number integer not null,
  review_id bigint,
  in_reply_to_id bigint,
  author_id bigint,
  path text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  body_length integer not null,
  body_words integer not null,
  primary key (repo_id, id)
);
create index review_comments_item on review_comments (repo_id, number, author_id, created_at);

create table labels (
  repo_id bigint not null,
  name text not null,
  color text not null,
  description text,
  primary key (repo_id, name)
);

create table item_labels (
  repo_id bigint not null,
  number integer not null,
  label text not null,
  primary key (repo_id, number, label)
);
comment on table item_labels is 'The labels that an issue or pull request carries now; their history is in timeline_events.';

create table timeline_events (
  repo_id bigint not null,
  number integer not null,
  id text not null,
  kind text not null,
  actor_id bigint,
  created_at timestamptz not null,
  label text,
  subject_id bigint,
  subject_team text,
  previous_title text,
  current_title text,
  commit_oid text,
  other_item text,
  closer text,
  primary key (repo_id, number, id)
);
comment on column timeline_events.created_at is 'For PULL_REQUEST_COMMIT, which has no date of its own on GitHub, the committer date.';

create table releases (
  repo_id bigint not null,
  id bigint not null,
  tag_name text not null,
  name text,
  author_id bigint,
  is_draft boolean not null,
  is_prerelease boolean not null,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (repo_id, id)
);

create table tags (
  repo_id bigint not null,
  name text not null,
  target_oid text not null,
  is_annotated boolean not null,
  tagger_id bigint,
  tagged_at timestamptz,
  commit_author_id bigint,
  committed_at timestamptz,
  primary key (repo_id, name)
);
