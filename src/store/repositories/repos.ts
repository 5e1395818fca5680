/** Repositories by GitHub's id: a rename or a transfer changes a row, never makes a second one. */
import { sql } from 'kysely';
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { commit } from '../history/commit.ts';
import type { Writing } from '../history/writing.ts';
import { dropKeptResults } from '../kpis/kept-results.ts';
import { dropUnsaid } from '../outbox/unsaid.ts';

const REPOS = {
  key: ['id'],
  columns: [
    'id',
    'node_id',
    'full_name',
    'default_branch',
    'is_private',
    'is_archived',
    'is_fork',
    'created_at',
  ],
};

export async function saveRepos(db: Database, repos: readonly RepoRow[], now = NEVER): Promise<void> {
  if (repos.length > 0)
    await commit({ db }, { repo_id: null, now, stream: 'repositories' }, (writing) =>
      writeRepos(writing, repos),
    );
}

/** Rows of repositories are written at no time of their own. */
const NEVER = '-infinity';

export async function writeRepos(writing: Writing, repos: readonly RepoRow[]): Promise<void> {
  // In the order of their ids, so that two writers cannot lock each other out.
  const ordered = writing.storable('repos', repos).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  if (ordered.length === 0) return;
  await writing.upsert('repos', REPOS, ordered);
  // Links to a name that it has no more still mean it.
  await sql`insert into repo_names (repo_id, name_key)
    select id, lower(full_name) from repos where id = any(${ordered.map(({ id }) => id)}::bigint[]) order by 1, 2
    on conflict do nothing`.execute(writing.trx);
  // And a name means whoever bears it today, as on GitHub: those who bore it before have lost it.
  await sql`delete from repo_names n using repos r
    where r.id = any(${ordered.map(({ id }) => id)}::bigint[]) and n.name_key = lower(r.full_name) and n.repo_id <> r.id`.execute(
    writing.trx,
  );
}

/**
 * They are private now: from here on no figure and no text knows of them, whenever they were public.
 * @returns ids of those that were not so before
 */
export async function hideRepositories(
  db: Database | DatabaseTransaction,
  by: 'id' | 'node_id',
  values: readonly string[],
): Promise<string[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<{ id: string }>`update repos set is_private = true
    where not is_private and ${sql.ref(by)}::text = any(${values}::text[])
    returning id::text as id`.execute(db);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  await dropKeptResults(db);
  const { rows: names } = await sql<{ name: string }>`
    select full_name as name from repos where id = any(${ids}::bigint[])
    union select name_key from repo_names where repo_id = any(${ids}::bigint[])`.execute(db);
  await dropUnsaid(
    db,
    names.map(({ name }) => name),
  );
  return ids;
}

/** Names that GitHub forwards to these repositories: nobody else bears them. */
export async function rememberNames(
  db: Database,
  names: readonly { repo_id: string; name: string }[],
): Promise<void> {
  if (names.length === 0) return;
  const rows = JSON.stringify(names);
  await sql`insert into repo_names (repo_id, name_key)
    select distinct n.repo_id, lower(n.name) from json_to_recordset(${rows}::json) as n(repo_id bigint, name text)
    where exists (select 1 from repos r where r.id = n.repo_id)
    on conflict do nothing`.execute(db);
  await sql`delete from repo_names n using json_to_recordset(${rows}::json) as m(repo_id bigint, name text)
    where n.name_key = lower(m.name) and n.repo_id <> m.repo_id`.execute(db);
}

/** null = no repository of that id is stored, or no community has it today. */
export async function presentRepo(db: Database, id: string): Promise<RepoRow | null> {
  const { rows } = await sql<Omit<RepoRow, 'created_at'> & { created_at: Date }>`
    select r.id::text as id, r.node_id, r.full_name, r.default_branch, r.is_private, r.is_archived, r.is_fork, r.created_at
    from repos r where r.id = ${id}
      and exists (select 1 from community_repos c where c.repo_id = r.id and c.until = 'infinity')`.execute(
    db,
  );
  const row = rows[0];
  return row ? { ...row, created_at: row.created_at.toISOString() } : null;
}

/** Whether a pull request or an issue of any repository is there. */
export async function isAnythingStored(db: Database): Promise<boolean> {
  const { rows } = await sql<{ is_stored: boolean }>`
    select exists (select 1 from pull_requests) or exists (select 1 from issues) as is_stored`.execute(db);
  return rows[0]!.is_stored;
}
