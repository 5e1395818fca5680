/** What a working process writes to GitHub: the outbox, the weekly report on its day, the queue of each iteration. */
import { wholeSecond } from '../domain/calendar/instant.ts';
import { iterationWindow } from '../domain/calendar/iteration.ts';
import { dueReport, reportKey } from '../domain/outbox/report-post.ts';
import { dueIteration } from '../domain/queue/due.ts';
import { deliverPosts } from '../flows/outbox/deliver.ts';
import { fillQueue } from '../flows/queue/fill-queue.ts';
import { openIssue } from '../flows/queue/post-queue.ts';
import { currentTurns } from '../flows/queue/turns.ts';
import type { Job } from '../store/live/jobs.ts';
import { isHistoryComplete } from '../store/live/installations.ts';
import { entryOf } from '../store/outbox/ledger.ts';
import { foldOutdated, nudgeRules, speak, stillDue } from './nudges.ts';
import { fillBoardOf, queuePlace } from './post-queue.ts';
import { wantReportOf } from './post-report.ts';
import { queueRules } from './queue-rules.ts';
import type { Server } from './server.ts';
import { reasonOf } from './server-log.ts';
import { writing, type Writing } from './writing.ts';
import { tryParkedAgain } from '../store/outbox/parked.ts';
import { counted } from '../text/figures.ts';

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
      if (steps > 0) log.info(`Made ${counted(steps, 'step')} for posts on GitHub.`, { steps });
      await wait(LOOK_EVERY_MS, stop);
    } catch (error) {
      log.warn(`The outbox failed and is tried again: ${reasonOf(error)}`);
      await wait(AFTER_FAILURE_MS, stop);
    }
}

/** Once a day: what is parked for a cause that can pass without anybody's telling us. */
export function parkedJobs({ ctx, open, log }: Server): Job[] {
  if (writing(ctx) === null) return [];
  const work = async () => {
    const again = await tryParkedAgain(open.db, null, ctx.now().toISOString());
    if (again > 0)
      log.info(`${counted(again, 'parked post is', 'parked posts are')} tried again.`, { job: 'parked' });
  };
  return [{ name: 'parked', cron: '25 5 * * *', work }];
}

/**
 * The weekly report: three times an hour it is asked whether its day has come, so that neither a night without a process nor a
 * first reading that takes days loses a week. From then on it is computed once a day, as of the instant at which it was
 * first wanted: what came to light late, or a corrected configuration, edits the issue, and nothing else does.
 */
export function reportJobs(server: Server): Job[] {
  const { report: place } = server.configuration;
  const writers = writing(server.ctx);
  if (place === undefined || writers === null) return [];
  const job = (name: string, cron: string, isAgain: boolean): Job => ({
    name,
    cron,
    work: () => wantWeeklyReport(server, { place, writers }, isAgain),
  });
  return [job('weekly-report', '*/20 * * * *', false), job('weekly-report-again', '40 6 * * *', true)];
}

/**
 * The list of the coming iteration two days before it begins, what became of the one before at its end. Where no recurring
 * issue is open the list waits for one: it is looked for again every time.
 */
export function queueJobs(server: Server): Job[] {
  const { ctx, configuration, open, log } = server;
  const place = queuePlace(ctx, configuration);
  const writers = writing(ctx);
  const rules = queueRules(configuration);
  const { iterations } = rules;
  if (place === null || writers === null || iterations === null) return [];
  const work = async () => {
    if (!(await isHistoryComplete(open.db))) return;
    const now = ctx.now();
    const keys = await fillQueue(open.db, {
      rules: { ...rules, iterations },
      place,
      size: configuration.queue.per_iteration,
      now,
      findIssue: () => openIssue(writers, place),
      turns: () => currentTurns(open.db, configuration.institution, wholeSecond(now)),
    });
    for (const key of keys) log.info(`The queue is due: ${key}.`, { job: 'queue' });
    const iteration = dueIteration(iterations, now);
    if (iteration === null) return;
    const { start } = iterationWindow(iterations, iteration);
    // What was refused is tried again until its Status is set.
    for (const line of await fillBoardOf(ctx, open.db, configuration, start))
      log.warn(line, { job: 'queue' });
  };
  return [{ name: 'queue', cron: '*/20 * * * *', work }];
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
  { place, writers }: { place: NonNullable<Server['configuration']['report']>; writers: Writing },
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
  const key = await wantReportOf(ctx, db, configuration, { place, window, asOf, strict: false, writers });
  log.info(isAgain ? `The report was looked at again: ${key}.` : `The report is due: ${key}.`, {
    job: 'weekly-report',
  });
}
