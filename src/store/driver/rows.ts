/**
 * Many rows in one statement: as one JSON parameter, since a statement takes 65,535 parameters and a list of the
 * configuration, or of GitHub, may be longer than that.
 */
import { CompiledQuery } from 'kysely';
import type { Database, DatabaseTransaction } from './database.ts';

/** Measured best on both drivers; a JSON parameter of this many rows stays far below the protocol's limits. */
const ROWS_PER_STATEMENT = 10_000;
/** With long texts fewer rows make a statement: PostgreSQL's parameters end at 1 GB, and both sides hold it in memory. */
const CHARACTERS_PER_STATEMENT = 16_000_000;

/**
 * @param columns in the table's own names; what a row does not have is null
 * @param conflict what follows "on conflict", e.g. "do nothing"; absent = an error
 */
export async function insertRows(
  db: Database | DatabaseTransaction,
  table: string,
  columns: readonly string[],
  rows: readonly object[],
  conflict?: string,
): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const text = `insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, $1::json)
    ${conflict === undefined ? '' : `on conflict ${conflict}`}`;
  for (const json of chunks(rows)) await db.executeQuery(CompiledQuery.raw(text, [json]));
}

/** The rows as JSON arrays, each small enough for one statement. */
export function* chunks(rows: readonly object[]): Generator<string> {
  let part: string[] = [];
  let characters = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (
      part.length === ROWS_PER_STATEMENT ||
      (part.length > 0 && characters + text.length > CHARACTERS_PER_STATEMENT)
    ) {
      yield `[${part.join(',')}]`;
      part = [];
      characters = 0;
    }
    part.push(text);
    characters += text.length;
  }
  if (part.length > 0) yield `[${part.join(',')}]`;
}
