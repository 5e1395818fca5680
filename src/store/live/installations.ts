/** Where the App is installed, as deliveries tell, and what is still to be done about it. */
import { sql } from 'kysely';
import type { InstallationFact } from '../../domain/live/touched.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

export type ConfiguredInstallation = InstallationFact & { is_configured: boolean };

/**
 * The newest word stands, in whatever order they come: one that is older than what is known changes nothing but what
 * nothing newer has said. Of an account that is not configured nothing but id and time is written.
 */
export async function saveInstallation(
  trx: DatabaseTransaction,
  { id, change, is_configured, ...said }: ConfiguredInstallation,
  receivedAt: string,
): Promise<void> {
  const account = is_configured ? said : { ...said, account_id: null, account: null, account_type: null };
  const permissions = is_configured && said.permissions ? JSON.stringify(said.permissions) : null;
  const selection = is_configured ? said.selection : null;
  const isRemoved = change === 'installation.deleted';
  const suspendedAt = change === 'installation.suspend' ? (said.suspended_at ?? receivedAt) : null;
  const acceptedAt = change === 'installation.new_permissions_accepted' ? receivedAt : null;
  // Only these say whether it is suspended: another one's word may have been given before.
  const saysSuspended = /^installation\.(created|suspend|unsuspend)$/.test(change);
  await sql`
    insert into installations as old (id, account_id, account, account_type, permissions, selection, is_configured,
      changed_at, suspended_at, removed_at, permissions_accepted_at)
    values (${id}, ${account.account_id}, ${account.account}, ${account.account_type}, ${permissions}::jsonb, ${selection},
      ${is_configured}, ${receivedAt}, ${suspendedAt}, ${isRemoved ? receivedAt : null}, ${acceptedAt})
    on conflict (id) do update set
      account_id = coalesce(excluded.account_id, old.account_id),
      account = case when excluded.changed_at >= old.changed_at then coalesce(excluded.account, old.account) else old.account end,
      account_type = coalesce(excluded.account_type, old.account_type),
      permissions = case when excluded.changed_at >= old.changed_at then coalesce(excluded.permissions, old.permissions) else old.permissions end,
      selection = case when excluded.changed_at >= old.changed_at then coalesce(excluded.selection, old.selection) else old.selection end,
      is_configured = old.is_configured or excluded.is_configured,
      suspended_at = case when ${saysSuspended} and excluded.changed_at >= old.changed_at then excluded.suspended_at else old.suspended_at end,
      -- An installation that is gone does not come back under its number.
      removed_at = coalesce(old.removed_at, excluded.removed_at),
      permissions_accepted_at = greatest(old.permissions_accepted_at, excluded.permissions_accepted_at),
      changed_at = greatest(old.changed_at, excluded.changed_at)`.execute(trx);
}

/** Accounts that may not be read now, in lower case: suspended, and not installed anew under another number. */
export async function suspendedAccounts(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ account: string }>`
    select lower(account) as account from installations where removed_at is null and account is not null
    group by 1 having bool_and(suspended_at is not null)`.execute(db);
  return new Set(rows.map(({ account }) => account));
}

export interface RemovedAccount {
  id: string;
  account: string;
}

/** Uninstalled accounts of which something private is still here. */
export async function accountsToErase(db: Database): Promise<RemovedAccount[]> {
  const { rows } = await sql<RemovedAccount>`
    select i.id::text as id, i.account from installations i
    where i.removed_at is not null and i.erased_at is null and i.account is not null
      -- It may have been installed anew since.
      and not exists (
        select 1 from installations n
        where lower(n.account) = lower(i.account) and n.removed_at is null and n.id <> i.id)
    order by i.removed_at`.execute(db);
  return rows;
}

/**
 * Everything of the communities has been read once: only then may anything be written to GitHub, or the first words to a
 * community would be about a past that was not known yet.
 */
export async function isHistoryComplete(db: Database): Promise<boolean> {
  const { rows } = await sql<{ is_complete: boolean }>`
    select coalesce(bool_and(${isRepositoryComplete('c.repo_id')}), false) as is_complete
    from community_repos c where c.until = 'infinity'`.execute(db);
  return rows[0]!.is_complete;
}

/** @param repoId a column that holds repos.id; SQL of whether that repository has been read to the end once */
export function isRepositoryComplete(repoId: string) {
  return sql<boolean>`exists (
      select 1 from cursors u
      where u.repo_id = ${sql.ref(repoId)} and u.stream = 'pull_requests' and u.finished_at is not null)
    and not exists (
      select 1 from cursors u where u.repo_id = ${sql.ref(repoId)} and u.finished_at is null and u.down_to is null
        -- Lists of files are no stream with an end: their row keeps the size of the page alone.
        and u.stream <> 'changed_files')`;
}
