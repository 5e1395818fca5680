/** Brings one post to GitHub while somebody waits at a terminal, and says where it stands. */
import { deliverPosts } from '../flows/outbox/deliver.ts';
import type { Database } from '../store/driver/database.ts';
import { entryOf } from '../store/outbox/ledger.ts';
import type { CommandContext } from './context.ts';
import { EXIT } from './exit.ts';
import type { Writing } from './writing.ts';
import { tryParkedAgain } from '../store/outbox/parked.ts';

/** GitHub's copies lag by half a minute at most, and what was lost is searched for during 90 seconds. */
export const PATIENCE_MS = 5 * 60_000;

/** @param called how the post is named where it does not stand yet: "the report" */
export async function deliverPost(
  ctx: CommandContext,
  db: Database,
  writers: Writing,
  { key, called }: { key: string; called: string },
): Promise<number> {
  // Somebody asks for it: what kept it from being written may be over.
  await tryParkedAgain(db, { key }, ctx.now().toISOString());
  await deliverPosts({ db, ...writers, ...passingClock(ctx), stop: ctx.stop }, { patience_ms: PATIENCE_MS });
  const entry = (await entryOf(db, key))!;
  if (entry.state === 'done') {
    ctx.out.write(`${entry.posted_url}\n`);
    return EXIT.done;
  }
  const where = entry.posted_url ?? entry.post.repository;
  if (entry.state === 'parked') {
    ctx.err.write(
      `${ctx.redact(`${entry.problem?.startsWith(where) ? '' : `${where}: `}${entry.problem}`)}\n`,
    );
    return EXIT.refused;
  }
  const why = entry.problem === null ? '' : ` (${entry.problem})`;
  ctx.err.write(`${ctx.redact(`${where}: ${called} does not stand there yet${why}; run it again.`)}\n`);
  return EXIT.failed;
}

/** A clock that HEADWATER_NOW has stopped would wait for ever: what was waited for is added to it. */
export function passingClock({ now, wait, settings }: CommandContext): Pick<CommandContext, 'now' | 'wait'> {
  if (settings.fixed_now === null) return { now, wait };
  let waited_ms = 0;
  return {
    now: () => new Date(now().getTime() + waited_ms),
    async wait(milliseconds, stop) {
      await wait(milliseconds, stop);
      waited_ms += milliseconds;
    },
  };
}
