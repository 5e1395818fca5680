/**
 * A SQLite file that another program made, opened for reading only. What keeps it from being read is found before
 * anything is read, and said in one line.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** The file cannot be imported: the message says why and what to do. */
export class SqliteError extends Error {}

/** Every value as text, so that 64-bit ids stay whole and the types of foreign columns do not matter. */
export type TextRow = Record<string, string | null>;

export interface SqliteFile {
  /** As it was given. */
  path: string;
  /** Of a table or view; empty where there is none of that name. */
  columns(table: string): string[];
  /** One at a time: what is not asked for is not in memory. */
  rows(query: string, ...values: string[]): Generator<TextRow, undefined>;
  close(): void;
}

const REMEDY = 'give the path of a database that github-to-sqlite made';
const WAIT_MS = 2_000;
/** SQLite's own codes, without their extensions. */
const BUSY = new Set([5, 6]);
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** @throws SqliteError when it is missing, no SQLite file, encrypted, damaged, or being written */
export function openSqlite(path: string, tables: readonly string[]): SqliteFile {
  const { keepsLog } = lookAt(path);
  const url = pathToFileURL(path);
  // A closed file with a write-ahead log would be given two files beside it just for being read.
  if (keepsLog && sizeOf(`${path}-shm`) === null) url.searchParams.set('immutable', '1');
  let db: DatabaseSync | undefined;
  const rows = function* (query: string, ...values: string[]): Generator<TextRow, undefined> {
    try {
      for (const row of db!.prepare(query).iterate(...values)) yield row as TextRow;
    } catch (error) {
      throw refusalOf(path, error);
    }
  };
  const columns = (table: string) =>
    [...rows('select name from pragma_table_info(?)', table)].map(({ name }) => name!);
  try {
    db = new DatabaseSync(url, { readOnly: true, timeout: WAIT_MS });
    // Views and triggers of a stranger's file may not call anything.
    db.exec('pragma trusted_schema = off; begin');
    for (const table of tables.filter((name) => columns(name).length > 0))
      for (const { quick_check } of rows(`pragma quick_check(${table})`))
        if (quick_check !== 'ok') throw new SqliteError(damaged(path, quick_check ?? 'unknown'));
  } catch (error) {
    db?.close();
    throw refusalOf(path, error);
  }
  return { path, columns, rows, close: () => db.close() };
}

function lookAt(path: string): { keepsLog: boolean } {
  if (path.trim() === '') throw new SqliteError(`The path is empty; ${REMEDY}.`);
  const header = Buffer.alloc(100);
  let length: number;
  try {
    if (!statSync(path).isFile()) throw new SqliteError(`${path} is not a file; ${REMEDY}.`);
    const file = openSync(path, 'r');
    length = readSync(file, header);
    closeSync(file);
  } catch (error) {
    if (error instanceof SqliteError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new SqliteError(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `${path} is missing; ${REMEDY}.`
        : `${path} cannot be read (${code ?? 'unknown reason'}); ${REMEDY} and that this user may read.`,
    );
  }
  if (length === 0) throw new SqliteError(`${path} is empty; ${REMEDY}.`);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw new SqliteError(`${path} is not a SQLite database, or it is encrypted; ${REMEDY}.`);
  // What was written and not yet taken over, or is to be taken back: by a writer at work, or one that was cut off.
  for (const beside of [`${path}-wal`, `${path}-journal`])
    if ((sizeOf(beside) ?? 0) > 0)
      throw new SqliteError(
        `${path} is being written, or was cut off while it was (there is ${beside}); wait until it is closed, or open and close it once with sqlite3, and import it then.`,
      );
  return { keepsLog: header[18] === 2 };
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}

function refusalOf(path: string, error: unknown): Error {
  if (error instanceof SqliteError) return error;
  const { errcode, message } = error as Error & { errcode?: number };
  if (errcode === undefined) return error as Error;
  const code = errcode & 0xff;
  if (BUSY.has(code))
    return new SqliteError(`${path} is being written by another process; import it when that is done.`);
  if (code === NOT_A_DATABASE)
    return new SqliteError(`${path} is not a SQLite database, or it is encrypted; ${REMEDY}.`);
  if (code === CANNOT_OPEN) return new SqliteError(`${path} cannot be opened (${message}); ${REMEDY}.`);
  return new SqliteError(damaged(path, message));
}

function damaged(path: string, how: string): string {
  return `${path} is damaged (${how.replace(/\s+/g, ' ')}); take a copy that is whole, or make it anew with github-to-sqlite.`;
}
