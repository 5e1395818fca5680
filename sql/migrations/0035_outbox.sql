-- What Headwater writes to GitHub: one row a post, kept for ever, so that writing again is editing.

create table outbox (
  key text primary key,
  kind text not null check (kind in ('issue', 'comment')),
  repository text not null,
  number int,
  title text,
  body text not null,
  labels text[] not null default '{}',
  is_open boolean not null default true,
  version int not null,
  wanted_hash text not null,
  written_hash text,
  written_at timestamptz,
  confirmed_hash text,
  posted_id bigint,
  posted_number int,
  posted_url text,
  state text not null default 'due' check (state in ('due', 'written', 'done', 'parked')),
  attempted_at timestamptz,
  attempts int not null default 0,
  due_at timestamptz not null,
  leased_until timestamptz,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  problem text
);
create index outbox_due on outbox (due_at) where state in ('due', 'written');
comment on table outbox is 'Every post that Headwater wants on GitHub, by a key of its own: what it should say, what was written, what was read back.';
comment on column outbox.key is 'What the post is for, once and for ever: "report springboard/meta 2026-W48".';
comment on column outbox.kind is 'An issue of ours, or a comment of ours in an issue.';
comment on column outbox.repository is 'owner/name where it is to stand.';
comment on column outbox.number is 'For a comment: the issue or pull request that it stands under.';
comment on column outbox.title is 'For an issue: its title.';
comment on column outbox.body is 'What it should say, in Markdown.';
comment on column outbox.labels is 'For an issue: the labels it is opened with. People may change them afterwards.';
comment on column outbox.is_open is 'For an issue: whether it should be open.';
comment on column outbox.version is 'Of the ledger''s format when the post was wanted; an older Headwater leaves newer ones alone.';
comment on column outbox.wanted_hash is 'SHA-256 of title, body and is_open as wanted now.';
comment on column outbox.written_hash is 'SHA-256 of what GitHub accepted last.';
comment on column outbox.written_at is 'When GitHub accepted the last write.';
comment on column outbox.confirmed_hash is 'SHA-256 of what was read back last and was as wanted.';
comment on column outbox.posted_id is 'GitHub''s database id of the issue or comment.';
comment on column outbox.posted_number is 'For an issue: its number.';
comment on column outbox.posted_url is 'Its address on GitHub.';
comment on column outbox.state is 'due = to be written; written = accepted, to be read back; done = read back; parked = somebody has to look, see problem.';
comment on column outbox.attempted_at is 'When a creating request was sent whose answer is not known; null = none is. While it is set, GitHub is searched for our own post before anything is written.';
comment on column outbox.attempts is 'Requests since the last success.';
comment on column outbox.due_at is 'Not before this instant.';
comment on column outbox.leased_until is 'One process has it until then.';
comment on column outbox.created_at is 'When it was first wanted.';
comment on column outbox.confirmed_at is 'When it was first read back; a post that was there and is gone was taken away by a person, and stays away.';
comment on column outbox.problem is 'What went wrong last, in words.';

create table outbox_writers (
  writer text primary key,
  not_before timestamptz not null default '-infinity'
);
comment on table outbox_writers is 'Who writes, and since when GitHub lets it write again.';
comment on column outbox_writers.writer is 'The credential: "installation 123", or "workflow".';
comment on column outbox_writers.not_before is 'GitHub asked to wait until then (retry-after).';

create table outbox_writes (
  writer text not null,
  at timestamptz not null,
  key text not null
);
create index outbox_writes_by_writer on outbox_writes (writer, at);
comment on table outbox_writes is 'Each writing request of the last hours: at most one a second and 400 an hour for each writer.';
comment on column outbox_writes.writer is 'The credential that wrote.';
comment on column outbox_writes.at is 'When.';
comment on column outbox_writes.key is 'Which post.';
