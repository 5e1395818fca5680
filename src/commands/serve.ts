/** `headwater serve`: takes deliveries, handles them, reads what they touched, and does what is due, until it is told to stop. */
import { randomUUID } from 'node:crypto';
import { readConfiguration } from '../config/configuration.ts';
import { requireWebhookSecret } from '../config/settings/server.ts';
import { storeDeliveries } from '../store/live/inbox.ts';
import { liveState } from '../store/live/live-state.ts';
import { unreadiness } from '../store/live/readiness.ts';
import { seeRun, startRun, stopRun } from '../store/live/server-runs.ts';
import type { Database, OpenDatabase } from '../store/driver/database.ts';
import { loadPeople } from '../store/people/people.ts';
import { batched } from '../web/webhooks/batched.ts';
import { receiveWebhooks } from '../web/webhooks/receive.ts';
import { serverMetrics } from '../web/metrics.ts';
import { startWeb, WEBHOOKS } from '../web/server.ts';
import { mountInstalled } from '../web/setup/installed.ts';
import { stopped, type CommandContext } from './context.ts';
import { withDatabase, withReadableDatabase } from './database.ts';
import type { Settings } from '../config/settings.ts';
import { EXIT, UsageError } from './exit.ts';
import { reader } from './github.ts';
import { dashboardOf } from './serve-dashboard.ts';
import { pageResults } from './page-results.ts';
import { setupOf, withApp, type Registered } from './serve-setup.ts';
import { startWorker } from './serve-worker.ts';
import type { Server, ServeOptions } from './server.ts';
import { serverLog, reasonOf } from './server-log.ts';

/** How often a process says that it is there. */
const SEEN_EVERY_MS = 30_000;

export async function serveCommand(ctx: CommandContext, { role }: ServeOptions): Promise<number> {
  const configuration = readConfiguration(ctx.settings.configuration_path);
  // Whatever is missing is said before a database is made.
  const secrets = ctx.settings.app === null ? null : webhookSecrets(ctx);
  const isSetUp = ctx.settings.app !== null;
  // Whoever has neither App nor token comes for the set-up page, which a worker alone does not show.
  if (role === 'worker' || (role === 'all' && (isSetUp || ctx.settings.github_token !== null))) reader(ctx);
  return withDatabase(ctx, 'headwater serve', async (open) => {
    await loadPeople(open.db, configuration.institution);
    const metrics = serverMetrics(() => liveState(open.db, ctx.now()));
    return withPages(ctx, open, async (pages) => {
      const server = { ctx, open, pages, configuration, metrics, log: serverLog(ctx), role };
      const kept = await serve(server, secrets);
      // Registered while it ran: the same process goes on as that App, on the same port.
      if (kept) {
        const known = withApp(ctx, kept);
        await serve({ ...server, ctx: known, log: serverLog(known) }, [kept.webhook_secret]);
      }
      return EXIT.done;
    });
  });
}

async function withPages<T>(
  ctx: CommandContext,
  { db }: OpenDatabase,
  work: (pages: Database) => Promise<T>,
): Promise<T> {
  if (ctx.settings.database_read_url === null) return work(db);
  return withReadableDatabase(ctx, 'headwater serve', (standby) => work(standby.db));
}

function webhookSecrets({ settings }: CommandContext): string[] {
  const secret = requireWebhookSecret(settings);
  return settings.webhook_secret_previous === null ? [secret] : [secret, settings.webhook_secret_previous];
}

/** @returns null where it is about something else */
function listeningIssue(error: unknown, { host, port }: Settings): UsageError | null {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new UsageError(
      `PORT is ${port}, where another process listens on ${host} already; end that one, or set PORT to another.`,
    );
  if (code === 'EACCES')
    return new UsageError(`PORT is ${port}, which this user may not use; set PORT to one above 1023.`);
  if (['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EINVAL', 'EAFNOSUPPORT'].includes(code))
    return new UsageError(
      `HOST is "${host}", which is no address of this machine; write localhost, or 0.0.0.0 for all of them.`,
    );
  return null;
}

/** @returns the App that was registered meanwhile; null = it was told to stop */
async function serve(whole: Server, secrets: string[] | null): Promise<Registered | null> {
  const failed = new AbortController();
  const started: Started[] = [];
  try {
    return await serveUntil(failed.signal, whole, secrets, started);
  } catch (error) {
    // What was started would run on, without the database that is about to be closed.
    failed.abort();
    for (const one of started.toReversed()) await one.stop();
    throw error;
  }
}

interface Started {
  stop(): Promise<unknown>;
}

/** @param started what runs by now is added */
async function serveUntil(
  broken: AbortSignal,
  whole: Server,
  secrets: string[] | null,
  started: Started[],
): Promise<Registered | null> {
  const setup = setupOf(whole);
  const stop = AbortSignal.any([whole.ctx.stop, broken, ...(setup === null ? [] : [setup.done])]);
  const server: Server = { ...whole, ctx: { ...whole.ctx, stop } };
  const { ctx, open, log, metrics, role } = server;
  const { db } = open;
  const { app, host, port } = ctx.settings;
  const takes = app !== null && secrets !== null && role !== 'worker';
  const reads = app !== null || ctx.settings.github_token !== null;
  const { configuration } = server;
  const failed = (error: unknown) => log.warn(`A request failed: ${reasonOf(error)}`);
  const results = pageResults({ ctx, db: server.pages, primary: db, configuration, failed });
  // Whoever may not see the pages is told no figure of theirs either.
  if (configuration.dashboard.public) metrics.kpis(async () => (await results.lastReport())?.kpis ?? []);
  const worker = role === 'web' || !reads ? null : await startWorker(server, results);
  if (worker) started.push(worker);
  const pages = dashboardOf({
    ctx,
    db: server.pages,
    primary: db,
    configuration,
    host,
    failed,
    results,
  });
  const web = await startWeb({
    host,
    port,
    metrics,
    unreadiness: () => unreadiness(db),
    failed,
    mount: (app) => {
      setup?.mount(app);
      if (role === 'worker') return;
      mountInstalled(app);
      pages(app);
    },
    webhooks: takes
      ? receiveWebhooks({
          appId: app.id,
          secrets,
          now: ctx.now,
          store: batched(
            (rows) => storeDeliveries(db, rows),
            ({ body }) => body.length,
          ),
        })
      : null,
  }).catch((error: unknown) => {
    throw listeningIssue(error, ctx.settings) ?? error;
  });
  started.push({ stop: () => web.close() });
  // Nothing counts as silence from here on; what was missed before has been looked up by then.
  const id = randomUUID();
  await startRun(db, id, role, ctx.now().toISOString());
  const alive = setInterval(() => {
    seeRun(db, id, ctx.now().toISOString()).catch((error: unknown) => log.warn(reasonOf(error)));
  }, SEEN_EVERY_MS);
  const place = `http://${host.includes(':') ? `[${host}]` : host}:${web.address.port}`;
  log.info(
    takes
      ? `Listening on ${place}; deliveries go to ${WEBHOOKS}.`
      : `Listening on ${place}; no deliveries are taken.`,
    { role, port: web.address.port },
  );

  setup?.listens(place, web.address.port);

  await stopped(ctx.stop);
  log.info('Stopping: no more is taken, what is under way is finished.');
  await web.close();
  await worker?.stop();
  clearInterval(alive);
  await stopRun(db, id, ctx.now().toISOString());
  const registered = setup?.registered() ?? null;
  log.info(registered === null ? 'Stopped.' : `Going on as the App ${registered.slug}.`);
  return registered;
}
