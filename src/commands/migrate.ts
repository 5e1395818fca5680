import { migrate } from '../store/driver/migrate.ts';
import { openDatabase } from '../store/driver/database.ts';
import { EXIT } from './failure.ts';
import { note, type CommandContext } from './context.ts';

/** Brings the database to the newest schema and says what was applied. */
export async function migrateCommand(ctx: CommandContext): Promise<number> {
  const open = await openDatabase(ctx.settings.database_url, 'headwater migrate');
  try {
    const applied = await migrate(open.db);
    for (const name of applied) ctx.out.write(`${name}\n`);
    note(
      ctx,
      applied.length === 0
        ? `${open.place} is at the newest schema already.`
        : `${open.place} is at the newest schema now.`,
    );
    return EXIT.done;
  } finally {
    await open.close();
  }
}
