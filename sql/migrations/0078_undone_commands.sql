-- What somebody commanded in a comment can be taken back.
alter table comment_commands add column undone_at timestamptz;
comment on column comment_commands.undone_at is 'When it was taken back: from then on it counts as never said; null = it stands.';
comment on column comment_commands.user_id is 'Of pair: users.id of whom they take it with; of undo: whose commands it takes back, where they are not the sender''s own; null = of another command, or nobody who is known.';
comment on column comment_commands.verb is 'snooze, unsnooze, not-me, claim, pair, unclaim, waiting-on author, waiting-on maintainer, no-nudge, undo, status or help.';
