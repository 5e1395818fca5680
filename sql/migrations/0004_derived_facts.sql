-- What follows from GitHub's rows, kept per pull request so that a week's report need not read all history.
-- Recomputed for the touched items in the transaction that touched them; never edited by hand.

create table pull_request_facts (
  repo_id bigint not null,
  number integer not null,
  author_id bigint,
  created_at timestamptz not null,
  ready_at timestamptz,
  closed_at timestamptz,
  merged_at timestamptz,
  was_reopened boolean not null,
  has_later_drafts boolean not null,
  primary key (repo_id, number)
);
comment on column pull_request_facts.ready_at is 'First instant at which it was neither a draft nor titled [WIP]; null = never ready.';
comment on column pull_request_facts.has_later_drafts is 'It went back to draft after ready_at: see draft_spells.';
create index pull_request_facts_created on pull_request_facts (created_at);
create index pull_request_facts_ready on pull_request_facts (ready_at) where ready_at <> created_at;
create index pull_request_facts_closed on pull_request_facts (closed_at);

create table draft_spells (
  repo_id bigint not null,
  number integer not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (repo_id, number, began_at)
);
comment on table draft_spells is 'Draft or [WIP] time after the first ready instant, half-open; ended_at infinity = still a draft.';

create table item_closures (
  repo_id bigint not null,
  number integer not null,
  closed_at timestamptz not null,
  reopened_at timestamptz not null,
  primary key (repo_id, number, closed_at)
);
comment on table item_closures is 'Earlier ends of issues and pull requests that were reopened later; the last end is on the item itself.';

create table responses (
  repo_id bigint not null,
  number integer not null,
  responder_id bigint not null,
  author_id bigint,
  first_response_at timestamptz not null,
  first_review_at timestamptz,
  first_submitted_review_at timestamptz,
  primary key (repo_id, number, responder_id)
);
comment on table responses is 'Per issue or pull request and responder other than its author: the first comment or review, the first review or inline comment, and the first submitted review. Bots are stored; who counts is decided when a number is computed.';
comment on column responses.author_id is 'The author of the issue or pull request.';
create index responses_reviews on responses (first_submitted_review_at) include (repo_id, responder_id, author_id)
  where first_submitted_review_at is not null;
create index reviews_by_ghosts on reviews (submitted_at) include (repo_id, number) where author_id is null;

create table merge_months (
  repo_id bigint not null,
  user_id bigint not null,
  month date not null,
  first_merged_at timestamptz not null,
  last_merged_at timestamptz not null,
  primary key (repo_id, user_id, month)
);
comment on table merge_months is 'Per month, a person''s first and last merge of somebody else''s pull request: the observed source of who can merge.';

-- A title that says "not ready": starts with [WIP] or WIP:, in any letter case, blanks around it ignored.
create function title_is_wip(title text) returns boolean
language sql immutable as $$ select title ~* '^\s*(\[wip\]|wip:)' $$;

create table timeline_gaps (
  repo_id bigint not null,
  number integer not null,
  on_github integer not null,
  stored integer not null,
  primary key (repo_id, number)
);
comment on table timeline_gaps is 'Items of which fewer timeline entries (events, comments, reviews) are stored than GitHub counts: not yet whole.';
