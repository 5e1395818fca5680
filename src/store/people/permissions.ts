/** Permissions as they were observed: from when to when each was so, and when they were known at all. */
import { sql } from 'kysely';
import type { ApiCallRow, UserRow } from '../../domain/history/facts.ts';
import type { Database } from '../driver/database.ts';
import { commit, type Store } from '../history/commit.ts';
import { writeUsers } from '../history/facts.ts';
import type { Writing } from '../history/writing.ts';

/** Of these repositories, those whose permissions are known now. */
export async function knownPermissions(db: Database, repoIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select repo_id::text as id from permission_readings
    where repo_id = any(${repoIds}::bigint[]) and until = 'infinity'`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Of these repositories, those where GitHub refused to show them after that instant. */
export async function refusedPermissions(
  db: Database,
  repoIds: readonly string[],
  after: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select repo_id::text as id from permission_refusals
    where repo_id = any(${repoIds}::bigint[]) and refused_at > ${after}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** A whole reading of one repository: who is not in it may merge no longer. */
export async function savePermissions(
  store: Store,
  repoId: string,
  collaborators: readonly { user: UserRow; permission: string }[],
  { calls, now }: { calls: readonly ApiCallRow[]; now: string },
): Promise<void> {
  await commit(store, { repo_id: repoId, now, calls, stream: 'permissions' }, async (writing) => {
    const { trx } = writing;
    const given = writing.storable(
      'users',
      collaborators.map(({ user }) => user),
    );
    const permissionOf = new Map(collaborators.map(({ user, permission }) => [String(user.id), permission]));
    const { users } = writing.pseudonymize({ users: given });
    await writeUsers(writing, users);
    const held = users.map(({ id }, index) => ({
      user_id: id,
      permission: permissionOf.get(given[index]!.id),
    }));
    await sql`delete from permission_refusals where repo_id = ${repoId}`.execute(trx);
    await sql`insert into permission_readings (repo_id, since, read_at)
      select ${repoId}::bigint, ${now}::timestamptz, ${now}::timestamptz
      where not exists (select 1 from permission_readings p where p.repo_id = ${repoId} and p.until = 'infinity')
      on conflict (repo_id, since) do update set until = 'infinity'`.execute(trx);
    await sql`update permission_readings set read_at = ${now}
      where repo_id = ${repoId} and until = 'infinity'`.execute(trx);
    const holders = sql`jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h(user_id bigint, permission text)`;
    await sql`update collaborator_spans c set until = ${now}
      where c.repo_id = ${repoId} and c.until = 'infinity'
        and not exists (select 1 from ${holders} where h.user_id = c.user_id and h.permission = c.permission)`.execute(
      trx,
    );
    await sql`insert into collaborator_spans (repo_id, user_id, since, permission)
      select distinct on (h.user_id) ${repoId}::bigint, h.user_id, ${now}::timestamptz, h.permission from ${holders}
      where h.permission in ('write', 'maintain', 'admin') and not exists (
        select 1 from collaborator_spans c
        where c.repo_id = ${repoId} and c.user_id = h.user_id and c.until = 'infinity')
      on conflict (repo_id, user_id, since) do update set until = 'infinity', permission = excluded.permission`.execute(
      trx,
    );
  });
}

/** GitHub does not show them any more, or never did: what was known ends now. */
export async function forgoPermissions(
  store: Store,
  repoIds: readonly string[],
  { refused, now, calls = [] }: { refused: boolean; now: string; calls?: readonly ApiCallRow[] },
): Promise<void> {
  if (repoIds.length === 0) return;
  await commit(store, { repo_id: null, now, calls, stream: 'permissions' }, async (writing) => {
    await close(writing, 'permission_readings', repoIds);
    await close(writing, 'collaborator_spans', repoIds);
    if (refused)
      await sql`insert into permission_refusals (repo_id, refused_at)
        select r.id, ${now}::timestamptz from unnest(${repoIds}::bigint[]) as r(id) order by 1
        on conflict (repo_id) do update set refused_at = excluded.refused_at`.execute(writing.trx);
  });
}

async function close(
  { trx, now }: Writing,
  table: 'permission_readings' | 'collaborator_spans',
  repoIds: readonly string[],
): Promise<void> {
  await sql`update ${sql.table(table)} set until = ${now}
    where repo_id = any(${repoIds}::bigint[]) and until = 'infinity'`.execute(trx);
}
