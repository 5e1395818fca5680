-- What is to be read again, because somebody said that it was touched.

create table dirty_marks (
  repo_id bigint not null,
  thing text not null,
  number integer not null,
  must_reach timestamptz,
  marked_at timestamptz not null,
  attempts integer not null default 0,
  due_at timestamptz not null,
  last_problem text,
  renewals integer not null default 0,
  primary key (repo_id, thing, number)
);
create index dirty_marks_due on dirty_marks (due_at);
comment on table dirty_marks is 'Repository and thing (an issue, a pull request, a list) that must be read again: what was said several times is one row.';
comment on column dirty_marks.number is 'The item''s number; 0 where the thing has none.';
comment on column dirty_marks.must_reach is 'The updated_at that GitHub''s answer must have reached, since its copies lag; null = any answer will do.';
comment on column dirty_marks.due_at is 'When it may be read; a reader that claims it moves this on, so that the mark comes back where the reader dies.';
comment on column dirty_marks.last_problem is 'Why the last reading did not settle it; null = it was not tried yet.';
comment on column dirty_marks.renewals is 'How often it was marked again: a reader drops only the mark that it claimed.';
