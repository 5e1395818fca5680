/** What the pages of `headwater serve` show: the results of the commands, computed one after the other and kept. */
import { wholeSecond } from '../domain/calendar/instant.ts';
import type { Configuration } from '../config/configuration.ts';
import { WindowError } from '../domain/calendar/week.ts';
import { dueIteration } from '../domain/queue/due.ts';
import { computeAttention } from '../flows/attention/attention.ts';
import { computeAudit } from '../flows/kpis/audit.ts';
import type { Database } from '../store/driver/database.ts';
import { mountDashboard, WantedError, type ReportWords } from '../web/dashboard/dashboard.ts';
import { KeptResults } from '../web/dashboard/kept.ts';
import type { WebApp } from '../web/server.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './failure.ts';
import { queueAt } from './queue-rules.ts';
import { windowOf } from './report.ts';
import { reportOf } from './report-of.ts';

/** What was read meanwhile shows that much later. */
const FRESH_MS = 10 * 60_000;
const MOST_KEPT = 60;
const MOST_WAITING = 8;

export interface DashboardServer {
  ctx: CommandContext;
  db: Database;
  configuration: Configuration;
  /** The host that the server is bound to. */
  host: string;
  failed: (error: unknown) => void;
}

export function dashboardOf({
  ctx,
  db,
  configuration,
  host,
  failed,
}: DashboardServer): (app: WebApp) => void {
  const { institution, iterations, dashboard, queue } = configuration;
  const kept = new KeptResults({
    now: ctx.now,
    fresh_ms: FRESH_MS,
    most: MOST_KEPT,
    waiting: MOST_WAITING,
    failed,
  });
  const now = () => wholeSecond(ctx.now());
  return (app) =>
    mountDashboard(app, {
      institution: institution.name,
      isPublic: dashboard.public,
      listensOn: host,
      // async: what is wrong with the words is a refusal like any other.
      report: async (words) => {
        const { start, end } = windowIn(words);
        return kept.get(
          `report ${start} ${end}`,
          () => reportOf(ctx, db, configuration, { window: { start, end }, asOf: now(), history: true }),
          // While the first history is read, whoever looks again sees what has come.
          ({ coverage }) => coverage.pull_requests_stored > 0,
        );
      },
      queue: () =>
        kept.get('queue', () =>
          queueAt(db, configuration, {
            iteration: iterations === undefined ? null : dueIteration(iterations, ctx.now()),
            size: queue.per_iteration,
            now: now(),
          }),
        ),
      attention: () =>
        kept.get('attention', () => computeAttention(db, { institution, now: now(), repository: null })),
      audit: () => kept.get('audit', () => computeAudit(db, { institution, asOf: now() })),
    });

  function windowIn(words: ReportWords) {
    try {
      return windowOf(words, now(), () => iterations ?? null);
    } catch (error) {
      if (error instanceof UsageError || error instanceof WindowError)
        // The words of the command line, for an address.
        throw new WantedError(error.message.replaceAll('--', ''));
      throw error;
    }
  }
}
