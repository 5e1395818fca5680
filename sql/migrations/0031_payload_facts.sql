-- What only a delivery says: GitHub cannot be asked for it later. One row per delivery and fact, so that a delivery that
-- is handled twice changes nothing.

create table tag_pushes (
  repo_id bigint not null,
  tag text not null,
  delivery text not null,
  oid text,
  sender_id bigint,
  pushed_at timestamptz not null,
  primary key (repo_id, tag, delivery)
);
comment on table tag_pushes is 'Who pushed a tag: the sender of the push or create event. Times of receipt, since the events have none.';
comment on column tag_pushes.oid is 'What the tag was set on, a tag object or a commit; null = the event (create) does not say.';

create table observed_deletions (
  repo_id bigint not null,
  kind text not null,
  id text not null,
  number integer,
  actor_id bigint,
  observed_at timestamptz not null,
  primary key (repo_id, kind, id)
);
comment on table observed_deletions is 'Issues, comments, releases, tags, labels and repositories whose deletion was delivered. Kinds as in events; id is GitHub''s, or the name where the thing has no id.';

create table item_transfers (
  repo_id bigint not null,
  number integer not null,
  to_repo_id bigint not null,
  to_number integer not null,
  actor_id bigint,
  transferred_at timestamptz not null,
  primary key (repo_id, number)
);
comment on table item_transfers is 'Which issue went on as which one in another repository.';

create table thread_resolutions (
  repo_id bigint not null,
  number integer not null,
  thread_id text not null,
  at timestamptz not null,
  is_resolved boolean not null,
  actor_id bigint,
  primary key (repo_id, number, thread_id, at)
);
comment on table thread_resolutions is 'When threads of review comments were resolved and opened again; GitHub itself keeps only the present state.';

create table membership_changes (
  account text not null,
  delivery text not null,
  change text not null,
  user_id bigint,
  team text,
  repo_id bigint,
  role text,
  actor_id bigint,
  observed_at timestamptz not null,
  primary key (account, delivery)
);
comment on table membership_changes is 'Who joined or left an organisation, a team or a repository, and what a team was given. Seen by installations alone: private.';

create table repository_changes (
  repo_id bigint not null,
  delivery text not null,
  change text not null,
  former text,
  actor_id bigint,
  observed_at timestamptz not null,
  primary key (repo_id, delivery)
);
comment on table repository_changes is 'When a repository was renamed, transferred, archived, made private or public, deleted.';
