-- Whose first review of a pull request fell into a span: asked by every figure of how the reviewing is spread.
create index responses_reviewed on responses (first_submitted_review_at) include (repo_id, number, responder_id, author_id)
  where first_submitted_review_at is not null;
