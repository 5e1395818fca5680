/**
 * Rows on their way into the tables, inside a commit: what a column cannot hold is replaced or left out and named, and where
 * the database refuses a row all the same, that row alone stays out.
 */
import { CompiledQuery, sql } from 'kysely';
import type { UnreadableFieldRow, UserRow } from '../../domain/history/facts.ts';
import { storableRow } from '../../domain/history/values.ts';
import type { Pseudonymizer } from '../../domain/people/pseudonyms.ts';
import type { TableColumns } from '../driver/columns.ts';
import type { DatabaseTransaction } from '../driver/database.ts';
import { chunks, insertRows } from '../driver/rows.ts';
import { isAboutData, reasonOf } from './data-errors.ts';

export interface UpsertShape {
  key: readonly string[];
  columns: readonly string[];
  /** The column that tells an old version from a new one; rows of kinds without it are replaced as they come. */
  version?: string;
}

export interface WritingOptions {
  repo_id: string;
  /** Under which what could not be stored is noted. */
  stream: string;
  now: string;
  columns: TableColumns;
  pseudonymizer: Pseudonymizer;
  /** After a refusal: every statement alone, and halved until the row is found that the database refuses. */
  isCareful: boolean;
}

/** What a commit hands to those who write; nobody else can make one. */
export class Writing {
  readonly trx: DatabaseTransaction;
  readonly repo_id: string;
  readonly stream: string;
  readonly now: string;
  readonly #options: WritingOptions;
  readonly #refused = new Map<string, UnreadableFieldRow>();

  constructor(trx: DatabaseTransaction, options: WritingOptions) {
    this.trx = trx;
    this.repo_id = options.repo_id;
    this.stream = options.stream;
    this.now = options.now;
    this.#options = options;
  }

  /** People who opted out under their pseudonyms, as the list of them stands in this very transaction. */
  pseudonymize<Batch extends { users: UserRow[] }>(batch: Batch): Batch {
    return this.#options.pseudonymizer(batch);
  }

  /** The rows as the table's columns can take them; what that changed, or left out, is noted. */
  storable<Row extends object>(table: string, rows: readonly Row[]): Row[] {
    const columns = this.#options.columns.get(table);
    if (columns === undefined) throw new Error(`There is no table ${table}.`);
    return rows.flatMap((given) => {
      const { row, problems } = storableRow(given, columns);
      for (const { column, reason } of problems)
        this.refuse(
          table,
          given,
          `${column}: ${reason}${row === null ? ', so that it is left out' : ''}`,
          column,
        );
      return row === null ? [] : [row];
    });
  }

  /** One `insert … on conflict` per some thousand rows; a row that says nothing new is not updated. */
  async upsert(
    table: string,
    { key, columns, version }: UpsertShape,
    given: readonly object[],
  ): Promise<void> {
    const rows = distinctLast(this.storable(table, given), (row) =>
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
    await this.each(
      rows,
      async (some) => {
        for (const json of chunks(some)) await this.trx.executeQuery(CompiledQuery.raw(text, [json]));
      },
      (row, reason) => this.refuse(table, row, reason),
    );
  }

  /** Rows that must not be there yet, or may: see `insertRows`. */
  async insert(
    table: string,
    columns: readonly string[],
    given: readonly object[],
    conflict?: string,
  ): Promise<void> {
    await this.each(
      this.storable(table, given),
      (some) => insertRows(this.trx, table, columns, some, conflict),
      (row, reason) => this.refuse(table, row, reason),
    );
  }

  /**
   * Writes them all at once; where the database had refused this commit, halves them until those are found that it
   * refuses, and leaves these out.
   */
  async each<Row>(
    rows: readonly Row[],
    write: (some: readonly Row[]) => Promise<void>,
    leaveOut: (row: Row, reason: string) => void,
  ): Promise<void> {
    if (rows.length === 0) return;
    const refusal = this.#options.isCareful ? await this.#attempt(() => write(rows)) : await write(rows);
    if (typeof refusal !== 'string') return;
    if (rows.length === 1) return leaveOut(rows[0]!, refusal);
    const half = Math.floor(rows.length / 2);
    await this.each(rows.slice(0, half), write, leaveOut);
    await this.each(rows.slice(half), write, leaveOut);
  }

  /** @returns why the database refuses it; null = it does not */
  async #attempt(work: () => Promise<void>): Promise<string | null> {
    await sql`savepoint careful`.execute(this.trx);
    try {
      await work();
      await sql`release savepoint careful`.execute(this.trx);
      return null;
    } catch (error) {
      if (!isAboutData(error)) throw error;
      await sql`rollback to savepoint careful`.execute(this.trx);
      return reasonOf(error);
    }
  }

  /** @param column null = the whole row */
  refuse(table: string, row: object, message: string, column: string | null = null): void {
    const { number } = row as { number?: unknown };
    const isItems = Number.isInteger(number) && Math.abs(number as number) < 2 ** 31;
    const key = this.#options.columns
      .get(table)!
      .filter(({ name, is_key }) => is_key && name !== 'repo_id' && !(isItems && name === 'number'))
      .map(({ name }) => shown((row as Record<string, unknown>)[name]));
    const path = [table, ...key, ...(column === null ? [] : [column])].join(' ');
    const { repo_id, stream } = this;
    const noted = {
      repo_id,
      stream,
      number: isItems ? (number as number) : 0,
      path,
      message: shown(message),
    };
    this.#refused.set(`${noted.number} ${path}`, noted);
  }

  /** What could not be stored is a gap that is named. */
  async noteRefused(): Promise<void> {
    const rows = [...this.#refused.values()].map((row) => ({ ...row, is_refused: true }));
    await insertRows(
      this.trx,
      'unreadable_fields',
      ['repo_id', 'stream', 'number', 'path', 'message', 'is_refused'],
      rows,
      '(repo_id, stream, number, path) do update set message = excluded.message, is_refused = true',
    );
  }
}

const SHOWN_AT_MOST = 200;

/** A value in a message: short, and of characters that can be stored. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.slice(0, SHOWN_AT_MOST).replaceAll('\0', '').toWellFormed();
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
function distinctLast<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) byKey.set(keyOf(row), row);
  return byKey.size === rows.length ? rows : [...byKey.values()];
}
