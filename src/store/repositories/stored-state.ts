/** What is stored of a repository, in the terms in which GitHub can be asked whether it is still so. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';

export interface StoredState {
  repo_id: string;
  pull_requests: number;
  pull_request_touched_at: Date | null;
  issues: number;
  issue_touched_at: Date | null;
  releases: number;
  tags: number;
  labels: number;
  /** Items of which something is known to be missing. */
  incomplete: number;
  /** Pull requests whose changed files are still to be read. */
  unread_file_lists: number;
  /** Streams with something that GitHub could not read and that belongs to no item. */
  unreadable_streams: string[];
}

/** What GitHub no longer shows is not counted. */
export async function storedStates(
  db: Database,
  repoIds: readonly string[],
): Promise<Map<string, StoredState>> {
  const { rows } = await sql<StoredState>`
    select r.id::text as repo_id, p.count as pull_requests, p.newest as pull_request_touched_at,
      i.count as issues, i.newest as issue_touched_at,
      (select count(*)::int from releases x where x.repo_id = r.id and x.gone_at is null) as releases,
      (select count(*)::int from tags x where x.repo_id = r.id and x.gone_at is null) as tags,
      (select count(*)::int from labels x where x.repo_id = r.id) as labels,
      (select count(*)::int from (
        select number from unreadable_fields u where u.repo_id = r.id and u.number > 0
        union select number from timeline_gaps g where g.repo_id = r.id
        union select number from imported_items m where m.repo_id = r.id
        union select number from continuations c where c.repo_id = r.id
        except select number from deleted_items d where d.repo_id = r.id) x) as incomplete,
      (select count(*)::int from derived.unread_file_lists u where u.repo_id = r.id) as unread_file_lists,
      array(select distinct split_part(stream, ' ', 1) from unreadable_fields u
        where u.repo_id = r.id and u.number = 0 order by 1) as unreadable_streams
    from repos r
    cross join lateral (
      select count(*)::int as count, max(updated_at) as newest from pull_requests x
      where x.repo_id = r.id
        and not exists (select 1 from deleted_items d where d.repo_id = x.repo_id and d.number = x.number)
    ) p
    cross join lateral (
      select count(*)::int as count, max(updated_at) as newest from issues x
      where x.repo_id = r.id
        and not exists (select 1 from deleted_items d where d.repo_id = x.repo_id and d.number = x.number)
    ) i
    where r.id = any(${repoIds}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.repo_id, row]));
}

/** Whether the newest release and the newest tag that GitHub shows are stored as it shows them. */
export async function hasNewest(
  db: Database,
  repoId: string,
  release: { id: string; tag_name: string; is_prerelease: boolean } | null,
  tag: { name: string; target_oid: string } | null,
): Promise<{ release: boolean; tag: boolean }> {
  const { rows } = await sql<{ release: boolean; tag: boolean }>`
    select
      ${release === null}::boolean or exists (
        select 1 from releases x where x.repo_id = ${repoId} and x.id = ${release?.id ?? null}::bigint
          and x.tag_name = ${release?.tag_name ?? null}::text and x.is_prerelease = ${release?.is_prerelease ?? null}::boolean
          and x.gone_at is null) as release,
      ${tag === null}::boolean or exists (
        select 1 from tags x where x.repo_id = ${repoId} and x.name = ${tag?.name ?? null}::text
          and x.target_oid = ${tag?.target_oid ?? null}::text and x.gone_at is null) as tag`.execute(db);
  return rows[0]!;
}
