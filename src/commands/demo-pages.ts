/** The pages of the demo, on this machine alone, until Ctrl-C. */
import type { Configuration } from '../config/configuration.ts';
import type { Database } from '../store/driver/database.ts';
import { liveState } from '../store/live/live-state.ts';
import { unreadiness } from '../store/live/readiness.ts';
import { serverMetrics } from '../web/metrics.ts';
import { startWeb, type WebOptions, type WebServer } from '../web/server.ts';
import { note, stopped, type CommandContext } from './context.ts';
import { dashboardOf } from './serve-dashboard.ts';
import { reasonOf } from './server-log.ts';

const HOST = '127.0.0.1';

export async function showPages(
  ctx: CommandContext,
  db: Database,
  configuration: Configuration,
): Promise<void> {
  if (ctx.stop.aborted) return;
  const failed = (error: unknown) => note(ctx, `A page failed: ${reasonOf(error)}`);
  const web = await startSomewhere(ctx.settings.port, {
    host: HOST,
    webhooks: null,
    metrics: serverMetrics(() => liveState(db, ctx.now())),
    unreadiness: () => unreadiness(db),
    failed,
    mount: dashboardOf({ ctx, db, configuration, host: HOST, failed }),
  });
  note(
    ctx,
    `Look at it: http://${HOST}:${web.address.port}/ (the first page takes some seconds). Ctrl-C ends the demo.`,
  );
  await stopped(ctx.stop);
  await web.close();
}

/** Another demo, or whatever it is, may have the port. */
async function startSomewhere(port: number, options: Omit<WebOptions, 'port'>): Promise<WebServer> {
  try {
    return await startWeb({ ...options, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return startWeb({ ...options, port: 0 });
  }
}
