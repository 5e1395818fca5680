/** What a process does that works: deliveries, readings, and jobs that are due. */
import { minuteInUtc } from '../domain/calendar/instant.ts';
import { beginRun, emptySummary, type ReadingOptions } from '../flows/history/history.ts';
import { sync } from '../flows/history/sync.ts';
import { handleDeliveries, type Dispatch, type HandledDelivery } from '../flows/live/handle-deliveries.ts';
import { keepHouse } from '../flows/live/housekeeping.ts';
import { readDirty } from '../flows/live/read-dirty.ts';
import { redeliver } from '../flows/live/redeliver.ts';
import { work } from '../flows/live/worker.ts';
import { deliveriesApi } from '../github/live/deliveries.ts';
import type { GitHubClient } from '../github/transport/types.ts';
import { bookCalls } from '../store/history/api-calls.ts';
import { isHistoryComplete } from '../store/live/installations.ts';
import { startJobs, type Job, type Jobs } from '../store/live/jobs.ts';
import { silentSince } from '../store/live/server-runs.ts';
import { readingLines } from './backfill.ts';
import { probotDispatch } from './dispatch.ts';
import { hearAtOnce, obeyAtOnce } from './serve-commands.ts';
import { deliverOutbox, nudgeJobs, parkedJobs, queueJobs, reportJobs } from './serve-outbox.ts';
import { reader } from './github.ts';
import type { PageResults } from './page-results.ts';
import { planningSource } from './planning-source.ts';
import type { Server } from './server.ts';
import { counted } from '../text/figures.ts';
import { reasonOf } from './server-log.ts';

export interface RunningWorker {
  /** Resolves once everything under way has ended. */
  stop(): Promise<void>;
}

const PAGES = 'pages';
/** Marks that one pass reads at most, before it looks whether it is to stop. */
const MARKS_AT_ONCE = 1000;
/** An installation that was made or suspended elsewhere is noticed after this time at the latest. */
const CLIENT_RENEWED_AFTER_MS = 5 * 60_000;

/** @param results what pages show: brought up to date whenever something was read */
export async function startWorker(server: Server, results: PageResults): Promise<RunningWorker> {
  const { ctx, open, log, metrics } = server;
  const { db } = open;
  const { app, rest_url } = ctx.settings;
  const client = renewedClient(server);
  const dispatch = app && (await probotDispatch(app, rest_url));
  const reports = [...reportJobs(server), ...queueJobs(server)];
  // What is due stands as soon as there is something to say.
  const wasSynced = async () => {
    for (const { name } of [...reports, pages]) await jobs.runNow(name);
  };
  // A week begins a minute before the hour at the latest, wherever the institution is.
  const pages: Job = { name: PAGES, cron: '1 * * * *', work: () => results.renew() };
  const due = [...jobsOf(server, wasSynced), ...reports, ...nudgeJobs(server), ...parkedJobs(server), pages];
  const jobs: Jobs = await startJobs(open, due, {
    timeZone: server.configuration.institution.time_zone,
    stop: ctx.stop,
    began: (job, id) => log.debug(`Began ${job}.`, { job, id }),
    failed: (job, error) => {
      if (!ctx.stop.aborted) log.warn(`${job} failed and is tried again: ${reasonOf(error)}`, { job });
    },
  });
  try {
    await mendGap(server, (name) => jobs.runNow(name));
  } catch (error) {
    await jobs.stop();
    throw error;
  }

  const working = work({
    stop: ctx.stop,
    wait: ctx.wait,
    handle: () => (dispatch === null ? Promise.resolve([]) : handle(server, dispatch, client.renew)),
    handled: (one) => {
      metrics.handled(one.event, one.outcome, one.age_seconds);
      if (one.problem !== null)
        log.warn(`A delivery was ${one.outcome}: ${one.problem}`, { event: one.event });
    },
    read: async () => {
      const github = client.get();
      const run = await beginRun(readingOptions(server, github), emptySummary());
      try {
        return await readDirty(run, { limit: MARKS_AT_ONCE });
      } finally {
        await bookCalls(db, github.takeCalls());
        for (const line of [...run.summary.refused, ...run.summary.warnings]) log.warn(line);
      }
    },
    wasRead: ({ settled, deferred }) => {
      metrics.read(settled, deferred);
      if (settled + deferred > 0)
        log.info(`Read ${counted(settled, 'thing')} again, ${deferred} later.`, { settled, deferred });
      if (settled > 0)
        jobs.runNow(PAGES).catch((error: unknown) => log.warn(reasonOf(error), { job: PAGES }));
    },
    failed: (error) => log.warn(`Something failed and is tried again: ${reasonOf(error)}`),
  });
  const posting = deliverOutbox(server);
  return {
    stop: async () => {
      await Promise.all([working, posting]);
      await jobs.stop();
    },
  };
}

async function handle(
  server: Server,
  dispatch: Dispatch,
  renewClient: () => void,
): Promise<HandledDelivery[]> {
  const { ctx, open, configuration } = server;
  const done = await handleDeliveries({
    db: open.db,
    dispatch,
    institution: configuration.institution,
    pseudonymKey: ctx.settings.pseudonym_key,
    now: ctx.now,
  });
  if (done.some(({ event }) => event.startsWith('installation'))) renewClient();
  await obeyAtOnce(
    server,
    done.flatMap(({ event, items }) => (event === 'issue_comment' ? items : [])),
  );
  await hearAtOnce(
    server,
    done.flatMap(({ commented }) => commented ?? []),
  );
  return done;
}

/** The client lists the App's installations once; this one is made anew when they changed. */
function renewedClient({ ctx, log }: Server): { get: () => GitHubClient; renew: () => void } {
  let held: { client: GitHubClient; since: number } | null = null;
  return {
    get() {
      const now = ctx.now().getTime();
      if (held === null || now - held.since > CLIENT_RENEWED_AFTER_MS)
        held = { client: reader(ctx, (text) => log.info(text)), since: now };
      return held.client;
    },
    renew: () => (held = null),
  };
}

function readingOptions({ ctx, open, configuration }: Server, github: GitHubClient): ReadingOptions {
  return {
    db: open.db,
    github,
    institution: configuration.institution,
    planning: planningSource(ctx, configuration),
    pseudonymKey: ctx.settings.pseudonym_key,
    now: ctx.now,
    stop: ctx.stop,
    progress: () => {},
    tidy: (after) => open.tidy(after),
  };
}

function jobsOf(server: Server, wasSynced: () => Promise<void>): Job[] {
  const { ctx, open, log, metrics } = server;
  const { app, rest_url, graphql_url } = ctx.settings;
  const jobs: Job[] = [
    {
      name: 'sync',
      // Without deliveries it is the only source of news, and cheap where there is none.
      cron: app === null ? '7 * * * *' : '17 2 * * *',
      work: async () => {
        const summary = await sync(
          readingOptions(
            server,
            reader(ctx, (text) => log.info(text)),
          ),
        );
        for (const line of readingLines(summary)) log.info(line, { job: 'sync' });
        await wasSynced();
      },
    },
    {
      name: 'housekeeping',
      cron: '41 * * * *',
      work: async () => {
        for (const line of await keepHouse(open.db, ctx.now())) log.info(line, { job: 'housekeeping' });
        await open.tidy('run');
      },
    },
  ];
  if (app === null) return jobs;
  const { now, wait, stop } = ctx;
  const line = { restUrl: rest_url, graphqlUrl: graphql_url, now, wait, stop };
  jobs.push({
    name: 'redelivery',
    cron: '*/5 * * * *',
    work: async () => {
      const deliveries = deliveriesApi({ ...line, app });
      const run = await redeliver({ db: open.db, appId: app.id, deliveries, now, stop });
      metrics.redelivery(run);
      if (run.missing > 0)
        log.warn(`${run.missing} deliveries had not arrived; ${run.asked} were asked for again.`, {
          job: 'redelivery',
          missing: run.missing,
          asked: run.asked,
        });
    },
  });
  return jobs;
}

/** While nobody listened GitHub went on sending: what it sent is asked for again, and what is older than that is read. */
async function mendGap({ ctx, open, log }: Server, runNow: (name: string) => Promise<void>): Promise<void> {
  const { app } = ctx.settings;
  const since = app === null ? null : await silentSince(open.db, ctx.now());
  if (since !== null) {
    const minutes = Math.round((ctx.now().getTime() - since.getTime()) / 60_000);
    log.info(
      `Nobody took deliveries for ${counted(minutes, 'minute')} (since ${minuteInUtc(since)}): GitHub is asked for what it sent meanwhile.`,
      { gap_minutes: minutes },
    );
    await runNow('redelivery');
  }
  if (app === null || since !== null || !(await isHistoryComplete(open.db))) await runNow('sync');
}
