/** Whoever looks at the database with psql finds a line on every table, view and column. */
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
});
