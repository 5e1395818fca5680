/** `headwater report --post`: the report as an issue in the institution's own repository, one for each window. */
import type { Configuration } from '../config/configuration.ts';
import type { Window } from '../domain/calendar/week.ts';
import { deliverPosts } from '../flows/outbox/deliver.ts';
import { wantReport, type ReportPlace } from '../flows/outbox/post-report.ts';
import { computeReport } from '../flows/kpis/report.ts';
import type { Database } from '../store/driver/database.ts';
import { isHistoryComplete } from '../store/live/installations.ts';
import { entryOf } from '../store/outbox/ledger.ts';
import { note, type CommandContext } from './context.ts';
import { withDatabase } from './database.ts';
import { EXIT, IncompleteError, UsageError } from './exit.ts';
import { requireWriting, type Writing } from './writing.ts';

/** GitHub's copies lag by half a minute at most, and what was lost is searched for during 90 seconds. */
const PATIENCE_MS = 5 * 60_000;

export async function postReportCommand(
  ctx: CommandContext,
  configuration: Configuration,
  { window, asOf, strict }: { window: Window; asOf: string; strict: boolean },
): Promise<number> {
  const { report: place } = configuration;
  if (place === undefined)
    throw new UsageError(
      'report.repository is not in the configuration; write report: { repository: OWNER/NAME }.',
    );
  // What is missing is said before a database is made.
  const writers = requireWriting(ctx, place.repository);
  return withDatabase(ctx, 'headwater report --post', async ({ db }) => {
    const key = await wantReportOf(ctx, db, configuration, { place, window, asOf, strict });
    if (key === null) {
      note(ctx, 'The data is incomplete; nothing was posted. `headwater audit` says where.');
      return EXIT.incomplete;
    }
    return deliver(ctx, db, writers, key);
  });
}

export interface Wanted {
  place: ReportPlace;
  window: Window;
  asOf: string;
  strict: boolean;
}

/**
 * @returns the key of the post; null = the data is incomplete, which `strict` does not allow
 * @throws IncompleteError before the communities have been read to the end for the first time
 */
export async function wantReportOf(
  ctx: CommandContext,
  db: Database,
  { institution, iterations, targets, definitions }: Configuration,
  { place, window, asOf, strict }: Wanted,
): Promise<string | null> {
  const report = await computeReport(db, {
    institution,
    window,
    asOf,
    iterations: iterations ?? null,
    targets,
    definitions: definitions ?? ctx.settings.public_url,
    history: true,
  });
  if (!(await isHistoryComplete(db)))
    throw new IncompleteError(
      'The history is not complete yet, and nothing is posted before it is; run `headwater backfill` to its end first.',
    );
  const isIncomplete = report.coverage.share !== 1 || report.coverage.gaps.length > 0;
  if (isIncomplete && strict) return null;
  const { planning_labels } = institution;
  // What is wanted first is wanted since as_of: whoever looks at it again looks as of the same instant.
  const since = new Date(Math.min(Date.parse(asOf), ctx.now().getTime())).toISOString();
  return wantReport(db, report, place, { planning_labels, queue: null }, since);
}

async function deliver(ctx: CommandContext, db: Database, writers: Writing, key: string): Promise<number> {
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
  ctx.err.write(`${ctx.redact(`${where}: the report does not stand there yet${why}; run it again.`)}\n`);
  return EXIT.failed;
}

/** A clock that HEADWATER_NOW has stopped would wait for ever: what was waited for is added to it. */
function passingClock({ now, wait, settings }: CommandContext): Pick<CommandContext, 'now' | 'wait'> {
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
