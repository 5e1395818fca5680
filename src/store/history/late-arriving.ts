/** What comes to light though everything of its time had been read: noted, because it changes figures given before. */
import { sql } from 'kysely';
import type { FactBatch } from '../../domain/history/facts.ts';
import type { Writing } from './writing.ts';

interface Find {
  kind: 'pull request' | 'issue' | 'comment' | 'review' | 'inline comment' | 'event';
  id: string;
  number: number;
  happened_at: string;
}

/**
 * Call it before the batch is stored, in its transaction.
 * @param before the instant until which the repository was known to be complete
 */
export async function noteLateArriving(
  { trx, repo_id: repoId, now: foundAt }: Writing,
  batch: FactBatch,
  before: string,
): Promise<void> {
  const old = [...datedFinds(batch)].filter(
    ({ happened_at }) => Date.parse(happened_at) < Date.parse(before),
  );
  if (old.length === 0) return;
  await sql`
    with found as (
      select * from json_to_recordset(${JSON.stringify(old)}::json)
        as f(kind text, id text, number integer, happened_at timestamptz)
    )
    insert into late_arrivals (repo_id, kind, id, number, happened_at, found_at)
    select distinct on (f.kind, f.id) ${repoId}::bigint, f.kind, f.id, f.number, f.happened_at, ${foundAt}::timestamptz
    from found f
    where case f.kind
      when 'pull request' then not exists (
        select 1 from pull_requests x where x.repo_id = ${repoId} and x.number = f.number)
      when 'issue' then not exists (
        select 1 from issues x where x.repo_id = ${repoId} and x.number = f.number)
      when 'comment' then not exists (
        select 1 from issue_comments x where x.repo_id = ${repoId} and x.id = f.id::bigint)
      when 'review' then not exists (
        select 1 from reviews x where x.repo_id = ${repoId} and x.id = f.id::bigint and x.submitted_at is not null)
      when 'inline comment' then not exists (
        select 1 from review_comments x where x.repo_id = ${repoId} and x.id = f.id::bigint)
      else not exists (
        select 1 from timeline_events x where x.repo_id = ${repoId} and x.number = f.number and x.id = f.id)
    end
    on conflict do nothing`.execute(trx);
}

function* datedFinds(batch: FactBatch): Generator<Find> {
  for (const { number, created_at } of batch.pull_requests)
    yield { kind: 'pull request', id: String(number), number, happened_at: created_at };
  for (const { number, created_at } of batch.issues)
    yield { kind: 'issue', id: String(number), number, happened_at: created_at };
  for (const { id, number, created_at } of batch.issue_comments)
    yield { kind: 'comment', id, number, happened_at: created_at };
  for (const { id, number, submitted_at } of batch.reviews)
    if (submitted_at !== null) yield { kind: 'review', id, number, happened_at: submitted_at };
  for (const { id, number, created_at } of batch.review_comments)
    yield { kind: 'inline comment', id, number, happened_at: created_at };
  for (const { id, number, kind, created_at } of batch.timeline_events)
    // A commit's date is when it was made, perhaps long before it was pushed: nothing was missed then.
    if (kind !== 'PULL_REQUEST_COMMIT') yield { kind: 'event', id, number, happened_at: created_at };
}
