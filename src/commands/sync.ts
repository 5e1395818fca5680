import { readConfiguration } from '../config.ts';
import { sync } from '../flows/sync.ts';
import { count, readingLines } from './backfill.ts';
import { withDatabase } from './database.ts';
import { EXIT } from './failure.ts';
import { observer } from './github.ts';
import { progressOn } from './progress.ts';
import { note, type Surroundings } from './surroundings.ts';

/** The nightly run: looks whether anything happened, reads what did, and says so. */
export async function syncCommand(around: Surroundings): Promise<number> {
  const { institution } = readConfiguration(around.settings.configuration_path);
  observer(around);
  return withDatabase(around, 'headwater sync', async (open) => {
    const progress = progressOn(around);
    try {
      const summary = await sync({
        db: open.db,
        github: observer(around, (text) => progress.say(text)),
        institution,
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
      return summary.refused.length > 0 ? EXIT.refused : EXIT.done;
    } finally {
      progress.end();
    }
  });
}
