/** Repositories by GitHub's id: a rename or a transfer changes a row, never makes a second one. */
import { sql } from 'kysely';
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

export async function saveRepos(db: Database | DatabaseTransaction, repos: RepoRow[]): Promise<void> {
  if (repos.length === 0) return;
  await db
    .insertInto('repos')
    .values(repos)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((old) => ({
        node_id: old.ref('excluded.node_id'),
        full_name: old.ref('excluded.full_name'),
        default_branch: old.ref('excluded.default_branch'),
        is_private: old.ref('excluded.is_private'),
        is_archived: old.ref('excluded.is_archived'),
        is_fork: old.ref('excluded.is_fork'),
      })),
    )
    .execute();
  // Links to a name that it has no more still mean it.
  await sql`insert into repo_names (repo_id, name_key)
    select id, lower(full_name) from repos where id = any(${repos.map(({ id }) => id)}::bigint[])
    on conflict do nothing`.execute(db);
  // And a name means whoever bears it today, as on GitHub: those who bore it before have lost it.
  await sql`delete from repo_names n using repos r
    where r.id = any(${repos.map(({ id }) => id)}::bigint[]) and n.name_key = lower(r.full_name) and n.repo_id <> r.id`.execute(
    db,
  );
}

/** Names that GitHub forwards to these repositories, unless another one bears them by now. */
export async function rememberNames(
  db: Database | DatabaseTransaction,
  names: readonly { repo_id: string; name: string }[],
): Promise<void> {
  if (names.length === 0) return;
  await sql`insert into repo_names (repo_id, name_key)
    select distinct n.repo_id, lower(n.name) from json_to_recordset(${JSON.stringify(names)}::json) as n(repo_id bigint, name text)
    where exists (select 1 from repos r where r.id = n.repo_id)
    on conflict do nothing`.execute(db);
  await sql`delete from repo_names n using json_to_recordset(${JSON.stringify(names)}::json) as m(repo_id bigint, name text)
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
