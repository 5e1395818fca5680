-- A fifth kind of post: a file of ours in a repository. And why a post is parked, where that can pass.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check
  check (kind in ('issue', 'comment', 'section', 'review_request', 'file'));
alter table outbox add column path text;
comment on column outbox.kind is 'An issue of ours, a comment of ours in an issue, a section of somebody''s text, a request for a review, or a file of ours.';
comment on column outbox.title is 'Of an issue its title; of a file what its commit says.';
comment on column outbox.path is 'Of a file: where it stands in its repository, on the default branch.';
comment on column outbox.body is 'What it should say, in Markdown; of a request for a review the login of who is asked.';
comment on column outbox.written_texts is 'Of a section: every text that was sent, by the stamp in its first line; of what stands there only these lines are ever changed. Of a file: the blobs that were sent, by their SHA; no other is ever overwritten.';

alter table outbox add column parked_cause text check (parked_cause in
  ('not_installed', 'no_permission', 'not_found', 'archived', 'issues_off', 'locked', 'failing'));
alter table outbox add column parked_at timestamptz;
create index outbox_parked on outbox (created_at) where parked_cause is not null;
comment on column outbox.parked_cause is 'Why it is parked, where the cause lies outside and can pass: it is tried again then. Null = somebody has to look.';
comment on column outbox.parked_at is 'When it was parked; null = it is not, or was before this was kept.';
-- Those that were parked so far say it in words alone.
update outbox set parked_cause = case
  when problem like '%nobody may write there; install the App' then 'not_installed'
  when problem like '%: the App may not write %' then 'no_permission' end,
  parked_at = created_at
where state = 'parked' and (problem like '%nobody may write there; install the App' or problem like '%: the App may not write %');
