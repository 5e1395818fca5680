-- Reminders: what upstream allows, which turns were looked at, what was said to whom, and what people answered.

create table upstream_words (
  repo_id bigint primary key,
  state text not null check (state in ('absent', 'given', 'unreadable')),
  measures boolean not null default true,
  allows_comments boolean not null default false,
  allows_mentions boolean not null default false,
  exempt_labels text[] not null default '{}',
  problem text,
  read_at timestamptz not null,
  complete_since timestamptz
);
comment on table upstream_words is 'What an upstream repository says of itself in .github/headwater.yml on its default branch, as it was read last.';
comment on column upstream_words.repo_id is 'repos.id.';
comment on column upstream_words.state is 'absent = there is no such file; unreadable = something in it is not understood, so it allows nothing.';
comment on column upstream_words.measures is 'False: the repository is shown nowhere.';
comment on column upstream_words.allows_comments is 'Its maintainers want reminders on their pull requests.';
comment on column upstream_words.allows_mentions is 'Reminders may mention people.';
comment on column upstream_words.exempt_labels is 'Pull requests with one of these labels are never spoken of.';
comment on column upstream_words.problem is 'What is not understood, with its line and column.';
comment on column upstream_words.read_at is 'When it was read.';
comment on column upstream_words.complete_since is 'When its history was first found read to the end; null = it has not been. Two weeks of dry run begin with it.';

create table nudge_turns (
  repo_id bigint not null,
  number integer not null,
  party text not null check (party in ('author', 'maintainers')),
  turn_start timestamptz not null,
  digest_at timestamptz,
  held_back_at timestamptz,
  primary key (repo_id, number, party, turn_start)
);
comment on table nudge_turns is 'Turns of open pull requests that a digest named, or that are left alone to see what reminders do.';
comment on column nudge_turns.repo_id is 'repos.id.';
comment on column nudge_turns.number is 'The number of the pull request in its repository.';
comment on column nudge_turns.party is 'Who holds it: its author, or the maintainers.';
comment on column nudge_turns.turn_start is 'Since when, as it was first known.';
comment on column nudge_turns.digest_at is 'When a digest named it first.';
comment on column nudge_turns.held_back_at is 'When a comment was due but for the tenth that is left alone.';

create table nudges (
  key text primary key,
  repo_id bigint not null,
  number integer not null,
  party text not null check (party in ('author', 'maintainers')),
  turn_start timestamptz not null,
  reason text not null,
  wanted_at timestamptz not null,
  mentioned_id bigint,
  outdated_at timestamptz,
  objector_id bigint
);
create index nudges_by_item on nudges (repo_id, number);
comment on table nudges is 'Comments of ours under pull requests. A row stands before the comment does: what was perhaps said counts as said.';
comment on column nudges.key is 'outbox.key of the comment.';
comment on column nudges.repo_id is 'repos.id.';
comment on column nudges.number is 'The number of the pull request in its repository.';
comment on column nudges.party is 'Who is asked.';
comment on column nudges.turn_start is 'Since when they held it.';
comment on column nudges.reason is 'What was missing, as domain/attention names it.';
comment on column nudges.wanted_at is 'When it was decided.';
comment on column nudges.mentioned_id is 'users.id of who was mentioned; null = nobody.';
comment on column nudges.outdated_at is 'When it was hidden as outdated, because the turn had changed.';
comment on column nudges.objector_id is 'users.id of somebody with write access who put 👎 on it.';

create table nudge_talks (
  repo_id bigint not null,
  number integer not null,
  named_at timestamptz not null,
  primary key (repo_id, number)
);
comment on table nudge_talks is 'Long talks without an outcome that a digest named: each once.';
comment on column nudge_talks.repo_id is 'repos.id.';
comment on column nudge_talks.number is 'The number of the pull request in its repository.';
comment on column nudge_talks.named_at is 'When.';
