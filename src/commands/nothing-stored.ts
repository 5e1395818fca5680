/** A list of what waits would be empty before anything was read, too: that is said instead. */
import type { Database } from '../store/driver/database.ts';
import { isAnythingStored } from '../store/repositories/repos.ts';
import { note, type CommandContext } from './context.ts';

const NOTHING_STORED = 'Nothing is stored yet; run `headwater backfill` first.';

/**
 * To whoever reads a text it is said in its place, to whoever reads data beside it.
 * @returns whether the list is to be left out
 */
export async function isNothingStored(
  ctx: CommandContext,
  db: Database,
  format: 'markdown' | 'json' | 'csv' | undefined,
): Promise<boolean> {
  if (await isAnythingStored(db)) return false;
  if (format === 'json' || format === 'csv') {
    note(ctx, NOTHING_STORED);
    return false;
  }
  ctx.out.write(`${NOTHING_STORED}\n`);
  return true;
}
