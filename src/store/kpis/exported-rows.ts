/** Everything that is stored of the communities, table by table, as files for notebooks want it. */
import { holdsPerson } from '../../domain/people/person-columns.ts';
import { CompiledQuery, sql } from 'kysely';
import type { Database } from '../driver/database.ts';
import { NAMING_COLUMNS } from '../history/fact-tables.ts';

export const EXPORTED_TABLES = [
  'repos',
  'users',
  'pull_requests',
  'issues',
  'issue_comments',
  'reviews',
  'review_comments',
  'labels',
  'timeline_events',
  'pull_request_files',
  'releases',
] as const;
export type ExportedTable = (typeof EXPORTED_TABLES)[number];

/** instant = ISO text in UTC; id = a whole number as text, since GitHub's are larger than some readers think; list = of texts. */
export type ExportedType = 'text' | 'instant' | 'id' | 'integer' | 'boolean' | 'list';

export interface ExportedColumn {
  name: string;
  type: ExportedType;
}

const TYPES: Record<string, ExportedType> = {
  text: 'text',
  'timestamp with time zone': 'instant',
  bigint: 'id',
  integer: 'integer',
  boolean: 'boolean',
  'text[]': 'list',
};

export type ExportedRow = Record<string, string | number | boolean | string[] | null>;

const ROWS_AT_ONCE = 5_000;
/** GitHub's id, or what comes closest to one: the order of the rows inside a repository. */
const ORDER: Record<ExportedTable, string> = {
  repos: 'x.id',
  users: 'x.id',
  pull_requests: 'x.id, x.number',
  issues: 'x.id, x.number',
  issue_comments: 'x.id',
  reviews: 'x.id',
  review_comments: 'x.id',
  labels: 'x.name collate "C"',
  timeline_events: 'x.number, x.id collate "C"',
  pull_request_files: 'x.number, x.path collate "C"',
  releases: 'x.id',
};

/**
 * The columns of a table in order, and its rows by repository and id, some thousand at a time: instants as ISO text in
 * UTC, ids as text. `repository` comes first; it is empty for people, who belong to none. Logins stand beside ids.
 */
export async function* exportedRows(
  db: Database,
  table: ExportedTable,
): AsyncGenerator<{ columns: ExportedColumn[]; rows: ExportedRow[] }, undefined> {
  const columns = await columnsOf(db, table);
  const people = columns.filter(({ name }) => holdsPerson(name));
  const selected = [
    table === 'users' ? "''::text as repository" : 'r.full_name as repository',
    ...columns.filter(isShown).map(asText),
    ...people.map(({ name }) => `(select u.login from users u where u.id = x.${name}) as ${loginOf(name)}`),
  ];
  const names = await exportedColumns(db, table);
  yield { columns: names, rows: [] };
  if (table === 'users') {
    const ids = await peopleShown(db);
    for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
      const { rows } = await db.executeQuery<ExportedRow>(
        CompiledQuery.raw(
          `select ${selected.join(', ')} from users x where x.id = any($1::bigint[]) order by ${ORDER.users}`,
          [ids.slice(from, from + ROWS_AT_ONCE)],
        ),
      );
      yield { columns: names, rows };
    }
    return;
  }
  const isNaming = columns.some(({ name }) => NAMING_COLUMNS.includes(name));
  const hidden = isNaming ? await hiddenNames(db) : new Set<string>();
  const source =
    table === 'repos' ? 'repos x join repos r on r.id = x.id' : `${table} x join repos r on r.id = x.repo_id`;
  for (const id of await reposShown(db))
    for (let offset = 0; ; offset += ROWS_AT_ONCE) {
      const { rows } = await db.executeQuery<ExportedRow>(
        CompiledQuery.raw(
          `select ${selected.join(', ')} from ${source} where r.id = $3 order by ${ORDER[table]} limit $1 offset $2`,
          [ROWS_AT_ONCE, offset, id],
        ),
      );
      yield {
        columns: names,
        rows: hidden.size === 0 ? rows : rows.map((row) => withoutHidden(row, hidden)),
      };
      if (rows.length < ROWS_AT_ONCE) break;
    }
}

/** What a file of that table has, in its order. */
export async function exportedColumns(db: Database, table: ExportedTable): Promise<ExportedColumn[]> {
  const columns = await columnsOf(db, table);
  return [
    { name: 'repository', type: 'text' },
    ...columns.filter(isShown).map(({ name, type }) => {
      const exported = TYPES[type];
      if (exported === undefined)
        throw new Error(`${table}.${name} is of the type ${type}, which no file has yet`);
      return { name, type: exported };
    }),
    ...columns
      .filter(({ name }) => holdsPerson(name))
      .map(({ name }): ExportedColumn => ({ name: loginOf(name), type: 'text' })),
  ];
}

/** The repository stands in the first column, by its name. */
function isShown({ name }: Column): boolean {
  return name !== 'repo_id' && name !== 'full_name';
}

function loginOf(idColumn: string): string {
  return idColumn.replace(/_id$/, '_login');
}

async function reposShown(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.id::text as id from repos r
    where r.id in (select repo_id from community_repos) and not r.is_private order by lower(r.full_name) collate "C"`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

const IN_COMMUNITIES = `select c.repo_id from community_repos c join repos r on r.id = c.repo_id where not r.is_private`;

/** Whoever did anything in what is exported, by users.id: people of private repositories and of plans are nobody's business. */
async function peopleShown(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const table of EXPORTED_TABLES)
    for (const { name } of await columnsOf(db, table))
      if (holdsPerson(name))
        found.push(`select x.${name} as id from ${table} x where x.repo_id in (${IN_COMMUNITIES})`);
  const { rows } = await db.executeQuery<{ id: string }>(
    CompiledQuery.raw(
      `select id::text as id from (${found.join(' union ')}) mentioned where id is not null order by mentioned.id`,
    ),
  );
  return rows.map(({ id }) => id);
}

/** Every name that a repository which is private now ever had, in lower case. */
async function hiddenNames(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select n.name_key as name from derived.repository_names n join repos r on r.id = n.repo_id where r.is_private`.execute(
    db,
  );
  return new Set(rows.map(({ name }) => name));
}

/** What a public item said of a repository while that was public. */
function withoutHidden(row: ExportedRow, hidden: ReadonlySet<string>): ExportedRow {
  const kept = { ...row };
  for (const column of NAMING_COLUMNS) if (hidden.has(repositoryIn(row[column] ?? ''))) kept[column] = null;
  return kept;
}

function repositoryIn(named: NonNullable<ExportedRow[string]>): string {
  return String(named).split('#')[0]!.split(' ').at(-1)!.toLowerCase();
}

interface Column {
  name: string;
  type: string;
}

async function columnsOf(db: Database, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select attname::text as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped order by attnum`.execute(db);
  return rows;
}

function asText({ name, type }: Column): string {
  if (type === 'timestamp with time zone')
    return `to_char(x.${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ${name}`;
  return type === 'bigint' ? `x.${name}::text as ${name}` : `x.${name} as ${name}`;
}
