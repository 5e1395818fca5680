-- What the review queue offered for an iteration, once it was posted: K1's "planned before" reads it.

create table queue_picks (
  repo_id bigint not null,
  number integer not null,
  iteration_start timestamptz not null,
  iteration_end timestamptz not null,
  place integer not null,
  lane text not null,
  score double precision not null,
  picked_at timestamptz not null,
  post_key text not null,
  primary key (repo_id, number, iteration_start)
);
create index queue_picks_iteration on queue_picks (iteration_start);
comment on table queue_picks is 'Pull requests that the review queue offered for an iteration, in a list that was posted. A pick stays one, whatever becomes of it.';
comment on column queue_picks.iteration_start is 'When the iteration begins; with iteration_end its window, whatever the configuration says later.';
comment on column queue_picks.iteration_end is 'When it ends, this instant not included.';
comment on column queue_picks.place is 'In the list, from 1.';
comment on column queue_picks.lane is 'Why it came into the list: carried_over, re_review, approve_ci, oldest, newcomer, quick_win.';
comment on column queue_picks.score is 'Its score when it was picked.';
comment on column queue_picks.picked_at is 'When it was picked first for this iteration.';
comment on column queue_picks.post_key is 'outbox.key of the list that it stands in.';
