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

/**
 * Runs a file whose parameters are written for psql (`:'window_start'`): each becomes `$n`.
 * @throws when the file names a parameter that is not given
 */
export async function runSqlFile<Row>(
  db: Database | DatabaseTransaction,
  file: SqlFile,
  parameters: Record<string, unknown>,
): Promise<Row[]> {
  const values: unknown[] = [];
  const positions = new Map<string, number>();
  const text = file.text.replace(/:'(\w+)'/g, (_, name: string) => {
    if (!(name in parameters)) throw new Error(`${file.name} needs the parameter ${name}.`);
    let position = positions.get(name);
    if (position === undefined) {
      position = values.push(parameters[name]);
      positions.set(name, position);
    }
    return `$${position}`;
  });
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text.replace(/;\s*$/, ''), values));
  return rows;
}

/** The files take instants as psql users write them: in UTC, without a zone. */
export function inUtc(instant: string): string {
  return new Date(instant).toISOString().replace('T', ' ').replace('Z', '');
}
