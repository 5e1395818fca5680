/** Which pull requests a commit belongs to. */
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

/** @returns the open pull requests of that repository whose newest commit this is */
export async function pullRequestsAt(
  trx: Database | DatabaseTransaction,
  commits: readonly { repo_id: string; oid: string }[],
): Promise<{ repo_id: string; number: number }[]> {
  if (commits.length === 0) return [];
  const { rows } = await sql<{ repo_id: string; number: number }>`
    select distinct p.repo_id::text as repo_id, p.number
    from json_to_recordset(${JSON.stringify(commits)}::json) as c(repo_id bigint, oid text)
    join timeline_events e on e.repo_id = c.repo_id and e.commit_oid = c.oid and e.kind = 'PULL_REQUEST_COMMIT'
    join pull_requests p on p.repo_id = e.repo_id and p.number = e.number and p.state = 'OPEN'
    where not exists (
      select 1 from timeline_events later
      where later.repo_id = e.repo_id and later.number = e.number and later.kind = 'PULL_REQUEST_COMMIT'
        and later.created_at > e.created_at)`.execute(trx);
  return rows;
}
