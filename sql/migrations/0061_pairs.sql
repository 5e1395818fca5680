-- Two people take a pull request together.
alter table comment_commands add column user_id bigint;
comment on column comment_commands.user_id is 'Of pair: users.id of whom they take it with; null = of another command, or nobody who is known.';
comment on column comment_commands.verb is 'snooze, unsnooze, not-me, claim, pair, unclaim, waiting-on author, waiting-on maintainer, no-nudge, status or help.';
alter table comment_commands drop constraint comment_commands_outcome_check;
alter table comment_commands add constraint comment_commands_outcome_check
  check (outcome in ('done', 'not_allowed', 'too_many', 'outdated', 'unknown'));
