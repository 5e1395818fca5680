-- A third kind of post: a section of ours in a text of somebody else.

alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('issue', 'comment', 'section'));
alter table outbox add column written_texts jsonb not null default '{}';
comment on column outbox.kind is 'An issue of ours, a comment of ours in an issue, or a section of ours in the text of an issue.';
comment on column outbox.written_texts is 'For a section: every text that was sent, by the stamp in its first line. Of what stands there only these lines are ever changed.';
