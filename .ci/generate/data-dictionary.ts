/** docs/data-dictionary.md: every exported file with its columns, from the comments in the database. */
import { sql } from 'kysely';
import type { Database } from '../../src/store/driver/database.ts';
import { EXPORTED_TABLES, exportedColumns, type ExportedTable } from '../../src/store/kpis/exported-rows.ts';
import { KPI_COLUMNS } from '../../src/text/report/csv.ts';
import type { GeneratedFile } from './generated.ts';

const HEAD = `# Data dictionary

What stands in the files of \`headwater export --to DIR --format csv\`, \`json\` or \`parquet\`. Written from the comments in the database by \`npm run generate\`.

Every file has one row an item, sorted by repository and GitHub's id. Private repositories are in none. An empty cell is unknown or absent, never zero. Parquet has the types below; in CSV and
JSON an *instant* is ISO 8601 in UTC (\`2026-02-16T12:00:00Z\`) and an *id* is text; a *list* is JSON in CSV. \`kpis.json\` has reports as \`report --format json\` prints them.
[notebook.ipynb](notebook.ipynb) begins with these files.
`;

/** How Parquet has each type. */
const IN_PARQUET = {
  text: 'text',
  instant: 'instant (milliseconds)',
  id: 'id (64 bits)',
  integer: 'integer (32 bits)',
  number: 'number (double)',
  boolean: 'boolean',
  list: 'list of texts (JSON)',
} as const;

/** What the export adds, and what every table means by the same name. */
const EVERYWHERE: Record<string, string> = {
  repository: 'owner/name as GitHub spells it today; empty for people, who belong to no repository.',
  node_id: "GitHub's id in GraphQL.",
  number: 'The number in the repository; issues and pull requests share the numbers.',
};

export async function dataDictionary(db: Database): Promise<GeneratedFile> {
  const sections: string[] = [];
  for (const table of EXPORTED_TABLES) sections.push(await section(db, table));
  const kpis = table(KPI_COLUMNS.map(({ name, type, what }) => [name, IN_PARQUET[type], what]));
  sections.push(`## kpis\n\nA row a figure of each of the last 13 full weeks.\n\n${kpis}`);
  return { path: 'docs/data-dictionary.md', text: `${HEAD}\n${sections.join('\n\n')}\n` };
}

async function section(db: Database, name: ExportedTable): Promise<string> {
  const { rows } = await sql<{ column: string | null; comment: string | null }>`
    select null as column, obj_description(to_regclass(${name}), 'pg_class') as comment
    union all
    select attname::text, col_description(attrelid, attnum) from pg_attribute
    where attrelid = to_regclass(${name}) and attnum > 0 and not attisdropped`.execute(db);
  const comments = new Map(rows.map(({ column, comment }) => [column, comment]));
  const columns = await exportedColumns(db, name);
  const lines = columns.map((column) => {
    const person = /^(.*)_login$/.exec(column.name)?.[1];
    const isLogin = person !== undefined && !comments.has(column.name);
    const what = isLogin
      ? `The login today of \`${person}_id\`.`
      : (EVERYWHERE[column.name] ?? comments.get(column.name) ?? '');
    return [column.name, IN_PARQUET[column.type], what] as const;
  });
  return `## ${name}\n\n${comments.get(null) ?? ''}\n\n${table(lines)}`;
}

function table(lines: readonly (readonly [string, string, string])[]): string {
  return [
    '| column | type | what it holds |',
    '|---|---|---|',
    ...lines.map(([name, type, what]) => `| \`${name}\` | ${type} | ${what.replaceAll('|', '\\|')} |`),
  ].join('\n');
}
