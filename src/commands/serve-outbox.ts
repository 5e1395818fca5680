/** What a working process writes to GitHub: the outbox, and the weekly report on its day. */
import { dueReport, reportKey } from '../domain/outbox/report-post.ts';
import { deliverPosts } from '../flows/outbox/deliver.ts';
import type { Job } from '../store/live/jobs.ts';
import { isHistoryComplete } from '../store/live/installations.ts';
import { entryOf } from '../store/outbox/ledger.ts';
import { foldOutdated, nudgeRules, speak, stillDue } from './nudges.ts';
import { wantReportOf } from './post-report.ts';
import { wholeSecond } from './report.ts';
import type { Server } from './server.ts';
import { reasonOf } from './server-log.ts';
import { writing } from './writing.ts';

const LOOK_EVERY_MS = 5_000;
const AFTER_FAILURE_MS = 30_000;

/** Resolves once it was asked to stop and the step under way is done. Any number of processes share the ledger. */
export async function deliverOutbox({ ctx, open, configuration, log }: Server): Promise<void> {
  const writers = writing(ctx);
  if (writers === null) return;
  const { now, wait, stop } = ctx;
  while (!stop.aborted)
    try {
      const asked = stillDue(ctx, open.db, () => nudgeRules(ctx, configuration));
      const steps = await deliverPosts({ db: open.db, ...writers, ...asked, now, wait, stop });
      if (steps > 0) log.info(`Made ${steps} steps for posts on GitHub.`, { steps });
      await wait(LOOK_EVERY_MS, stop);
    } catch (error) {
      log.warn(`The outbox failed and is tried again: ${reasonOf(error)}`);
      await wait(AFTER_FAILURE_MS, stop);
    }
}

/**
 * The weekly report, wanted once: three times an hour it is asked whether its day has come, so that neither a night without a
 * process nor a first reading that takes days loses a week.
 */
export function reportJobs(server: Server): Job[] {
  const { report: place } = server.configuration;
  if (place === undefined || writing(server.ctx) === null) return [];
  return [{ name: 'weekly-report', cron: '*/20 * * * *', work: () => wantWeeklyReport(server, place) }];
}

/** Once a day, in the morning: reminders where upstream asked for them, and the digest. */
export function nudgeJobs(server: Server): Job[] {
  const { ctx, open, configuration, log } = server;
  const writers = writing(ctx);
  if (configuration.nudges.mode === 'off' || writers === null) return [];
  const work = async () => {
    if (!(await isHistoryComplete(open.db))) return;
    const rules = nudgeRules(ctx, configuration);
    await speak(ctx, open.db, configuration, { rules, writers });
    await foldOutdated(ctx, open.db, rules, writers);
    log.info('Looked at what is to be said.', { job: 'nudges' });
  };
  return [{ name: 'nudges', cron: '15 7 * * *', work }];
}

async function wantWeeklyReport(
  { ctx, open, configuration, log }: Server,
  place: NonNullable<Server['configuration']['report']>,
): Promise<void> {
  const { db } = open;
  const window = dueReport(ctx.now(), place.weekday, configuration.institution.time_zone);
  if (window === null || (await entryOf(db, reportKey(place.repository, window))) !== null) return;
  // Nothing is written before the first reading has come to its end; it is looked at again.
  if (!(await isHistoryComplete(db))) return;
  const asOf = wholeSecond(ctx.now());
  const key = await wantReportOf(ctx, db, configuration, { place, window, asOf, strict: false });
  log.info(`The report is due: ${key}.`, { job: 'weekly-report' });
}
