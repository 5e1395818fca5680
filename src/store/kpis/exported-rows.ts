/** Everything that is stored of the communities, table by table, as files for notebooks want it. */
import { CompiledQuery, sql } from 'kysely';
import type { Database } from '../driver/database.ts';

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

export type ExportedRow = Record<string, string | number | boolean | null>;

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
): AsyncGenerator<{ columns: string[]; rows: ExportedRow[] }, undefined> {
  const columns = await columnsOf(db, table);
  const people = columns.filter(({ name }) => /^(author|actor|merged_by|subject)_id$/.test(name));
  const selected = [
    table === 'users' ? "''::text as repository" : 'r.full_name as repository',
    ...columns.filter(({ name }) => name !== 'repo_id' && name !== 'full_name').map(asText),
    ...people.map(
      ({ name }) =>
        `(select u.login from users u where u.id = x.${name}) as ${name.replace(/_id$/, '_login')}`,
    ),
  ];
  const names = selected.map((text) => text.split(' as ').at(-1)!.replace(/^x\./, ''));
  const repos =
    table === 'users'
      ? [{ id: null }]
      : (
          await sql<{ id: string }>`select r.id::text as id from repos r
            where r.id in (select repo_id from community_repos) order by lower(r.full_name) collate "C"`.execute(
            db,
          )
        ).rows;
  if (repos.length === 0) yield { columns: names, rows: [] };
  for (const { id } of repos) {
    for (let offset = 0; ; offset += ROWS_AT_ONCE) {
      const from =
        table === 'users'
          ? 'users x'
          : table === 'repos'
            ? 'repos x join repos r on r.id = x.id and x.id = $3'
            : `${table} x join repos r on r.id = x.repo_id and x.repo_id = $3`;
      const { rows } = await db.executeQuery<ExportedRow>(
        CompiledQuery.raw(
          `select ${selected.join(', ')} from ${from} order by ${ORDER[table]} limit $1 offset $2`,
          id === null ? [ROWS_AT_ONCE, offset] : [ROWS_AT_ONCE, offset, id],
        ),
      );
      yield { columns: names, rows };
      if (rows.length < ROWS_AT_ONCE) break;
    }
  }
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
