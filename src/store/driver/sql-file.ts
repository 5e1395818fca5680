/** Reads the SQL files of the project and turns psql's parameters into the driver's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CompiledQuery } from 'kysely';
import type { Database, DatabaseTransaction } from './database.ts';

/** The `sql` folder: beside `src` in a clone, beside `dist` in a build. */
const SQL_FOLDER = new URL('../../../sql/', import.meta.url);

export interface SqlFile {
  name: string;
  text: string;
}

/** Files do not change while a process runs, and some are wanted with every page. */
const read = new Map<string, SqlFile>();

/** @param path inside `sql/`, e.g. "kpi/unanswered.sql" */
export function readSqlFile(path: string): SqlFile {
  const known = read.get(path);
  if (known) return known;
  const url = new URL(path, SQL_FOLDER);
  if (!existsSync(url)) throw new Error(`${fileURLToPath(url)} is missing; reinstall Headwater.`);
  const file = { name: path, text: readFileSync(url, 'utf8') };
  read.set(path, file);
  return file;
}

/** All `.sql` files of one folder inside `sql/`, by name. */
export function readSqlFolder(folder: string): SqlFile[] {
  return readdirSync(new URL(`${folder}/`, SQL_FOLDER))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => readSqlFile(`${folder}/${name}`));
}

/** "0003_people" of "migrations/0003_people.sql". */
export function migrationName(file: SqlFile): string {
  return file.name.replace(/^migrations\/|\.sql$/g, '');
}

type Parameters = Record<string, unknown>;

/**
 * Runs a file whose parameters are written for psql (`:'window_start'`): each becomes `$n`.
 * @throws when the file names a parameter that is not given
 */
export async function runSqlFile<Row>(
  db: Database | DatabaseTransaction,
  file: SqlFile,
  parameters: Parameters,
): Promise<Row[]> {
  const values: unknown[] = [];
  const text = withParameters(file, (name) => {
    if (!(name in parameters)) return null;
    return `$${positionOf(parameters[name], values)}`;
  });
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, values));
  return rows;
}

/**
 * Runs a file once for each of several windows, in one question: on few rows its plan takes longer than its answer.
 * What PostgreSQL plans it for is any window, so that a large database may answer each more slowly.
 * @returns the rows of each window, in the order of the windows
 */
export async function runSqlFileOver<Row>(
  db: Database | DatabaseTransaction,
  file: SqlFile,
  windows: readonly { window_start: string; window_end: string }[],
  parameters: Parameters,
): Promise<Row[][]> {
  const values: unknown[] = [
    windows.map(({ window_start }) => window_start),
    windows.map(({ window_end }) => window_end),
  ];
  const text = withParameters(file, (name) => {
    if (name === 'window_start' || name === 'window_end') return `"a window".${name}`;
    if (!(name in parameters)) return null;
    return `$${positionOf(parameters[name], values)}`;
  });
  const all = `select "a window".place::int as "a place", "its row".*
from unnest($1::timestamp[], $2::timestamp[]) with ordinality as "a window" (window_start, window_end, place)
cross join lateral (
  select row_number() over () as "a row", "a file".* from (
${text}
  ) "a file"
) "its row"
order by 1, "its row"."a row"`;
  const { rows } = await db.executeQuery<Row & { 'a place': number }>(CompiledQuery.raw(all, values));
  const found: Row[][] = windows.map(() => []);
  for (const { 'a place': place, ...row } of rows) {
    Reflect.deleteProperty(row, 'a row');
    found[place - 1]!.push(row as Row);
  }
  return found;
}

/** @param written what stands in place of a parameter; null = it is not given */
function withParameters(file: SqlFile, written: (name: string) => string | null): string {
  return file.text
    .replace(/:'(\w+)'/g, (_, name: string) => {
      const words = written(name);
      if (words === null) throw new Error(`${file.name} needs the parameter ${name}.`);
      return words;
    })
    .replace(/;\s*$/, '');
}

/** The same value twice is one parameter. */
function positionOf(value: unknown, values: unknown[]): number {
  const known = values.indexOf(value);
  return known === -1 ? values.push(value) : known + 1;
}

/** The files take instants as psql users write them: in UTC, without a zone. */
export function inUtc(instant: string): string {
  return new Date(instant).toISOString().replace('T', ' ').replace('Z', '');
}
