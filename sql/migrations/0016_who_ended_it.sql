-- Who ended a pull request, and who put it into a merge queue or set it to merge by itself; and what landed without
-- GitHub calling it a merge: it was closed by a commit on the base branch.

alter table pull_request_facts
  add column ended_by_id bigint,
  add column queued_by_id bigint,
  add column is_landed boolean not null default false;
comment on column pull_request_facts.merged_at is 'When it was merged, or landed another way (is_landed).';
comment on column pull_request_facts.ended_by_id is 'Who performed the last end, a merge or a close; null = open, or a deleted account.';
comment on column pull_request_facts.queued_by_id is 'Of merged ones: who put it into the merge queue, or set it to merge by itself, last before that; null = nobody did.';
comment on column pull_request_facts.is_landed is 'Closed by a commit on the base branch instead of merged.';

alter table item_closures add column is_landed boolean not null default false;
comment on column item_closures.is_landed is 'Of a pull request: closed by a commit on the base branch.';

-- What of it can be told from what is stored; the queue's events are read from now on.
update pull_request_facts f
set merged_at = coalesce(f.merged_at, case when e.is_landed then f.closed_at end),
  ended_by_id = coalesce(e.merged_by_id, e.actor_id), is_landed = f.merged_at is null and coalesce(e.is_landed, false)
from (
  select p.repo_id, p.number, p.merged_by_id, c.actor_id, c.is_landed
  from pull_requests p
  left join lateral (
    select t.actor_id, t.closer like 'Commit %' as is_landed from timeline_events t
    where t.repo_id = p.repo_id and t.number = p.number and t.kind = 'CLOSED_EVENT' and t.created_at <= p.closed_at
    order by t.created_at desc, t.id collate "C" desc limit 1
  ) c on true
  where p.closed_at is not null
) e
where e.repo_id = f.repo_id and e.number = f.number;

-- Merges that a bot performed for somebody who had put the pull request into its queue.
alter table merge_months add column via_id bigint not null default 0;
comment on column merge_months.via_id is 'The account that performed the merges; 0 = the person did. Where it is a bot''s, the merges are by whoever put them into its queue.';
alter table merge_months drop constraint merge_months_pkey;
alter table merge_months add primary key (repo_id, user_id, month, via_id);

-- Merges are looked up among the facts now.
drop index pull_requests_merges;
drop index pull_requests_merged_at;
drop index pull_requests_merged_in;
create index pull_request_facts_merged_at on pull_request_facts (merged_at)
  include (repo_id, number, author_id, ended_by_id, queued_by_id, is_landed) where merged_at is not null;
create index pull_request_facts_merged_in on pull_request_facts (repo_id, merged_at) where merged_at is not null;
create index pull_request_facts_merges on pull_request_facts (repo_id, ended_by_id, merged_at) where merged_at is not null;
create index pull_request_facts_queued on pull_request_facts (queued_by_id, repo_id, merged_at) where queued_by_id is not null;

-- A person's first review in any span, not the first one ever.
create index reviews_submitted_at on reviews (submitted_at) include (repo_id, number, author_id)
  where submitted_at is not null and state <> 'PENDING';
drop index responses_reviews;
drop index reviews_by_ghosts;
