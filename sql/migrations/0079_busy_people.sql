-- People of the team who say on GitHub that they are busy: the queue suggests nobody who is.
create table busy_people (
  user_id bigint primary key,
  seen_at timestamptz not null,
  ends_at timestamptz not null default 'infinity'
);
comment on table busy_people is 'People of the team whose status on GitHub says that they are busy, as it was read last. For the planning of the queue alone: no text, page or file says it of anybody.';
comment on column busy_people.user_id is 'users.id of somebody on the team who has not opted out.';
comment on column busy_people.seen_at is 'When GitHub was asked; after three days without an answer it says nothing any more.';
comment on column busy_people.ends_at is 'When the status ends, as they have set it; infinity = they have not.';
