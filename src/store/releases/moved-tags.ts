/** Tags that were set on something else: what they stood for before is kept, so that earlier reports stay as they are. */
import { sql } from 'kysely';
import type { TagRow } from '../../domain/history/facts.ts';
import type { Writing } from '../history/writing.ts';

/** Call it before the tags are stored, in their transaction. */
export async function keepMovedTags(
  { trx, repo_id: repoId, now }: Writing,
  tags: readonly TagRow[],
): Promise<void> {
  if (tags.length === 0) return;
  const fresh = tags.map(({ name, target_oid }) => ({ name, target_oid }));
  await sql`
    insert into moved_tags (repo_id, name, moved_at, target_oid, is_annotated, tagger_id, tagged_at, commit_author_id,
      committed_at, is_version_bump, gone_at)
    select t.repo_id, t.name, ${now}::timestamptz, t.target_oid, t.is_annotated, t.tagger_id, t.tagged_at,
      t.commit_author_id, t.committed_at, t.is_version_bump, t.gone_at
    from json_to_recordset(${JSON.stringify(fresh)}::json) as f(name text, target_oid text)
    join tags t on t.repo_id = ${repoId} and t.name = f.name and t.target_oid <> f.target_oid
    on conflict do nothing`.execute(trx);
}
