-- Which picks were put on the institution's board: once each, whatever people do with the cards.

create table queue_cards (
  repo_id bigint not null,
  number integer not null,
  board text not null,
  attempted_at timestamptz not null,
  card_id text,
  kind text not null check (kind in ('pull_request', 'draft')),
  has_status boolean not null default false,
  problem text,
  primary key (repo_id, number, board)
);
comment on table queue_cards is 'Picks that were put on the institution''s board, or were to be.';
comment on column queue_cards.board is 'owner/number of the project, in lower case.';
comment on column queue_cards.attempted_at is 'When it was tried last.';
comment on column queue_cards.card_id is 'GitHub''s id of the card; null = it is not known to be there.';
comment on column queue_cards.kind is 'The pull request itself, or a draft that names it where GitHub refuses that.';
comment on column queue_cards.has_status is 'Its Status is set, by us or by somebody before; it is not set again.';
comment on column queue_cards.problem is 'What GitHub said last, in words; null = nothing.';
