/** Where what has no room in one message goes, as the configuration says. */
import type { Configuration } from '../config/configuration.ts';
import { deliverPosts } from '../flows/outbox/deliver.ts';
import type { WholeRules } from '../flows/outbox/whole.ts';
import type { Database } from '../store/driver/database.ts';
import { note, type CommandContext } from './context.ts';
import { passingClock } from './deliver-post.ts';
import type { Writing } from './writing.ts';
import { entryOf } from '../store/outbox/ledger.ts';

/** A file is written and read back within seconds; longer than another process may have it, nobody waits for one. */
const PATIENCE_MS = 150_000;

/** A file stands in the repository of the report, beside the report itself. */
export function wholeRules(
  ctx: CommandContext,
  db: Database,
  { report }: Pick<Configuration, 'report'>,
  writers: Writing,
): WholeRules {
  const { public_url } = ctx.settings;
  return {
    base: public_url,
    files: report?.folder === undefined ? null : { repository: report.repository, folder: report.folder },
    deliver: async (key) => {
      await deliverPosts(
        { db, ...writers, ...passingClock(ctx), stop: ctx.stop },
        { patience_ms: PATIENCE_MS, only: key },
      );
      const entry = await entryOf(db, key);
      if (entry?.state === 'parked')
        note(ctx, `${entry.problem}; what has no room is named with the command that prints it.`);
    },
  };
}
