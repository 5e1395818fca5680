/** The log of calls to GitHub: what each asked, what it cost, how it ended. */
import type { ApiCallRow } from '../../domain/history/facts.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

export async function saveApiCalls(db: Database | DatabaseTransaction, calls: ApiCallRow[]): Promise<void> {
  if (calls.length > 0) await db.insertInto('api_calls').values(calls).execute();
}
