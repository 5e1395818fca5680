/** Repositories by GitHub's id: a rename or a transfer changes a row, never makes a second one. */
import { sql } from 'kysely';
import type { RepoRow } from '../domain/facts.ts';
import type { Database } from './database.ts';

export async function saveRepos(db: Database, repos: RepoRow[]): Promise<void> {
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
}

/** The repositories of all communities, each once, by name. */
export async function scopedRepos(
  db: Database,
): Promise<{ id: string; full_name: string; node_id: string }[]> {
  const { rows } = await sql<{ id: string; full_name: string; node_id: string }>`
    select r.id::text as id, r.full_name, r.node_id
    from repos r
    where r.id in (select repo_id from community_repos)
    order by lower(r.full_name)`.execute(db);
  return rows;
}
