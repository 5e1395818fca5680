/** The part of sql/README.md that lists tables and views, a line each: what their comments in the database say. */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../../src/store/driver/database.ts';
import type { GeneratedFile } from './generated.ts';

const PATH = 'sql/README.md';
const BEGIN = '<!-- tables: npm run schema writes these lines from the comments in the database -->';
const END = '<!-- /tables -->';

export async function tableList(db: Database): Promise<GeneratedFile> {
  const { rows } = await sql<{ name: string; key: string | null; comment: string | null }>`
    select case n.nspname when 'derived' then 'derived.' else '' end || c.relname as name,
      (select string_agg(a.attname, ', ' order by k.place)
       from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where i.indrelid = c.oid and i.indisprimary) as key,
      obj_description(c.oid, 'pg_class') as comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'derived') and c.relkind in ('r', 'p', 'v') and c.relname not like 'headwater%'
    order by n.nspname desc, c.relname collate "C"`.execute(db);
  const lines = rows.map(({ name, key, comment }) => {
    const keyed = key === null ? 'view' : key.replaceAll(/\w+/g, '`$&`');
    return `| \`${name}\` | ${keyed} | ${(comment ?? '').replaceAll('|', '\\|')} |`;
  });
  const text = readFileSync(new URL(`../../${PATH}`, import.meta.url), 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${PATH} has no "${BEGIN}" and "${END}" to write between.`);
  const table = ['| name | key | what it holds |', '|---|---|---|', ...lines].join('\n');
  return { path: PATH, text: `${before}${BEGIN}\n${table}\n${END}${after}` };
}
