/** Reads the SQL files of the project and turns psql's parameters into the driver's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CompiledQuery, sql } from 'kysely';
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
  const { text, names } = numbered(file);
  const values = names.map((name) => valueOf(file, name, parameters));
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, values));
  return rows;
}

/** A statement that has failed leaves its name behind in the session: the next one has another. */
let prepared = 0;

/**
 * Prepares a file in the session, for many runs with other parameters, and forgets it afterwards. One plan serves them all:
 * on a small database planning takes as long as running, and on 150,000 pull requests the plans were as good.
 * @param use is given what runs it; its parameters are texts
 */
export async function withPreparedFile<Row, T>(
  trx: DatabaseTransaction,
  file: SqlFile,
  use: (run: (parameters: Record<string, string>) => Promise<Row[]>) => Promise<T>,
): Promise<T> {
  const { text, names } = numbered(file);
  const statement = sql.id(`${file.name} ${prepared++}`);
  await sql`set local plan_cache_mode = force_generic_plan`.execute(trx);
  await sql`prepare ${statement} as ${sql.raw(text)}`.execute(trx);
  const result = await use(async (parameters) => {
    const values = names.map((name) => sql.lit(String(valueOf(file, name, parameters))));
    const { rows } = await sql<Row>`execute ${statement}(${sql.join(values)})`.execute(trx);
    return rows;
  });
  await sql`deallocate ${statement}`.execute(trx);
  await sql`set local plan_cache_mode = auto`.execute(trx);
  return result;
}

/** psql's names become numbers. @returns the names in the order of their numbers */
function numbered({ text }: SqlFile): { text: string; names: string[] } {
  const names: string[] = [];
  const changed = text.replace(/:'(\w+)'/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text: changed.replace(/;\s*$/, ''), names };
}

function valueOf({ name: file }: SqlFile, name: string, parameters: Record<string, unknown>): unknown {
  if (!(name in parameters)) throw new Error(`${file} needs the parameter ${name}.`);
  return parameters[name];
}

/** The files take instants as psql users write them: in UTC, without a zone. */
export function inUtc(instant: string): string {
  return new Date(instant).toISOString().replace('T', ' ').replace('Z', '');
}
