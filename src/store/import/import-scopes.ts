/** Which repositories a file of another program adds to the communities', and which files were imported. */
import { sql } from 'kysely';
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Database } from '../driver/database.ts';
import { commit } from '../history/commit.ts';
import { writeRepos } from '../repositories/repos.ts';

export interface StoredRepo {
  id: string;
  full_name: string;
  is_private: boolean;
  communities: string[];
}

/** Every repository that is stored, with the communities that have it or had it once. */
export async function storedRepos(db: Database): Promise<StoredRepo[]> {
  const { rows } = await sql<StoredRepo>`
    select r.id::text as id, r.full_name, r.is_private, array(
      select distinct c.community from community_repos c where c.repo_id = r.id order by 1) as communities
    from repos r`.execute(db);
  return rows;
}

/** Repositories that are not stored yet, and to which communities these and others belong. */
export async function saveImportedRepos(
  db: Database,
  repos: readonly RepoRow[],
  scopes: readonly { community: string; repo_id: string }[],
  now: string,
): Promise<void> {
  await commit({ db }, { repo_id: null, now, stream: 'import' }, async (writing) => {
    await writeRepos(writing, repos);
    // One that has left the community does not come back by a file.
    await sql`insert into community_repos (community, repo_id)
      select distinct s.community, s.repo_id
      from json_to_recordset(${JSON.stringify(scopes)}::json) as s(community text, repo_id bigint)
      where not exists (
        select 1 from community_repos c where c.community = s.community and c.repo_id = s.repo_id)
      on conflict do nothing`.execute(writing.trx);
  });
}

export interface ImportRow {
  file: string;
  captured_at: string;
  imported_at: string;
  repos: number;
  users: number;
  pull_requests: number;
  issues: number;
  issue_comments: number;
}

/** The same file a second time is the same row. */
export async function saveImport(db: Database, row: ImportRow): Promise<void> {
  await db
    .insertInto('imports')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
