-- Per person who acted in the touched items ($1 repository, $2 numbers): their first word in the repository, and their
-- first pull request. Earlier is the only way these can change, so what the other items say need not be looked up.
with acts as (
  select i.author_id as user_id, i.number, i.created_at as talked_at, null::timestamptz as proposed_at
  from issues i where i.repo_id = $1 and i.number = any($2)
  union all
  select c.author_id, c.number, c.created_at, null from issue_comments c where c.repo_id = $1 and c.number = any($2)
  union all
  select r.author_id, r.number, r.submitted_at, null
  from reviews r where r.repo_id = $1 and r.number = any($2) and r.submitted_at is not null and r.state <> 'PENDING'
  union all
  select c.author_id, c.number, c.created_at, null from review_comments c where c.repo_id = $1 and c.number = any($2)
  union all
  select p.author_id, p.number, null, p.created_at from pull_requests p where p.repo_id = $1 and p.number = any($2)
),
fresh as (
  select user_id, min(talked_at) as talked_at, min(proposed_at) as proposed_at,
    (array_agg(number order by talked_at, number) filter (where talked_at is not null))[1] as talked_in
  from acts
  where user_id is not null
  group by user_id
)
insert into first_acts as x (repo_id, user_id, first_talked_at, first_talked_in, first_proposed_at)
select $1, f.user_id, f.talked_at, f.talked_in, f.proposed_at from fresh f
on conflict (repo_id, user_id) do update
set first_talked_at = least(x.first_talked_at, excluded.first_talked_at),
  first_talked_in = case
    when x.first_talked_at is null then excluded.first_talked_in
    when excluded.first_talked_at is null then x.first_talked_in
    when (excluded.first_talked_at, excluded.first_talked_in) < (x.first_talked_at, x.first_talked_in)
      then excluded.first_talked_in
    else x.first_talked_in
  end,
  first_proposed_at = least(x.first_proposed_at, excluded.first_proposed_at)
where x.first_talked_at is null and excluded.first_talked_at is not null
  or (excluded.first_talked_at, excluded.first_talked_in) < (x.first_talked_at, x.first_talked_in)
  or x.first_proposed_at is null and excluded.first_proposed_at is not null
  or excluded.first_proposed_at < x.first_proposed_at
