/** src/store/driver/keys.generated.ts: every table's columns, in their order, and its primary key. */
import { sql } from 'kysely';
import type { Database } from '../../src/store/driver/database.ts';
import type { GeneratedFile } from './generated.ts';

export async function tableKeys(db: Database): Promise<GeneratedFile> {
  const { rows } = await sql<{ name: string; columns: string[]; key: string[] }>`
    select c.relname::text as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg(a.attname::text order by k.place)
       from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'headwater%'
    order by c.relname collate "C"`.execute(db);
  const lines = rows.map(({ name, columns, key }) => `  ${name}: ${JSON.stringify({ key, columns })},`);
  return {
    path: 'src/store/driver/keys.generated.ts',
    text: `/** Every table's columns and primary key, from the migrated schema: npm run schema. Not to be edited. */\nexport const TABLES = {\n${lines.join('\n')}\n} as const;\n`,
  };
}
