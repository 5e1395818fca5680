-- What the institution plans upstream work with: the issues of its planning repository, their sub-issues, its board.
-- Of what they say only the references to pull requests are kept.

create table repo_names (
  repo_id bigint not null,
  name_key text not null,
  primary key (repo_id, name_key)
);
create index repo_names_key on repo_names (name_key);
comment on table repo_names is 'Every owner/name, in lower case, under which a repository has been seen: links outlive a rename.';
insert into repo_names (repo_id, name_key) select id, lower(full_name) from repos;

create table planning_issues (
  repo_id bigint not null,
  number integer not null,
  node_id text not null,
  title text not null,
  origin text not null check (origin in ('repository', 'sub_issue', 'board')),
  planned_since timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  gone_at timestamptz,
  primary key (repo_id, number)
);
comment on column planning_issues.origin is 'repository: it stands in the planning repository; sub_issue, board: it stands elsewhere, and became a planning item when it was added.';
comment on column planning_issues.planned_since is 'When it became a planning item: nothing in it was planned before.';
comment on column planning_issues.gone_at is 'When it was observed that GitHub no longer shows it; null = it does.';

create table planning_labels (
  repo_id bigint not null,
  number integer not null,
  label text not null,
  since timestamptz not null,
  until timestamptz not null,
  primary key (repo_id, number, label, since)
);

create table planning_texts (
  repo_id bigint not null,
  id text not null,
  number integer not null,
  kind text not null check (kind in ('body', 'comment')),
  last_edited_at timestamptz,
  primary key (repo_id, id)
);
comment on table planning_texts is 'Bodies and comments of planning issues as they were read last: an edited one is read again, version by version, when it was edited again.';

create table planning_links (
  repo_id bigint not null,
  text_id text not null,
  number integer not null,
  url text not null,
  other_repository text not null,
  other_number integer not null,
  linked_at timestamptz,
  primary key (repo_id, text_id, other_repository, other_number)
);
create index planning_links_other on planning_links (other_repository, other_number);
comment on column planning_links.linked_at is 'When the text first said so: its creation, or the first version that has the link; null = no version that can be read tells.';

create table planning_sub_issues (
  node_id text primary key,
  planned_since timestamptz not null
);
comment on table planning_sub_issues is 'Sub-issues that planning issues were given, and since when; those that stand elsewhere are read as planning_issues.';

create table board_cards (
  board text not null,
  id text not null,
  kind text not null check (kind in ('issue', 'pull_request', 'draft', 'hidden')),
  content_repo_id bigint,
  content_number integer,
  title text,
  created_at timestamptz not null,
  creator_id bigint,
  is_archived boolean not null,
  status text,
  iteration text,
  iteration_start date,
  iteration_days integer,
  estimate double precision,
  end_date date,
  gone_at timestamptz,
  primary key (board, id)
);
create index board_cards_content on board_cards (content_repo_id, content_number);
comment on column board_cards.board is 'owner/number of the project, in lower case.';

create table board_links (
  board text not null,
  card_id text not null,
  other_repository text not null,
  other_number integer not null,
  linked_at timestamptz not null,
  primary key (board, card_id, other_repository, other_number)
);
create index board_links_other on board_links (other_repository, other_number);
comment on table board_links is 'References in title and body of draft cards. GitHub keeps no versions of these: linked_at is the card''s creation, or when it was first seen with the link where it had been seen without.';

create table board_readings (
  board text not null,
  read_at timestamptz not null,
  outcome text not null,
  url text,
  primary key (board)
);
comment on column board_readings.outcome is 'ok, or in words why the board could not be read.';

-- From the configuration, with the people.
create table planning_label_kinds (
  label_key text not null,
  kind text not null check (kind in ('directed', 'foundational')),
  primary key (label_key, kind)
);
create table office_hours (
  title text not null,
  starts_at timestamptz not null,
  minutes integer not null,
  every interval not null,
  primary key (title, starts_at)
);

-- What the people of a small team did in a window, among everything that ever happened.
create index issue_comments_author on issue_comments (author_id, created_at);
create index reviews_author on reviews (author_id, submitted_at);
create index review_comments_author on review_comments (author_id, created_at);
create index timeline_events_actor on timeline_events (actor_id, created_at);

alter table institutions add column planning_repository text;
comment on column institutions.planning_repository is 'owner/name of the repository whose issues plan the institution''s work; null = it plans nothing on GitHub.';
alter table institutions add column planning_board text;
