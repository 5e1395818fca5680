-- What keeping up with GitHub needs: how far each stream is known to be complete, what is gone, what came to light late.

alter table cursors add column down_to timestamptz;
comment on column cursors.down_to is 'Where a reading of what was touched last, newest first, ends; null = the whole stream, oldest first.';

create table watermarks (
  repo_id bigint not null,
  stream text not null,
  complete_until timestamptz not null,
  primary key (repo_id, stream)
);
comment on table watermarks is 'Everything that happened before this instant has been read: the start of the last reading that came to its end. Stream "everything": the last time that every item was compared with GitHub.';

create table deleted_items (
  repo_id bigint not null,
  number integer not null,
  observed_at timestamptz not null,
  primary key (repo_id, number)
);
comment on table deleted_items is 'Issues and pull requests that GitHub no longer shows in the repository (deleted, or transferred away). They count up to the instant at which that was observed.';

alter table releases add column gone_at timestamptz;
alter table tags add column gone_at timestamptz;
comment on column tags.gone_at is 'When it was observed that GitHub no longer has it; null = it has.';

create table late_finds (
  repo_id bigint not null,
  kind text not null,
  id text not null,
  number integer not null,
  happened_at timestamptz not null,
  found_at timestamptz not null,
  primary key (repo_id, kind, id)
);
comment on table late_finds is 'What was found though everything of its time had been read before: it changes figures that were already given, and the report lists it among the gaps.';
create index late_finds_happened on late_finds (happened_at);

create index pull_requests_updated on pull_requests (repo_id, updated_at);
create index issues_updated on issues (repo_id, updated_at);
