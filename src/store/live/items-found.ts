/** Items that a delivery does not name itself: by the commit that was checked, or by being mentioned. */
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

export interface FoundItem {
  repo_id: string;
  thing: 'pull_request' | 'issue';
  number: number;
}

/** @returns the open pull requests of that repository whose newest commit this is */
export async function pullRequestsAt(
  trx: Database | DatabaseTransaction,
  commits: readonly { repo_id: string; oid: string }[],
): Promise<FoundItem[]> {
  if (commits.length === 0) return [];
  const { rows } = await sql<FoundItem>`
    select distinct p.repo_id::text as repo_id, 'pull_request' as thing, p.number
    from json_to_recordset(${JSON.stringify(commits)}::json) as c(repo_id bigint, oid text)
    join timeline_events e on e.repo_id = c.repo_id and e.commit_oid = c.oid and e.kind = 'PULL_REQUEST_COMMIT'
    join pull_requests p on p.repo_id = e.repo_id and p.number = e.number and p.state = 'OPEN'
    where not exists (
      select 1 from timeline_events later
      where later.repo_id = e.repo_id and later.number = e.number and later.kind = 'PULL_REQUEST_COMMIT'
        and later.created_at > e.created_at)`.execute(trx);
  return rows;
}

/** @returns those that are stored: what is not is new, and arrives by itself */
export async function storedItemsNamed(
  trx: Database | DatabaseTransaction,
  named: readonly { repo_id: string; number: number }[],
): Promise<FoundItem[]> {
  if (named.length === 0) return [];
  const { rows } = await sql<FoundItem>`
    with named as (
      select distinct repo_id, number from json_to_recordset(${JSON.stringify(named)}::json) as n(repo_id bigint, number integer)
    )
    select n.repo_id::text as repo_id, 'pull_request' as thing, n.number from named n join pull_requests p using (repo_id, number)
    union all
    select n.repo_id::text, 'issue', n.number from named n join issues i using (repo_id, number)`.execute(
    trx,
  );
  return rows;
}
