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
}
