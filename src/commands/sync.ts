import { readConfiguration, type Configuration } from '../config.ts';
import { sync, type SyncSummary } from '../flows/sync.ts';
import type { OpenDatabase } from '../store/database.ts';
import { count, readingLines } from './backfill.ts';
import { withDatabase } from './database.ts';
import { EXIT } from './failure.ts';
import { planningSource } from './planning-source.ts';
import { reader } from './github.ts';
import { progressOn } from './progress.ts';
import { note, type Surroundings } from './surroundings.ts';

/** The nightly run: looks whether anything happened, reads what did, and says so. */
export async function syncCommand(around: Surroundings): Promise<number> {
  const configuration = readConfiguration(around.settings.configuration_path);
  // Without a credential nothing can be read: say so before a database is made.
  reader(around);
  return withDatabase(around, 'headwater sync', async (open) => {
    const { refused } = await readChanges(around, open, configuration);
    return refused.length > 0 ? EXIT.refused : EXIT.done;
  });
}

export async function readChanges(
  around: Surroundings,
  open: OpenDatabase,
  configuration: Configuration,
): Promise<SyncSummary> {
  const progress = progressOn(around);
  try {
    const summary = await sync({
      db: open.db,
      github: reader(around, (text) => progress.say(text)),
      institution: configuration.institution,
      planning: planningSource(around, configuration),
      pseudonymKey: around.settings.pseudonym_key,
      now: around.now,
      stop: around.stop,
      progress: (event) => progress.show(event),
      tidy: (after) => open.tidy(after),
    });
    progress.end();
    for (const line of readingLines(summary)) note(around, line);
    if (!summary.stopped)
      note(
        around,
        `Nothing new in ${summary.quiet} of ${count(summary.repositories, 'repository', 'repositories')}.`,
      );
    return summary;
  } finally {
    progress.end();
  }
}
