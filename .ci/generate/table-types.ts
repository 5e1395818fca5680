/** src/store/driver/tables.generated.ts: the row types of tables and derived views, by kysely-codegen. */
import { sql } from 'kysely';
import { generate, getDialect } from 'kysely-codegen';
import type { Database } from '../../src/store/driver/database.ts';
import type { GeneratedFile } from './generated.ts';

const ENDLESS = 'timestamptz or infinity';

/** PostgreSQL's types by ours: src/store/driver/conventions.ts says how the driver gives and takes them. */
const OURS = {
  timestamptz: 'Instant',
  [ENDLESS]: 'InstantOrEver',
  date: 'Day',
  interval: 'Duration',
};

export async function tableTypes(db: Database): Promise<GeneratedFile> {
  const [endless, words] = [await endlessColumns(db), await wordsOfColumns(db)];
  const dialect = getDialect('postgres', {});
  const { scalars } = dialect.adapter;
  scalars[ENDLESS] = scalars['timestamptz']!;
  const text = await generate({
    db,
    dialect,
    defaultSchemas: ['public'],
    excludePattern: 'headwater_*',
    typeMapping: { ...OURS, int8: 'string' },
    customImports: Object.fromEntries(Object.values(OURS).map((name) => [name, './conventions.ts'])),
    outFile: null,
    postprocess: async ({ metadata }) => {
      for (const table of metadata.tables)
        for (const column of table.columns) {
          // They stand in the database and in schema.sql; here they would be most of the file.
          Object.assign(column, { comment: null });
          const name = `${table.name}.${column.name}`;
          if (endless.has(name)) Object.assign(column, { dataType: ENDLESS });
          if (words.has(name)) Object.assign(column, { enumValues: words.get(name) });
        }
      return metadata;
    },
  });
  return { path: 'src/store/driver/tables.generated.ts', text };
}

/** Ends of spans: called `until`, or infinite unless something else is said. */
async function endlessColumns(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select c.table_name || '.' || c.column_name as name
    from information_schema.columns c
    where c.table_schema = 'public' and c.data_type = 'timestamp with time zone'
      and (c.column_name = 'until' or c.column_default like '%infinity%')`.execute(db);
  return new Set(rows.map((row) => row.name));
}

/** The words that a column may hold, where a check lists them: `check (kind in ('bot', 'ai_reviewer'))`. */
async function wordsOfColumns(db: Database): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select c.relname || '.' || a.attname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'c' and k.connamespace = 'public'::regnamespace and cardinality(k.conkey) = 1`.execute(
    db,
  );
  return new Map(
    rows
      .filter(({ definition }) => /^CHECK \(\(\w+ = ANY \(ARRAY\[/.test(definition))
      .map(({ name, definition }) => [
        name,
        [...definition.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, word = '']) =>
          word.replaceAll("''", "'"),
        ),
      ]),
  );
}
