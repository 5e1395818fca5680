/** The database for one command: opened, brought to the newest schema, closed again whatever happens. */
import { migrate } from '../store/driver/migrate.ts';
import { openDatabase, type OpenDatabase } from '../store/driver/database.ts';
import type { CommandContext } from './context.ts';

/** @param command what a second process is told about this one: "headwater backfill" */
export async function withDatabase<T>(
  { settings }: Pick<CommandContext, 'settings'>,
  command: string,
  work: (open: OpenDatabase) => Promise<T>,
): Promise<T> {
  const open = await openDatabase(settings.database_url, command);
  try {
    await migrate(open.db);
    return await work(open);
  } finally {
    await open.close();
  }
}
