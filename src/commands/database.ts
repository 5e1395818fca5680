/** The database for one command: opened, looked at, brought to the newest schema, closed again whatever happens. */
import { openDatabase, type OpenDatabase } from '../store/driver/database.ts';
import { migrate } from '../store/driver/migrate.ts';
import type { CommandContext } from './context.ts';
import { DatabaseFailure } from './database-failure.ts';

/** @param command what a second process is told about this one: "headwater backfill" */
export async function withDatabase<T>(
  { settings }: Pick<CommandContext, 'settings'>,
  command: string,
  work: (open: OpenDatabase) => Promise<T>,
): Promise<T> {
  return opened('DATABASE_URL', settings.database_url, command, work);
}

/**
 * For what is only computed: from the hot standby in DATABASE_READ_URL where there is one. Nothing is written where
 * nothing can be, as long as schema and configuration are the ones stored there.
 */
export async function withReadableDatabase<T>(
  { settings }: Pick<CommandContext, 'settings'>,
  command: string,
  work: (open: OpenDatabase) => Promise<T>,
): Promise<T> {
  const { database_url, database_read_url } = settings;
  return database_read_url === null
    ? opened('DATABASE_URL', database_url, command, work)
    : opened('DATABASE_READ_URL', database_read_url, command, work);
}

async function opened<T>(
  setting: string,
  url: string,
  command: string,
  work: (open: OpenDatabase) => Promise<T>,
): Promise<T> {
  let open: OpenDatabase | undefined;
  try {
    open = await openDatabase(url, command);
    await migrate(open.db);
    return await work(open);
  } catch (error) {
    throw DatabaseFailure.from(error, setting) ?? error;
  } finally {
    await open?.close();
  }
}
