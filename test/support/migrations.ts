/**
 * The walk through all migrations on a database that is not empty. `test/migrations/NNNN.sql` is what migration NNNN
 * finds: its rows go into the tables of the migrations before. What its rows become is said in its head, a line each:
 *
 *     -- renames: late_finds late_arrivals     the rows are found under the new name
 *     -- drops: headwater_migrations_lock      the table goes with its rows
 *     -- leaves: cursors 4                     so many rows are left in it
 *     -- expect: (select … )                   true after the migration
 *
 * Of every other table each row must still be there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { CompiledQuery, sql } from 'kysely';
import type { Database } from '../../src/store/driver/database.ts';
import { migrationName, readSqlFolder, type SqlFile } from '../../src/store/driver/sql-file.ts';

export const MIGRATIONS = readSqlFolder('migrations');

/** What a migration did that nobody said it would, in words; [] when all is well. */
export type Complaints = string[];

/** Applies the data of a migration and the migration; the first one finds nothing. */
export async function step(db: Database, file: SqlFile): Promise<Complaints> {
  const name = migrationName(file);
  const number = name.slice(0, 4);
  const data = dataFile(number);
  if (data === null) {
    await run(db, file.text);
    return file === MIGRATIONS[0]
      ? []
      : [`test/migrations/${number}.sql is missing: what does ${name} find?`];
  }
  await run(db, data);
  const before = await counts(db);
  const empty = [...before].filter(([, rows]) => rows === 0).map(([table]) => table);
  await run(db, file.text);
  const after = await counts(db);
  const said = directives(data);
  const complaints = empty.map((table) => `${table} is empty before ${name}: give it a row in ${number}.sql`);
  for (const [table, rows] of before) {
    if (said.drops.has(table)) {
      if (after.has(table)) complaints.push(`${name} does not drop ${table}`);
      continue;
    }
    const now = said.renames.get(table) ?? table;
    const left = said.leaves.get(now) ?? rows;
    if (after.get(now) !== left)
      complaints.push(
        `${name}: ${table} had ${rows} rows, ${now} has ${after.get(now) ?? 'gone'}, not ${left}`,
      );
  }
  for (const expected of said.expect) {
    const { rows } = await db.executeQuery<{ is: boolean }>(CompiledQuery.raw(`select ${expected} as is`));
    if (rows[0]?.is !== true) complaints.push(`${name}: not true afterwards: ${expected}`);
  }
  return complaints;
}

function dataFile(number: string): string | null {
  const file = new URL(`../migrations/${number}.sql`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function directives(text: string) {
  const lines = (word: string) =>
    [...text.matchAll(new RegExp(`^-- ${word}: (.+)$`, 'gm'))].map(([, rest = '']) => rest.trim());
  const pairs = (word: string) => lines(word).map((line) => line.split(' ') as [string, string]);
  return {
    drops: new Set(lines('drops')),
    renames: new Map(pairs('renames')),
    leaves: new Map(pairs('leaves').map(([table, rows]) => [table, Number(rows)])),
    expect: lines('expect'),
  };
}

/** Rows per table. */
async function counts(db: Database): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select tablename::text as name from pg_tables where schemaname = 'public' order by 1`.execute(db);
  const found = new Map<string, number>();
  for (const { name } of rows) {
    const { rows: counted } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(name)}`.execute(db);
    found.set(name, counted[0]!.n);
  }
  return found;
}

async function run(db: Database, text: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(text));
}
