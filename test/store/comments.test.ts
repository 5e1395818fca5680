/** What holds of all tables, views and functions: whoever looks at them with psql finds a line on each, and each may run in parallel. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onOneDatabase } from '../support/databases.ts';

onOneDatabase('the database', (open) => {
  it('says of every table, view and column what it holds', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.oid::regclass || coalesce('.' || a.attname, '') as name
      from pg_class c
      join lateral (
        select null::name as attname, 0 as attnum
        union all
        select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
      ) a on true
      where c.relnamespace in ('public'::regnamespace, 'derived'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm')
        and c.relname not like 'headwater%'
        and case a.attnum when 0 then obj_description(c.oid, 'pg_class') else col_description(c.oid, a.attnum) end is null
      order by 1`.execute(open().db);
    expect(rows.map(({ name }) => name)).toEqual([]);
  });

  it('lets every derived function run in parallel: one that may not keeps a whole question on one core', async () => {
    const { rows } = await sql<{ name: string }>`
      select oid::regprocedure::text as name from pg_proc
      where pronamespace = 'derived'::regnamespace and proparallel <> 's' order by 1`.execute(open().db);
    expect(rows.map(({ name }) => name)).toEqual([]);
  });
});
