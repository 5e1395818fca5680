-- Per touched issue or pull request ($1 repository, $2 numbers): each other person's first response and first review.
-- The author's own words never count; a pending review has no submitted_at; ghosts cannot respond.
with touched as (
  select p.number, p.author_id from pull_requests p where p.repo_id = $1 and p.number = any($2)
  union all
  select i.number, i.author_id from issues i where i.repo_id = $1 and i.number = any($2)
),
acts as (
  select c.number, c.author_id as responder_id, c.created_at as at, null::timestamptz as review_at,
    null::timestamptz as submitted_at
  from issue_comments c where c.repo_id = $1 and c.number = any($2)
  union all
  select r.number, r.author_id, r.submitted_at, r.submitted_at, r.submitted_at
  from reviews r where r.repo_id = $1 and r.number = any($2) and r.submitted_at is not null and r.state <> 'PENDING'
  union all
  select c.number, c.author_id, c.created_at, c.created_at, null
  from review_comments c where c.repo_id = $1 and c.number = any($2)
),
fresh as (
  select t.number, t.author_id, a.responder_id, min(a.at) as first_response_at, min(a.review_at) as first_review_at,
    min(a.submitted_at) as first_submitted_review_at
  from touched t join acts a on a.number = t.number
  where a.responder_id is not null and a.responder_id is distinct from t.author_id
  group by t.number, t.author_id, a.responder_id
),
gone as (
  delete from responses r
  where r.repo_id = $1 and r.number = any($2)
    and not exists (select 1 from fresh f where f.number = r.number and f.responder_id = r.responder_id)
)
insert into responses as r (
  repo_id, number, responder_id, author_id, first_response_at, first_review_at, first_submitted_review_at)
select $1, f.number, f.responder_id, f.author_id, f.first_response_at, f.first_review_at, f.first_submitted_review_at
from fresh f
on conflict (repo_id, number, responder_id) do update
set author_id = excluded.author_id, first_response_at = excluded.first_response_at,
  first_review_at = excluded.first_review_at, first_submitted_review_at = excluded.first_submitted_review_at
where (r.author_id, r.first_response_at, r.first_review_at, r.first_submitted_review_at)
  is distinct from (excluded.author_id, excluded.first_response_at, excluded.first_review_at,
    excluded.first_submitted_review_at)
