/** Holds what GitHub has against what is stored, item by item. */
import { sql } from 'kysely';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import { isItemNumber, storableRow, type Column } from '../../domain/history/values.ts';
import type { Database } from '../driver/database.ts';
import { commit, type Store } from '../history/commit.ts';
import { writeShown, type Shown } from '../history/facts.ts';
import type { Writing } from '../history/writing.ts';
import { dropAbsentImports, dropImports } from '../import/imported-items.ts';

export interface ListedItem {
  node_id: string;
  number: number;
  updated_at: string;
  timeline_count: number | null;
}

type ItemTable = 'pull_requests' | 'issues';

const LISTED: Column[] = [
  { name: 'node_id', type: 'text', is_required: true, is_key: true },
  { name: 'number', type: 'int4', is_required: true, is_key: true },
  { name: 'updated_at', type: 'timestamptz', is_required: false, is_key: false },
  { name: 'timeline_count', type: 'int4', is_required: false, is_key: false },
];

/** @returns node ids of the items that are missing here, older than GitHub's, not whole, imported, or taken for deleted */
export async function staleItems(
  db: Database,
  repoId: string,
  table: ItemTable,
  listed: readonly ListedItem[],
): Promise<string[]> {
  const readable = listed.flatMap((item) => storableRow(item, LISTED).row ?? []);
  const { rows } = await sql<{ node_id: string }>`
    with listed as (
      select * from json_to_recordset(${JSON.stringify(readable)}::json)
        as l(node_id text, number integer, updated_at timestamptz, timeline_count integer)
    )
    select l.node_id from listed l
    left join ${sql.table(table)} x on x.repo_id = ${repoId} and x.number = l.number
    where (x.number is null and not exists (
        select 1 from unreadable_fields u where u.repo_id = ${repoId} and u.number = l.number and u.is_refused))
      or x.updated_at < l.updated_at or x.timeline_count <> l.timeline_count
      or exists (select 1 from timeline_gaps g where g.repo_id = ${repoId} and g.number = l.number)
      or exists (
        select 1 from unreadable_fields u where u.repo_id = ${repoId} and u.number = l.number and not u.is_refused)
      or exists (select 1 from deleted_items d where d.repo_id = ${repoId} and d.number = l.number)
      or exists (select 1 from imported_items m where m.repo_id = ${repoId} and m.number = l.number)
    order by l.number`.execute(db);
  return rows.map((row) => row.node_id);
}

/** @returns node ids of stored items of which something is known to be missing */
export async function incompleteItems(db: Database, repoId: string, table: ItemTable): Promise<string[]> {
  const { rows } = await sql<{ node_id: string }>`
    select x.node_id from ${sql.table(table)} x
    where x.repo_id = ${repoId} and x.number in (
      select number from unreadable_fields where repo_id = ${repoId} and not is_refused
      union select number from timeline_gaps where repo_id = ${repoId}
      union select number from imported_items where repo_id = ${repoId}
      except select number from deleted_items where repo_id = ${repoId}
      except select number from continuations where repo_id = ${repoId})
    order by x.number`.execute(db);
  return rows.map((row) => row.node_id);
}

/** Items that were read again one by one: rows and calls in one transaction. */
export async function saveItems(
  store: Store,
  repoId: string,
  table: ItemTable,
  read: Shown,
  {
    known_until,
    now,
    calls,
    beside,
  }: {
    known_until: string | null;
    now: string;
    calls: readonly ApiCallRow[];
    /** What is written in the same transaction. */
    beside?: (writing: Writing) => Promise<void>;
  },
): Promise<void> {
  const numbers = [...read.batch.pull_requests, ...read.batch.issues].map(({ number }) => number);
  await commit(store, { repo_id: repoId, now, calls, stream: table }, async (writing) => {
    await writeShown(writing, read, known_until);
    const shown = numbers.filter(isItemNumber);
    if (shown.length > 0)
      await sql`delete from deleted_items where repo_id = ${repoId} and number = any(${shown}::int[])`.execute(
        writing.trx,
      );
    await beside?.(writing);
  });
}

/** Single items that GitHub does not show in the repository any more; what an import alone knew is dropped. */
export async function saveAbsentItems(
  writing: Writing,
  table: ItemTable,
  numbers: readonly number[],
): Promise<void> {
  if (numbers.length === 0) return;
  const { trx, repo_id: repoId, now } = writing;
  await dropImports(writing, table, numbers);
  await sql`
    insert into deleted_items (repo_id, number, observed_at)
    select x.repo_id, x.number, ${now}::timestamptz from ${sql.table(table)} x
    where x.repo_id = ${repoId} and x.number = any(${numbers}::int[])
    on conflict do nothing`.execute(trx);
}

/** Of these items, those that are stored, with GitHub's node ids. */
export async function storedItems(
  db: Database,
  repoId: string,
  table: ItemTable,
  numbers: readonly number[],
): Promise<Map<number, string>> {
  const { rows } = await sql<{ number: number; node_id: string }>`
    select number, node_id from ${sql.table(table)}
    where repo_id = ${repoId} and number = any(${numbers}::int[])`.execute(db);
  return new Map(rows.map(({ number, node_id }) => [number, node_id]));
}

/**
 * Whatever was opened before the reconciliation and did not answer is gone; an item that an import alone knew is dropped.
 * @returns how many are gone, and how many were dropped
 */
export async function saveAbsent(
  store: Store,
  repoId: string,
  table: ItemTable,
  present: ReadonlySet<number>,
  { called_at, now }: { called_at: string; now: string },
): Promise<{ gone: number; dropped: number }> {
  const streams = [table, `${table} updated`];
  return commit(store, { repo_id: repoId, now, stream: table }, async (writing) => {
    const { trx } = writing;
    // Everybody answered, so whoever GitHub could not name before has been read by now.
    await sql`delete from unreadable_fields where repo_id = ${repoId} and number = 0 and not is_refused
      and stream = any(${streams}::text[])`.execute(trx);
    const dropped = await dropAbsentImports(writing, table, present);
    const { rows } = await sql<{ number: number }>`
      insert into deleted_items (repo_id, number, observed_at)
      select x.repo_id, x.number, ${now}::timestamptz from ${sql.table(table)} x
      where x.repo_id = ${repoId} and x.created_at < ${called_at}::timestamptz
        and x.number <> all(${[...present]}::int[])
      on conflict do nothing
      returning number`.execute(trx);
    return { gone: rows.length, dropped };
  });
}

/** After a whole list was read again: what it did not name is gone. */
export async function writeGone(
  { trx, repo_id: repoId, now }: Writing,
  table: 'releases' | 'tags' | 'labels',
  present: readonly string[],
): Promise<void> {
  // Labels leave no trace of their own: what an item once wore is in its timeline.
  if (table === 'labels')
    await sql`delete from labels where repo_id = ${repoId} and name <> all(${present}::text[])`.execute(trx);
  else {
    const key = sql.raw(table === 'tags' ? 'name' : 'id::text');
    await sql`update ${sql.table(table)} set gone_at = case when ${key} = any(${present}::text[]) then null else ${now}::timestamptz end
      where repo_id = ${repoId} and (gone_at is null) <> (${key} = any(${present}::text[]))`.execute(trx);
  }
}
