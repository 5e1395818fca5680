/** What the pages of `headwater serve` show: the results of the commands, computed one after the other and kept. */
import { wholeSecond } from '../domain/calendar/instant.ts';
import type { Configuration } from '../config/configuration.ts';
import { WindowError } from '../domain/calendar/week.ts';
import { dueIteration } from '../domain/queue/due.ts';
import { isWithin } from '../domain/report/scope.ts';
import { computeAttention } from '../flows/attention/attention.ts';
import { computeAudit } from '../flows/kpis/audit.ts';
import type { Database } from '../store/driver/database.ts';
import { WantedError, type ReportWords, type ScopeWords } from '../web/api/parameters.ts';
import { loadPeople } from '../store/people/people.ts';
import { communityPlaces } from '../store/repositories/scope.ts';
import { mountDashboard } from '../web/dashboard/dashboard.ts';
import { KeptResults } from '../web/dashboard/kept.ts';
import type { WebApp } from '../web/server.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './failure.ts';
import { queueAt } from './queue-rules.ts';
import { windowOf } from './report.ts';
import { reportOf } from './report-of.ts';
import { asOfIn, scopeOf } from './serve-scope.ts';

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
  const places = async () => {
    const { value } = await kept.get('places', async () => {
      await loadPeople(db, institution);
      return communityPlaces(db);
    });
    return value;
  };
  const wantedIn = async (words: ScopeWords) => {
    const asOf = asOfIn(words);
    const scope = scopeOf(words, await places());
    return { scope, asOf, key: JSON.stringify([asOf, scope]) };
  };
  return (app) =>
    mountDashboard(app, {
      institution: institution.name,
      isPublic: dashboard.public,
      listensOn: host,
      places,
      report: async (words) => {
        const { start, end } = windowIn(words);
        const { scope, asOf, key } = await wantedIn(words);
        return kept.get(`report ${start} ${end} ${key}`, () =>
          reportOf(ctx, db, configuration, {
            window: { start, end },
            asOf: asOf ?? now(),
            history: true,
            scope,
          }),
        );
      },
      queue: async (words) => {
        const { scope, asOf } = await wantedIn(words);
        // However it is narrowed, it is the same list.
        const { value, computed_at } = await kept.get(`queue ${asOf}`, () =>
          queueAt(db, configuration, {
            iteration: iterations === undefined ? null : dueIteration(iterations, new Date(asOf ?? now())),
            size: queue.per_iteration,
            now: asOf ?? now(),
          }),
        );
        const items = value.items.filter(({ candidate }) => isWithin(scope, candidate));
        return { value: { ...value, items }, computed_at };
      },
      attention: async (words) => {
        const { scope, asOf, key } = await wantedIn(words);
        return kept.get(`attention ${key}`, () =>
          computeAttention(db, { institution, now: asOf ?? now(), ...scope }),
        );
      },
      audit: async (words) => {
        const { scope, asOf, key } = await wantedIn(words);
        return kept.get(`audit ${key}`, () => computeAudit(db, { institution, asOf: asOf ?? now(), scope }));
      },
    });

  function windowIn({ week, iteration, from, to, as_of }: ReportWords) {
    const asOf = asOfIn(as_of === undefined ? {} : { as_of });
    const named = { week, iteration, from, to };
    const words = Object.fromEntries(Object.entries(named).filter(([, word]) => word !== undefined));
    try {
      return windowOf(words, asOf ?? now(), () => iterations ?? null);
    } catch (error) {
      if (error instanceof UsageError || error instanceof WindowError)
        // The words of the command line, for an address.
        throw new WantedError(error.message.replaceAll('--', ''));
      throw error;
    }
  }
}
