/** What a KPI says that its statement returns, and what PostgreSQL says: the same columns of the same types. */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Columns } from '../../src/domain/kpis/columns.ts';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import { onOneDatabase } from '../support/databases.ts';

const INSTANTS: Record<string, string> = {
  window_start: '2026-01-05',
  window_end: '2026-01-12',
  as_of: '2026-01-12',
};

onOneDatabase('the statement of every KPI', (open) => {
  it.each(KPIS.map(({ id, columns }) => [id, columns] as const))(
    '%s returns the columns that its row type has',
    async (id, columns: Columns) => {
      const file = readFileSync(new URL(`../../sql/kpi/${id}.sql`, import.meta.url), 'utf8');
      const statement = file.replace(/:'(\w+)'/g, (_, name: string) => `'${INSTANTS[name]!}'`);
      const rows = await open()
        .db.transaction()
        .execute(async (trx) => {
          await sql.raw(`create temporary view returned as ${statement}`).execute(trx);
          const read = await sql<{ name: string; type: string }>`
            select a.attname as name, t.typname as type
            from pg_attribute a join pg_type t on t.oid = a.atttypid
            where a.attrelid = 'returned'::regclass and a.attnum > 0`.execute(trx);
          await sql`drop view returned`.execute(trx);
          return read.rows;
        });
      const returned = Object.fromEntries(rows.map(({ name, type }) => [name, type]));
      const declared = Object.fromEntries(Object.entries(columns).map(([name, { type }]) => [name, type]));
      expect(returned).toEqual({ community: 'text', ...declared });
    },
  );
});
