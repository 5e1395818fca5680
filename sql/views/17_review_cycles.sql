-- How often a pull request went back and forth between its author and reviewers: the one place that decides it.

-- A cycle: somebody reviews after the author moved. The opening is the author's first move; so are their commits, comments,
-- reviews and inline comments, a force-push, marking it ready and asking for a review. Reviews are submitted ones of any
-- state and inline comments, by another human; however many of them follow each other, they are one cycle. A comment in the
-- conversation is no review. Of what happens in one second the author's comes first. 0 = nobody has reviewed it by then.
-- `machines`: accounts that are no people (not_human), looked up once by whoever asks about many. The acts are read here, and
-- not through acts_on(), which looks those accounts up for each item. One row: as a table the planner takes it apart, where
-- it would call a function that returns a number for every item.
create function derived.review_cycles(
  repo bigint, item integer, author bigint, until_at timestamptz, machines bigint[])
returns table (cycles integer) language sql stable parallel safe as $$
  select (count(*) filter (where not m.is_author and m.follows_author))::integer
  from (
    select a.is_author, lag(a.is_author, 1, true) over (order by a.at, a.is_author desc) as follows_author
    from (
      select r.submitted_at as at, coalesce(r.author_id = author, false) as is_author
      from reviews r
      where r.repo_id = repo and r.number = item and r.state <> 'PENDING'
        and r.author_id is not null and not (r.author_id = any(machines))
      union all
      select c.created_at, coalesce(c.author_id = author, false)
      from review_comments c
      where c.repo_id = repo and c.number = item and c.author_id is not null and not (c.author_id = any(machines))
      union all
      select c.created_at, true from issue_comments c where c.repo_id = repo and c.number = item and c.author_id = author
      union all
      select e.created_at, true from timeline_events e
      where e.repo_id = repo and e.number = item and e.actor_id = author
        and e.kind in ('PULL_REQUEST_COMMIT', 'HEAD_REF_FORCE_PUSHED_EVENT', 'READY_FOR_REVIEW_EVENT', 'REVIEW_REQUESTED_EVENT')
    ) a
    where a.at <= until_at
  ) m
$$;
