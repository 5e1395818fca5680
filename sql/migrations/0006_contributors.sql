-- Who did what first, and what each author opened: so that figures about people need not read all history.

create table first_acts (
  repo_id bigint not null,
  user_id bigint not null,
  first_talked_at timestamptz,
  first_talked_in integer,
  first_proposed_at timestamptz,
  primary key (repo_id, user_id)
);
comment on table first_acts is 'Per repository and person: the first issue, comment, review or inline comment, the number of the item it stands in, and the first pull request.';
create index first_acts_user on first_acts (user_id) include (repo_id, first_talked_at, first_proposed_at);
create index first_acts_talked on first_acts (first_talked_at);
create index pull_request_facts_author on pull_request_facts (author_id, created_at) include (repo_id, merged_at);
