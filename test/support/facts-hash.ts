/** One number for everything that is stored about the communities, cursors and the call log left out. */
import { sql } from 'kysely';
import type { Database } from '../../src/store/driver/database.ts';

/** What follows from the rest: sql/facts makes it. */
export const DERIVED_TABLES = [
  'pull_request_facts',
  'draft_spells',
  'item_closures',
  'responses',
  'merge_months',
  'first_acts',
  'timeline_gaps',
];

const FACT_TABLES = [
  'users',
  'user_logins',
  'repos',
  'pull_requests',
  'issues',
  'issue_comments',
  'reviews',
  'review_comments',
  'labels',
  'item_labels',
  'timeline_events',
  'pull_request_files',
  'releases',
  'tags',
  ...DERIVED_TABLES,
  'deleted_items',
];

/** The same rows give the same hash, in whatever order they came. */
export async function factsHash(db: Database): Promise<string> {
  const parts: string[] = [];
  for (const table of FACT_TABLES) {
    const { rows } = await sql<{ hash: string }>`
      select count(*) || ':' || coalesce(md5(string_agg(md5(x::text), '' order by md5(x::text))), '') as hash
      from ${sql.table(table)} x`.execute(db);
    parts.push(`${table} ${rows[0]!.hash}`);
  }
  return parts.join('\n');
}
