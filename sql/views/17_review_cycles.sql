-- How often a pull request went back and forth between its author and reviewers: the one place that decides it.

-- A cycle: somebody reviews after the author moved. The opening is the author's first move; so are their commits, comments,
-- reviews and inline comments, a force-push, marking it ready and asking for a review. Reviews are submitted ones of any
-- state and inline comments, by another human; however many of them follow each other, they are one cycle. A comment in the
-- conversation is no review. Of what happens in one second the author's comes first. 0 = nobody has reviewed it by then.
create function derived.review_cycles(repo bigint, item integer, author bigint, until_at timestamptz)
returns integer language sql stable parallel safe as $$
  select (count(*) filter (where not m.is_author and m.follows_author))::integer
  from (
    select a.is_author, lag(a.is_author, 1, true) over (order by a.at, a.is_author desc) as follows_author
    from (
      select x.at, x.user_id = author as is_author
      from derived.acts_on(repo, item) x
      where x.at <= until_at and x.user_id = author
        and x.act in ('commit', 'comment', 'review', 'inline comment', 'head_ref_force_pushed_event',
          'ready_for_review_event', 'review_requested_event')
      union all
      select x.at, false
      from derived.acts_on(repo, item) x
      where x.at <= until_at and x.user_id is distinct from author and x.user_id is not null
        and x.act in ('review', 'inline comment')
        and x.user_id not in (select n.user_id from derived.not_human n)
    ) a
  ) m
$$;
