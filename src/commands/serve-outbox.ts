/** What a working process writes to GitHub: the outbox, and the weekly report on its day. */
import { dueReport, reportKey } from '../domain/outbox/report-post.ts';
import { deliverPosts } from '../flows/outbox/deliver.ts';
import type { Job } from '../store/live/jobs.ts';
import { isHistoryComplete } from '../store/live/installations.ts';
import { entryOf } from '../store/outbox/ledger.ts';
import { wantReportOf } from './post-report.ts';
import { wholeSecond } from './report.ts';
import type { Server } from './server.ts';
import { reasonOf } from './server-log.ts';
import { writing } from './writing.ts';

const LOOK_EVERY_MS = 5_000;
const AFTER_FAILURE_MS = 30_000;

/** Resolves once it was asked to stop and the step under way is done. Any number of processes share the ledger. */
export async function deliverOutbox({ ctx, open, log }: Server): Promise<void> {
  const writers = writing(ctx);
  if (writers === null) return;
  const { now, wait, stop } = ctx;
  while (!stop.aborted)
    try {
      const steps = await deliverPosts({ db: open.db, ...writers, now, wait, stop });
      if (steps > 0) log.info(`Made ${steps} steps for posts on GitHub.`, { steps });
      await wait(LOOK_EVERY_MS, stop);
    } catch (error) {
      log.warn(`The outbox failed and is tried again: ${reasonOf(error)}`);
      await wait(AFTER_FAILURE_MS, stop);
    }
}

/**
 * The weekly report: three times an hour it is asked whether its day has come, so that neither a night without a process nor a
 * first reading that takes days loses a week. From then on it is computed once a day, as of the instant at which it was
 * first wanted: what came to light late, or a corrected configuration, edits the issue, and nothing else does.
 */
export function reportJobs(server: Server): Job[] {
  const { report: place } = server.configuration;
  if (place === undefined || writing(server.ctx) === null) return [];
  const job = (name: string, cron: string, isAgain: boolean): Job => ({
    name,
    cron,
    work: () => wantWeeklyReport(server, place, isAgain),
  });
  return [job('weekly-report', '*/20 * * * *', false), job('weekly-report-again', '40 6 * * *', true)];
}

async function wantWeeklyReport(
  { ctx, open, configuration, log }: Server,
  place: NonNullable<Server['configuration']['report']>,
  isAgain: boolean,
): Promise<void> {
  const { db } = open;
  const window = dueReport(ctx.now(), place.weekday, configuration.institution.time_zone);
  if (window === null) return;
  const entry = await entryOf(db, reportKey(place.repository, window));
  if ((entry !== null) !== isAgain) return;
  // Nothing is written before the first reading has come to its end; it is looked at again.
  if (!(await isHistoryComplete(db))) return;
  const asOf = wholeSecond(entry === null ? ctx.now() : new Date(entry.created_at));
  const key = await wantReportOf(ctx, db, configuration, { place, window, asOf, strict: false });
  log.info(isAgain ? `The report was looked at again: ${key}.` : `The report is due: ${key}.`, {
    job: 'weekly-report',
  });
}
