/**
 * Issues and pull requests known from an import alone. Such an item, its comments and its labels are placeholders: as
 * soon as GitHub shows it they give way to GitHub's answer, and what GitHub does not show is dropped. So a history that
 * was imported and then read is the history that was read.
 */
import { sql } from 'kysely';
import type { FactBatch } from '../../domain/history/facts.ts';
import type { Database } from '../driver/database.ts';
import { commit, type Store } from '../history/commit.ts';
import type { Writing } from '../history/writing.ts';
import { rebuildPeopleFacts, recomputeDerivedFacts } from '../history/derived-facts.ts';

type ItemTable = 'pull_requests' | 'issues';

/** What an import writes of an item. What follows from it goes when it is computed again, but for the first of these. */
const TABLES_OF_ITEM = [
  'pull_request_facts',
  'pull_requests',
  'issues',
  'issue_comments',
  'item_labels',
  'imported_items',
];

/** Call it before GitHub's batch is written, in its transaction, which computes what follows from it. */
export async function supersede(writing: Writing, batch: FactBatch): Promise<void> {
  const { trx, repo_id } = writing;
  const shown = [...batch.pull_requests, ...batch.issues].map(({ number }) => number);
  if (shown.length === 0) return;
  const { rows } = await sql<{ number: number }>`
    select number from imported_items where repo_id = ${repo_id} and number = any(${shown}::int[])`.execute(
    trx,
  );
  await dropItems(
    writing,
    rows.map(({ number }) => number),
  );
}

/** GitHub has named these people itself. */
export async function confirmUsers({ trx }: Writing, users: readonly { id: string }[]): Promise<void> {
  await sql`delete from imported_users where user_id = any(${users.map(({ id }) => id)}::bigint[])`.execute(
    trx,
  );
}

/** How many items of the repository are known from an import alone; null where no import has a part in it at all. */
export async function importedIn(db: Database, repoId: string): Promise<Record<ItemTable, number> | null> {
  const { rows } = await sql<Record<ItemTable, number>>`
    select count(p.number)::int as pull_requests, count(i.number)::int as issues
    from imported_repos r
    left join imported_items m using (repo_id)
    left join pull_requests p using (repo_id, number)
    left join issues i using (repo_id, number)
    where repo_id = ${repoId} group by repo_id`.execute(db);
  return rows[0] ?? null;
}

/**
 * After a reconciliation: what an import alone knew and GitHub did not name.
 * @returns how many items that were
 */
export async function dropAbsentImports(
  writing: Writing,
  table: ItemTable,
  present: ReadonlySet<number>,
): Promise<number> {
  const { trx, repo_id: repoId } = writing;
  const { rows } = await sql<{ number: number }>`
    select number from imported_items m join ${sql.table(table)} x using (repo_id, number)
    where m.repo_id = ${repoId} and number <> all(${[...present]}::int[])`.execute(trx);
  const numbers = rows.map(({ number }) => number);
  await dropItems(writing, numbers);
  await recomputeDerivedFacts(writing, numbers);
  return numbers.length;
}

/** Of these items, which GitHub does not show, those that an import alone knew. */
export async function dropImports(
  writing: Writing,
  table: ItemTable,
  absent: readonly number[],
): Promise<void> {
  const { trx, repo_id: repoId } = writing;
  const { rows } = await sql<{ number: number }>`
    select number from imported_items m join ${sql.table(table)} x using (repo_id, number)
    where m.repo_id = ${repoId} and number = any(${absent}::int[])`.execute(trx);
  const numbers = rows.map(({ number }) => number);
  await dropItems(writing, numbers);
  await recomputeDerivedFacts(writing, numbers);
}

/** Once no imported item of the repository is left, nothing else of the import is: neither derived facts nor people. */
export async function finalizeImport(store: Store, repoId: string, now: string): Promise<void> {
  // People are dropped: nobody else may name one of them meanwhile.
  await commit(store, { repo_id: repoId, now, alone: true }, async (writing) => {
    const { trx } = writing;
    const { rows } = await sql`
      delete from imported_repos r where r.repo_id = ${repoId}
        and not exists (select 1 from imported_items m where m.repo_id = r.repo_id)
      returning r.repo_id`.execute(trx);
    if (rows.length === 0) return;
    await rebuildPeopleFacts(writing);
    // Whoever GitHub names is no longer on the list of the imported, so nothing refers to those who are.
    for (const [table, column] of [
      ['user_logins', 'user_id'],
      ['users', 'id'],
    ] as const)
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (select user_id from imported_users)
        and not exists (select 1 from imported_repos)`.execute(trx);
    await sql`delete from imported_users where not exists (select 1 from imported_repos)`.execute(trx);
  });
}

async function dropItems({ trx, repo_id: repoId }: Writing, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  for (const table of TABLES_OF_ITEM)
    await sql`delete from ${sql.table(table)} where repo_id = ${repoId} and number = any(${numbers}::int[])`.execute(
      trx,
    );
}
