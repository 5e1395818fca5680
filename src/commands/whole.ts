/** Where what has no room in one message goes, as the configuration says. */
import type { Configuration } from '../config/configuration.ts';
import { deliverPosts } from '../flows/outbox/deliver.ts';
import type { WholeRules } from '../flows/outbox/whole.ts';
import type { Database } from '../store/driver/database.ts';
import type { CommandContext } from './context.ts';
import { passingClock } from './deliver-post.ts';
import type { Writing } from './writing.ts';

/** A file is written and read back within seconds; longer than another process may have it, nobody waits for one. */
const PATIENCE_MS = 150_000;

/** @param hasFile whether it may stand in the repository of the report, beside the report itself */
export function wholeRules(
  ctx: CommandContext,
  db: Database,
  { report }: Pick<Configuration, 'report'>,
  { writers, hasFile }: { writers: Writing; hasFile: boolean },
): WholeRules {
  const { public_url } = ctx.settings;
  return {
    base: public_url,
    files:
      hasFile && report?.folder !== undefined
        ? { repository: report.repository, folder: report.folder }
        : null,
    deliver: async (key) => {
      await deliverPosts(
        { db, ...writers, ...passingClock(ctx), stop: ctx.stop },
        { patience_ms: PATIENCE_MS, only: key },
      );
    },
  };
}
