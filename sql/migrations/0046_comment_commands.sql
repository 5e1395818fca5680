-- What people told Headwater in comments on pull requests, and what came of it.
create table comment_commands (
  repo_id bigint not null,
  comment_id bigint not null,
  line integer not null,
  number integer not null,
  verb text not null,
  until timestamptz,
  head_oid text,
  sender_id bigint not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('done', 'not_allowed', 'too_many', 'outdated')),
  primary key (repo_id, comment_id, line)
);
create index comment_commands_by_item on comment_commands (repo_id, number);
comment on table comment_commands is 'Commands that people wrote at the start of a line. Their words are kept nowhere.';
comment on column comment_commands.repo_id is 'repos.id.';
comment on column comment_commands.comment_id is 'issue_comments.id.';
comment on column comment_commands.line is 'Which of the comment''s commands: an edit runs only what is new.';
comment on column comment_commands.number is 'The number of the pull request.';
comment on column comment_commands.verb is 'snooze, unsnooze, not-me, claim, waiting-on author, waiting-on maintainer, no-nudge, pair, status or help.';
comment on column comment_commands.until is 'Of snooze: until when.';
comment on column comment_commands.head_oid is 'The newest commit when it was written; null = not known.';
comment on column comment_commands.sender_id is 'users.id of who wrote it.';
comment on column comment_commands.at is 'When it was written.';
comment on column comment_commands.outcome is 'done, or why it was not.';
