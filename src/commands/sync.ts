import { readConfiguration, type Configuration } from '../config/configuration.ts';
import { sync, type SyncSummary } from '../flows/history/sync.ts';
import type { OpenDatabase } from '../store/driver/database.ts';
import { count, exitOf, readingLines } from './backfill.ts';
import { withDatabase } from './database.ts';
import { planningSource } from './planning-source.ts';
import { reader } from './github.ts';
import { progressOn } from './progress.ts';
import { note, type CommandContext } from './context.ts';

/** The nightly run: looks whether anything happened, reads what did, and says so. */
export async function syncCommand(ctx: CommandContext): Promise<number> {
  const configuration = readConfiguration(ctx.settings.configuration_path);
  // Without a credential nothing can be read: say so before a database is made.
  reader(ctx);
  return withDatabase(ctx, 'headwater sync', async (open) => {
    return exitOf(await readChanges(ctx, open, configuration));
  });
}

export async function readChanges(
  ctx: CommandContext,
  open: OpenDatabase,
  configuration: Configuration,
): Promise<SyncSummary> {
  const progress = progressOn(ctx);
  try {
    const summary = await sync({
      db: open.db,
      github: reader(ctx, (text) => progress.say(text)),
      institution: configuration.institution,
      planning: planningSource(ctx, configuration),
      pseudonymKey: ctx.settings.pseudonym_key,
      now: ctx.now,
      stop: ctx.stop,
      progress: (event) => progress.show(event),
      tidy: (after) => open.tidy(after),
    });
    progress.end();
    for (const line of readingLines(summary)) note(ctx, line);
    if (!summary.stopped)
      note(
        ctx,
        `Nothing new in ${summary.quiet} of ${count(summary.repositories, 'repository', 'repositories')}.`,
      );
    return summary;
  } finally {
    progress.end();
  }
}
