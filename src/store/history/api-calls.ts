/** The log of calls to GitHub: what each asked, what it cost, how it ended. */
import type { ApiCallRow } from '../../domain/history/facts.ts';
import { storableRow } from '../../domain/history/values.ts';
import { columnsOf, type TableColumns } from '../driver/columns.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { insertRows } from '../driver/rows.ts';

const COLUMNS: (keyof ApiCallRow)[] = [
  'called_at',
  'kind',
  'purpose',
  'repository',
  'credential',
  'outcome',
  'points',
  'points_left',
  'resets_at',
  'milliseconds',
  'page_size',
];

/** In a transaction, with what the calls brought. */
export async function saveApiCalls(
  db: Database | DatabaseTransaction,
  columns: TableColumns,
  calls: readonly ApiCallRow[],
): Promise<void> {
  const own = columns.get('api_calls')!.filter(({ name }) => name !== 'id');
  const rows = calls.flatMap((call) => storableRow(call, own).row ?? []);
  await insertRows(db, 'api_calls', COLUMNS, rows);
}

/** Calls that brought nothing to be stored: GitHub refused, or the question was only a look. */
export async function bookCalls(db: Database, calls: readonly ApiCallRow[]): Promise<void> {
  if (calls.length > 0) await saveApiCalls(db, await columnsOf(db), calls);
}
