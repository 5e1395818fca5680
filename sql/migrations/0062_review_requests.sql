-- Before a comment GitHub's own request for a review, where upstream wants that.
alter table upstream_words add column allows_review_requests boolean not null default false;
comment on column upstream_words.allows_review_requests is 'Headwater may ask people for a review, as GitHub itself does.';

alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('issue', 'comment', 'section', 'review_request'));
comment on column outbox.kind is 'An issue of ours, a comment of ours in an issue, a section of somebody''s text, or a request for a review.';
comment on column outbox.body is 'What it should say, in Markdown; of a request for a review the login of who is asked.';

create table review_requests (
  repo_id bigint not null,
  number integer not null,
  turn_start timestamptz not null,
  key text not null,
  user_id bigint not null,
  wanted_at timestamptz not null,
  primary key (repo_id, number, turn_start)
);
comment on table review_requests is 'Reviews that Headwater asked for. A row stands before the request does: what was perhaps asked counts as asked.';
comment on column review_requests.repo_id is 'repos.id.';
comment on column review_requests.number is 'The number of the pull request in its repository.';
comment on column review_requests.turn_start is 'Since when the maintainers held it.';
comment on column review_requests.key is 'outbox.key of the request.';
comment on column review_requests.user_id is 'users.id of who was asked.';
comment on column review_requests.wanted_at is 'When it was decided.';
