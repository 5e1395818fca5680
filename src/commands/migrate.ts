import { migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/database.ts';
import { EXIT } from './failure.ts';
import { note, type Surroundings } from './surroundings.ts';

/** Brings the database to the newest schema and says what was applied. */
export async function migrateCommand(around: Surroundings): Promise<number> {
  const open = await openDatabase(around.settings.database_url, 'headwater migrate');
  try {
    const applied = await migrate(open.db);
    for (const name of applied) around.out.write(`${name}\n`);
    note(
      around,
      applied.length === 0
        ? `${open.place} is at the newest schema already.`
        : `${open.place} is at the newest schema now.`,
    );
    return EXIT.done;
  } finally {
    await open.close();
  }
}
