/** What the parts of `headwater serve` share. */
import type { Configuration } from '../config/configuration.ts';
import type { Database, OpenDatabase } from '../store/driver/database.ts';
import type { Metrics } from '../web/metrics.ts';
import type { CommandContext } from './context.ts';
import type { ServerLog } from './server-log.ts';

export const ROLES = ['all', 'web', 'worker'] as const;

export interface ServeOptions {
  role: (typeof ROLES)[number];
}

export interface Server {
  ctx: CommandContext;
  open: OpenDatabase;
  /** Where pages read: the hot standby where there is one. */
  pages: Database;
  configuration: Configuration;
  metrics: Metrics;
  log: ServerLog;
  role: ServeOptions['role'];
}
