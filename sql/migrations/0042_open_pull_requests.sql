-- What GitHub says of open community pull requests now, and never tells afterwards: spans, so that it is known from here on.
create table open_states (
  repo_id bigint not null,
  number integer not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  head_oid text not null,
  head_since timestamptz not null,
  has_conflict boolean,
  review_decision text check (review_decision in ('APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED')),
  knows_threads boolean not null,
  knows_checks boolean not null,
  read_at timestamptz,
  primary key (repo_id, number, since)
);
comment on table open_states is 'Open community pull requests as they were seen: one row for as long as nothing of it changed.';
comment on column open_states.repo_id is 'repos.id.';
comment on column open_states.number is 'The number of the pull request in its repository.';
comment on column open_states.since is 'When it was first seen so.';
comment on column open_states.until is 'When it was first seen otherwise; infinity = it is so.';
comment on column open_states.head_oid is 'The newest commit.';
comment on column open_states.head_since is 'When that commit was made or first seen as the head, whichever is earlier.';
comment on column open_states.has_conflict is 'It cannot be merged into its base as it is; null = GitHub has never said for this head.';
comment on column open_states.review_decision is 'GitHub''s reviewDecision; null = no review is required.';
comment on column open_states.knows_threads is 'All its threads are in review_threads.';
comment on column open_states.knows_checks is 'All checks of the head are in head_checks.';
comment on column open_states.read_at is 'When it was last seen so.';

create table review_threads (
  repo_id bigint not null,
  number integer not null,
  thread_id text not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  is_resolved boolean not null,
  is_outdated boolean not null,
  first_comment text not null,
  opened_by_id bigint,
  opened_at timestamptz not null,
  last_comment text not null,
  last_by_id bigint,
  last_at timestamptz not null,
  primary key (repo_id, number, thread_id, since)
);
comment on table review_threads is 'Threads of inline comments on open community pull requests, as they were seen: one row for as long as nothing of it changed.';
comment on column review_threads.repo_id is 'repos.id.';
comment on column review_threads.number is 'The number of the pull request in its repository.';
comment on column review_threads.thread_id is 'GitHub''s node id of the thread.';
comment on column review_threads.since is 'When it was first seen so.';
comment on column review_threads.until is 'When it was first seen otherwise; infinity = it is so.';
comment on column review_threads.is_resolved is 'Somebody marked it as resolved.';
comment on column review_threads.is_outdated is 'The lines it is about were changed since.';
comment on column review_threads.first_comment is 'review_comments.id of the comment that opened it, in digits.';
comment on column review_threads.opened_by_id is 'users.id of who opened it; null = a deleted account.';
comment on column review_threads.opened_at is 'When it was opened.';
comment on column review_threads.last_comment is 'review_comments.id of the newest comment, in digits.';
comment on column review_threads.last_by_id is 'users.id of who wrote that; null = a deleted account.';
comment on column review_threads.last_at is 'When that was written.';

create table head_checks (
  repo_id bigint not null,
  number integer not null,
  head_oid text not null,
  name text not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  state text not null check (state in ('green', 'red', 'pending', 'missing')),
  is_required boolean not null,
  red_since timestamptz,
  green_since timestamptz,
  primary key (repo_id, number, head_oid, name, since)
);
comment on table head_checks is 'Check runs and statuses at the heads of open community pull requests, as they were seen.';
comment on column head_checks.repo_id is 'repos.id.';
comment on column head_checks.number is 'The number of the pull request in its repository.';
comment on column head_checks.head_oid is 'The commit they are of.';
comment on column head_checks.name is 'Of the check run, or the status'' context.';
comment on column head_checks.since is 'When it was first seen so.';
comment on column head_checks.until is 'When it was first seen otherwise; infinity = it is so.';
comment on column head_checks.state is 'green (also neutral and skipped), red, pending, or missing = required and not reported.';
comment on column head_checks.is_required is 'The branch''s protection or rules require it.';
comment on column head_checks.red_since is 'When it first failed at this commit; null = it does not fail.';
comment on column head_checks.green_since is 'When it became green; null = it is not.';

create table waiting_runs (
  repo_id bigint not null,
  number integer not null,
  suite_id text not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  created_at timestamptz not null,
  primary key (repo_id, number, suite_id, since)
);
comment on table waiting_runs is 'Workflow runs at the heads of open community pull requests that wait for a maintainer''s approval.';
comment on column waiting_runs.repo_id is 'repos.id.';
comment on column waiting_runs.number is 'The number of the pull request in its repository.';
comment on column waiting_runs.suite_id is 'GitHub''s node id of the check suite.';
comment on column waiting_runs.since is 'When it was first seen so.';
comment on column waiting_runs.until is 'When it was first seen otherwise; infinity = it is so.';
comment on column waiting_runs.created_at is 'When the workflow was created.';

create table base_checks (
  repo_id bigint not null,
  branch text not null,
  name text not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  is_red boolean not null,
  primary key (repo_id, branch, name, since)
);
comment on table base_checks is 'Check runs and statuses at the tips of branches that open community pull requests go to, as they were seen.';
comment on column base_checks.repo_id is 'repos.id.';
comment on column base_checks.branch is 'The branch.';
comment on column base_checks.name is 'Of the check run, or the status'' context.';
comment on column base_checks.since is 'When it was first seen so.';
comment on column base_checks.until is 'When it was first seen otherwise; infinity = it is so.';
comment on column base_checks.is_red is 'It fails there.';

create table branch_rules (
  repo_id bigint not null,
  branch text not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  required_checks text[] not null,
  push_dismisses_approvals boolean,
  primary key (repo_id, branch, since)
);
comment on table branch_rules is 'What branches require that open community pull requests go to, by protection and rulesets, as it was seen.';
comment on column branch_rules.repo_id is 'repos.id.';
comment on column branch_rules.branch is 'The branch.';
comment on column branch_rules.since is 'When it was first seen so.';
comment on column branch_rules.until is 'When it was first seen otherwise; infinity = it is so.';
comment on column branch_rules.required_checks is 'Names of the checks that must be green.';
comment on column branch_rules.push_dismisses_approvals is 'A push takes approvals back; null = no review is required, or GitHub does not show it.';
