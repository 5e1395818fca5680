/** Which repository a name means that somebody wrote. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';
import { rememberNames } from './repos.ts';

/** null = GitHub shows no such repository; `full_name` null = it is private. */
export type FoundName = { id: string; full_name: string | null } | null;

/** Names in plans and in the configuration that no repository was seen under and that were not asked for since then. */
export async function unknownNames(db: Database, since: string): Promise<string[]> {
  const { rows } = await sql<{ name_key: string }>`
    select distinct w.name_key from derived.written_names w
    where not exists (select 1 from repo_names n where n.name_key = w.name_key)
      and not exists (select 1 from name_lookups l where l.name_key = w.name_key and l.asked_at > ${since})
    order by 1`.execute(db);
  return rows.map(({ name_key }) => name_key);
}

export async function saveNameLookups(
  db: Database,
  found: ReadonlyMap<string, FoundName>,
  now: string,
): Promise<void> {
  const rows = [...found].map(([name_key, repo]) => ({
    name_key,
    repo_id: repo?.id ?? null,
    full_name: repo?.full_name ?? null,
  }));
  await sql`insert into name_lookups (name_key, repo_id, full_name, asked_at)
    select name_key, repo_id, full_name, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as l(name_key text, repo_id bigint, full_name text)
    on conflict (name_key) do update set repo_id = excluded.repo_id, full_name = excluded.full_name,
      asked_at = excluded.asked_at`.execute(db);
  // Of the others nothing is stored, so nothing follows from what they are called now.
  await rememberNames(
    db,
    rows.flatMap(({ name_key, repo_id }) => (repo_id === null ? [] : [{ repo_id, name: name_key }])),
  );
}

/** @returns node ids of what that owner had when it was read */
export async function formerOwnersRepositories(db: Database, owner: string): Promise<string[]> {
  const { rows } = await sql<{ node_id: string }>`
    select distinct r.node_id from repos r join repo_names n on n.repo_id = r.id
    where split_part(n.name_key, '/', 1) = ${owner.toLowerCase()} order by 1 limit 100`.execute(db);
  return rows.map(({ node_id }) => node_id);
}
