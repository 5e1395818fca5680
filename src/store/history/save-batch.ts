/** Writes what one page of GitHub's answer says: every kind of row by its key, so that writing twice is writing once. */
import { CompiledQuery, sql } from 'kysely';
import type { FactBatch } from '../../domain/history/facts.ts';
import { loginKey } from '../../domain/people/identities.ts';
import type { DatabaseTransaction } from '../driver/database.ts';
import { FACT_TABLES, type FactTable } from './fact-tables.ts';
import { recomputeDerivedFacts } from './derived-facts.ts';
import { confirmUsers, supersede } from '../import/imported-items.ts';

/** Measured best on both drivers; a JSON parameter of this many rows stays far below the protocol's limits. */
const ROWS_PER_STATEMENT = 10_000;

/**
 * Stores a batch of one repository and recomputes what follows from it. Labels of the batch's issues and pull
 * requests are replaced, since an item's page says which labels it carries now (a batch that
 * continues a long label list holds none of them). What was known of them from an import alone gives way.
 */
export async function saveBatch(trx: DatabaseTransaction, repoId: string, batch: FactBatch): Promise<void> {
  await supersede(trx, repoId, batch);
  await writeBatch(trx, repoId, batch);
}

/** The same for what does not come from GitHub itself: nothing gives way to it. */
export async function writeBatch(trx: DatabaseTransaction, repoId: string, batch: FactBatch): Promise<void> {
  await saveUsers(trx, batch.users);
  await dropLabels(
    trx,
    repoId,
    [...batch.pull_requests, ...batch.issues].map((item) => item.number),
  );
  for (const [table, shape] of Object.entries(FACT_TABLES) as [keyof FactBatch, FactTable][]) {
    if (table !== 'users') await upsert(trx, table, shape, batch[table]);
  }
  await recomputeDerivedFacts(trx, repoId, affectedNumbers(batch));
}

function* affectedNumbers(batch: FactBatch): Generator<number> {
  for (const rows of [
    batch.pull_requests,
    batch.issues,
    batch.issue_comments,
    batch.reviews,
    batch.review_comments,
    batch.timeline_events,
  ])
    for (const row of rows) yield row.number;
}

export async function saveUsers(trx: DatabaseTransaction, users: FactBatch['users']): Promise<void> {
  if (users.length === 0) return;
  // In the order of their ids, so that two writers who meet the same people cannot lock each other out.
  const ordered = distinctLast(users, (user) => user.id).sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
  await upsert(trx, 'users', FACT_TABLES.users, ordered);
  await confirmUsers(trx, ordered);
  const logins = ordered.map((user) => ({ login_key: loginKey(user.login), user_id: user.id }));
  await trx
    .insertInto('user_logins')
    .columns(['login_key', 'user_id'])
    .expression(
      sql<{ login_key: string; user_id: string }>`
        select login_key, user_id from json_populate_recordset(null::user_logins, ${asJson(logins)}::json)`,
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function dropLabels(trx: DatabaseTransaction, repoId: string, numbers: number[]): Promise<void> {
  if (numbers.length === 0) return;
  await sql`delete from item_labels where repo_id = ${repoId} and number = any(${numbers}::int[])`.execute(
    trx,
  );
}

/** One `insert … on conflict` per 10,000 rows; a row that says nothing new is not updated. */
export async function upsert(
  trx: DatabaseTransaction,
  table: string,
  { key, columns, version }: FactTable,
  rows: readonly object[],
): Promise<void> {
  const fresh = distinctLast(rows, (row) =>
    key.map((column) => String(row[column as keyof typeof row])).join('\n'),
  );
  const settable = columns.filter((column) => !key.includes(column));
  const text = [
    `insert into ${table} as old (${columns.join(', ')})`,
    `select ${columns.join(', ')} from json_populate_recordset(null::${table}, $1::json)`,
    `on conflict (${key.join(', ')})`,
    settable.length === 0
      ? 'do nothing'
      : `do update set ${settable.map((column) => `${column} = ${merged(table, column)}`).join(', ')}
         where (${settable.map((column) => `old.${column}`).join(', ')})
           is distinct from (${settable.map((column) => merged(table, column)).join(', ')})
         ${version ? `and old.${version} <= excluded.${version}` : ''}`,
  ].join('\n');
  for (let start = 0; start < fresh.length; start += ROWS_PER_STATEMENT) {
    await trx.executeQuery(CompiledQuery.raw(text, [asJson(fresh.slice(start, start + ROWS_PER_STATEMENT))]));
  }
}

/**
 * What was once known stays where GitHub has nothing to say now: REST knows no display name, and an account that is
 * deleted must not change figures of the time before.
 */
const KEPT = new Set(['users.name', 'users.node_id']);
const PEOPLE = /^(author|actor|merged_by|tagger|commit_author|creator)_id$/;

function merged(table: string, column: string): string {
  if (!KEPT.has(`${table}.${column}`) && !PEOPLE.test(column)) return `excluded.${column}`;
  const known = `coalesce(excluded.${column}, old.${column})`;
  // A tag that was set on something else is another person's deed.
  return table === 'tags'
    ? `case when excluded.target_oid = old.target_oid then ${known} else excluded.${column} end`
    : known;
}

/** A key twice in one statement is an error in PostgreSQL: the last one stands, as if they had come one by one. */
function distinctLast<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) byKey.set(keyOf(row), row);
  return byKey.size === rows.length ? [...rows] : [...byKey.values()];
}

/** PostgreSQL's text cannot hold NUL, which a title on GitHub can. */
export function asJson(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value,
  );
}
