/** The pages of `headwater serve` in this process, asked without a socket. */
import { dashboardOf } from '../../src/commands/serve-dashboard.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { parseConfiguration } from '../../src/config/configuration.ts';
import { readSettings, type Environment } from '../../src/config/settings.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { liveState } from '../../src/store/live/live-state.ts';
import { serverMetrics } from '../../src/web/metrics.ts';
import { routes, type WebApp } from '../../src/web/server.ts';

export interface ServedPagesOptions {
  db: Database;
  environment: Environment;
  /** The text of headwater.yml. */
  configuration: string;
  /** The host that it is said to listen on. */
  host?: string;
  now: () => Date;
  /** Fires before the database is closed: what is computed in the background may fail from then on. */
  stop?: AbortSignal;
  /** Absent = what fails is thrown. */
  failed?: (error: unknown) => void;
}

export function servedPages({
  db,
  environment,
  configuration,
  host = '0.0.0.0',
  now,
  stop = new AbortController().signal,
  failed = (error) => {
    throw error;
  },
}: ServedPagesOptions): WebApp {
  const ctx: CommandContext = {
    settings: readSettings(environment),
    now,
    wait: async () => {},
    stop,
    out: process.stdout,
    err: process.stderr,
    colour: false,
    redact: (text) => text,
    log: null,
  };
  return routes({
    host: '',
    port: 0,
    webhooks: null,
    metrics: serverMetrics(() => liveState(db, now())),
    unreadiness: () => Promise.resolve(null),
    failed,
    mount: dashboardOf({
      ctx,
      db,
      configuration: parseConfiguration(configuration, 'headwater.yml'),
      host,
      failed,
    }),
  });
}
