/** The columns of the tables, as the database itself describes them. */
import { sql } from 'kysely';
import type { Column } from '../../domain/history/values.ts';
import { holdsPerson } from '../../domain/people/person-columns.ts';
import type { Database, DatabaseTransaction } from './database.ts';

export type TableColumns = ReadonlyMap<string, readonly Column[]>;

/** The schema does not change while a process runs. */
const known = new WeakMap<Database, Promise<TableColumns>>();

/** By table. */
export function columnsOf(db: Database): Promise<TableColumns> {
  const columns = known.get(db) ?? readColumns(db);
  known.set(db, columns);
  // A database that could not be asked just now is asked again.
  columns.catch(() => known.delete(db));
  return columns;
}

export async function readColumns(db: Database | DatabaseTransaction): Promise<TableColumns> {
  const { rows } = await sql<Column & { table: string }>`
    select c.relname::text as table, a.attname::text as name, t.typname::text as type,
      a.attnotnull as is_required, coalesce(a.attnum = any(i.indkey), false) as is_key
    from pg_class c
    -- Where our tables are: the search_path decides, and need not say public.
    join pg_class home on home.oid = to_regclass('headwater_migrations') and home.relnamespace = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname, a.attnum`.execute(db);
  const tables = new Map<string, Column[]>();
  for (const { table, ...column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

export interface PersonColumn {
  table: string;
  column: string;
  /** The other columns of the primary key, where this one is part of it; null = it is not. */
  key: string[] | null;
}

/** Every column that refers to a person by users.id, of whatever table there is. */
export async function personColumns(db: Database | DatabaseTransaction): Promise<PersonColumn[]> {
  return [...(await readColumns(db))].flatMap(([table, columns]) =>
    columns
      .filter(({ name, type }) => type === 'int8' && holdsPerson(name))
      .map(({ name, is_key }) => ({
        table,
        column: name,
        key: is_key
          ? columns.filter((other) => other.is_key && other.name !== name).map((other) => other.name)
          : null,
      })),
  );
}
