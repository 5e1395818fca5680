-- What people of the institution answer beneath its weekly issue: who released a version, and who is a bot or a person.
create table said_answers (
  comment_id bigint not null,
  line integer not null,
  place bigint generated always as identity,
  verb text not null check (verb in ('released', 'bot', 'person', 'undo', 'help')),
  repo_id bigint,
  tag text,
  user_id bigint,
  sender_id bigint not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('done', 'not_allowed', 'too_many', 'unknown', 'configured')),
  primary key (comment_id, line)
);
create index said_answers_by_sender on said_answers (sender_id, at);
comment on table said_answers is 'Commands beneath the weekly issue that answer a question or correct who is what. Their words are kept nowhere.';
comment on column said_answers.comment_id is 'GitHub''s id of the comment.';
comment on column said_answers.line is 'Which of the comment''s commands: an edit runs only what is new.';
comment on column said_answers.place is 'The order in which they were read: the last one about a thing counts.';
comment on column said_answers.verb is 'released, bot, person, help, or undo: what was said of the thing before counts no longer.';
comment on column said_answers.repo_id is 'repos.id of the release that it is about; null = of none that is known.';
comment on column said_answers.tag is 'The tag of that release; null = it is about an account.';
comment on column said_answers.user_id is 'users.id of who released it, or of who is a bot or a person; null = nobody who is known.';
comment on column said_answers.sender_id is 'users.id of who wrote it.';
comment on column said_answers.at is 'When the comment was written.';
comment on column said_answers.outcome is 'done, or why it was not; configured = the configuration says something already.';

alter table configured_bots add column is_usual boolean not null default false;
comment on column configured_bots.is_usual is 'Of the list that Headwater brings: a person may say otherwise.';
