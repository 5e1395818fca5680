/** What is stored of a repository, in the terms in which GitHub can be asked whether it is still so. */
import { sql } from 'kysely';
import type { StoredState } from '../../domain/live/sync-plan.ts';
import type { Database } from '../driver/database.ts';

/** Items that were read and cannot be stored: they are missing, and reading them again would not help. */
function leftOut(table: 'pull_requests' | 'issues') {
  return sql`(select count(distinct u.number)::int from unreadable_fields u
    where u.repo_id = r.id and u.is_refused and u.number > 0 and split_part(u.stream, ' ', 1) = ${table}
      and not exists (select 1 from ${sql.table(table)} x where x.repo_id = u.repo_id and x.number = u.number))`;
}

/** What GitHub no longer shows is not counted. */
export async function storedStates(
  db: Database,
  repoIds: readonly string[],
): Promise<Map<string, StoredState>> {
  const { rows } = await sql<StoredState>`
    select r.id::text as repo_id, p.count + ${leftOut('pull_requests')} as pull_requests, p.newest as pull_request_touched_at,
      i.count + ${leftOut('issues')} as issues, i.newest as issue_touched_at,
      (select count(*)::int from releases x where x.repo_id = r.id and x.gone_at is null) as releases,
      (select count(*)::int from tags x where x.repo_id = r.id and x.gone_at is null) as tags,
      (select count(*)::int from labels x where x.repo_id = r.id) as labels,
      (select count(*)::int from (
        select number from unreadable_fields u where u.repo_id = r.id and u.number > 0 and not u.is_refused
        union select number from timeline_gaps g where g.repo_id = r.id
        union select number from imported_items m where m.repo_id = r.id
        union select number from continuations c where c.repo_id = r.id
        except select number from deleted_items d where d.repo_id = r.id) x) as incomplete,
      (select count(*)::int from derived.unread_file_lists u where u.repo_id = r.id) as unread_file_lists,
      array(select distinct split_part(stream, ' ', 1) from unreadable_fields u
        where u.repo_id = r.id and u.number = 0 and not u.is_refused order by 1) as unreadable_streams
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
