/** What GitHub, or a file, says of a repository: its rows, and what follows from them. Call these inside a commit. */
import { sql } from 'kysely';
import type { ContinuationRow, FactBatch, UnreadableFieldRow, UserRow } from '../../domain/history/facts.ts';
import { loginKey } from '../../domain/people/identities.ts';
import { confirmUsers, supersede } from '../import/imported-items.ts';
import { keepMovedTags } from '../releases/moved-tags.ts';
import { saveContinuations } from './continuations.ts';
import { recomputeDerivedFacts } from './derived-facts.ts';
import { FACT_TABLES, type FactTable } from './fact-tables.ts';
import { noteLateArriving } from './late-arriving.ts';
import type { Writing } from './writing.ts';

/** An answer of GitHub's. */
export interface Shown {
  batch: FactBatch;
  continuations: ContinuationRow[];
  unreadable: UnreadableFieldRow[];
}

/**
 * A whole answer: what it says, what it could not say, what of it came late, and which lists go on.
 * @param knownUntil ISO instant before which everything had been read already; null = nothing is known of that
 */
export async function writeShown(writing: Writing, shown: Shown, knownUntil: string | null): Promise<void> {
  const batch = writing.pseudonymize(storableBatch(writing, shown.batch));
  const outdated = await outdatedItems(writing, batch);
  if (knownUntil !== null) await noteLateArriving(writing, batch, knownUntil);
  await keepMovedTags(writing, batch.tags);
  await takeBackUnreadable(writing, batch);
  await writeStorable(writing, batch, outdated);
  await noteUnreadable(writing, shown.unreadable);
  await saveContinuations(
    writing,
    shown.continuations.filter(({ number }) => !outdated.has(number)),
  );
}

/** Rows of GitHub's alone. What was known of these items from an import gives way. */
export async function writeFacts(writing: Writing, given: FactBatch): Promise<void> {
  const batch = writing.pseudonymize(storableBatch(writing, given));
  await writeStorable(writing, batch, await outdatedItems(writing, batch));
}

/** The same for what does not come from GitHub itself: nothing gives way to it. */
export async function writeImported(writing: Writing, batch: FactBatch): Promise<void> {
  await writeTables(writing, batch, new Set());
}

/** The rows that the tables can take. */
export function storableBatch(writing: Writing, batch: FactBatch): FactBatch {
  const tables = Object.entries(batch).map(([table, rows]) => [
    table,
    writing.storable(table, rows as object[]),
  ]);
  return Object.fromEntries(tables) as FactBatch;
}

async function writeStorable(
  writing: Writing,
  batch: FactBatch,
  outdated: ReadonlySet<number>,
): Promise<void> {
  await supersede(writing, batch);
  await writeTables(writing, batch, outdated);
}

/**
 * Labels of the batch's issues and pull requests are replaced, since an item's page says which labels it carries now (a
 * batch that continues a long label list holds none of them).
 */
async function writeTables(writing: Writing, batch: FactBatch, outdated: ReadonlySet<number>): Promise<void> {
  await writeUsers(writing, batch.users);
  const items = [...batch.pull_requests, ...batch.issues].map(({ number }) => number);
  const current = items.filter((number) => !outdated.has(number));
  if (current.length > 0)
    await sql`delete from item_labels where repo_id = ${writing.repo_id} and number = any(${current}::int[])`.execute(
      writing.trx,
    );
  const item_labels = batch.item_labels.filter(({ number }) => !outdated.has(number));
  const tables = { ...batch, item_labels };
  for (const [table, shape] of Object.entries(FACT_TABLES) as [keyof FactBatch, FactTable][])
    if (table !== 'users') await writing.upsert(table, shape, tables[table]);
  await recomputeDerivedFacts(writing, affectedNumbers(batch));
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

/**
 * Another process was quicker and read a newer state of these items: this one's labels and open lists are of the past.
 * What a file said of an item is never newer than GitHub's own word, whatever its date.
 */
async function outdatedItems(
  { trx, repo_id }: Writing,
  { pull_requests, issues }: FactBatch,
): Promise<Set<number>> {
  const shown = [...pull_requests, ...issues].map(({ number, updated_at }) => ({ number, updated_at }));
  if (shown.length === 0) return new Set();
  const { rows } = await sql<{ number: number }>`
    select s.number from json_to_recordset(${JSON.stringify(shown)}::json) as s(number integer, updated_at timestamptz)
    where exists (
      select 1 from pull_requests p where p.repo_id = ${repo_id} and p.number = s.number and p.updated_at > s.updated_at
      union all
      select 1 from issues i where i.repo_id = ${repo_id} and i.number = s.number and i.updated_at > s.updated_at)
      and not exists (select 1 from imported_items m where m.repo_id = ${repo_id} and m.number = s.number)`.execute(
    trx,
  );
  return new Set(rows.map(({ number }) => number));
}

/** People as GitHub names them, with every login that they were seen under. */
export async function writeUsers(writing: Writing, users: readonly UserRow[]): Promise<void> {
  if (users.length === 0) return;
  // In the order of their ids, so that two writers who meet the same people cannot lock each other out.
  const ordered = [...new Map(users.map((user) => [user.id, user])).values()].sort((a, b) =>
    BigInt(a.id) < BigInt(b.id) ? -1 : 1,
  );
  await writing.upsert('users', FACT_TABLES.users, ordered);
  await confirmUsers(writing, ordered);
  const logins = ordered.map((user) => ({ login_key: loginKey(user.login), user_id: user.id }));
  await writing.insert('user_logins', ['login_key', 'user_id'], logins, 'do nothing');
}

/** What was read whole this time takes back what could not be read, or stored, of it before, in whatever stream. */
async function takeBackUnreadable({ trx, repo_id }: Writing, batch: FactBatch): Promise<void> {
  const numbers = [...batch.pull_requests, ...batch.issues].map((item) => item.number);
  if (numbers.length === 0) return;
  // Inline comments are no part of an item's answer.
  await sql`delete from unreadable_fields where repo_id = ${repo_id} and number = any(${numbers}::int[])
    and not (is_refused and path like 'review_comments %')`.execute(trx);
}

async function noteUnreadable(writing: Writing, unreadable: readonly UnreadableFieldRow[]): Promise<void> {
  await writing.insert(
    'unreadable_fields',
    ['repo_id', 'stream', 'number', 'path', 'message', 'is_refused'],
    unreadable.map((field) => ({ ...field, stream: writing.stream, is_refused: field.is_refused ?? false })),
    'do nothing',
  );
}
