/** What the pages of `headwater serve` show: the results of the commands, computed one after the other and kept. */
import { wholeSecond } from '../domain/calendar/instant.ts';
import type { Configuration } from '../config/configuration.ts';
import type { AttentionList } from '../domain/attention/items.ts';
import type { Report } from '../domain/report/report.ts';
import type { ViewRequest } from '../flows/kpis/views.ts';
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
import { KeptResults, type Kept } from '../web/dashboard/kept.ts';
import type { WebApp } from '../web/server.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './failure.ts';
import { queueAt } from './queue-rules.ts';
import { windowOf } from './report.ts';
import { reportOf } from './report-of.ts';
import { asOfIn, scopeOf } from './serve-scope.ts';
import { peopleOf, releasesOf, responsivenessOf, viewRequest } from './serve-views.ts';

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
  const report = async (words: ReportWords): Promise<Kept<Report>> => {
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
  };
  const attention = async (words: ScopeWords): Promise<Kept<AttentionList>> => {
    const { scope, asOf, key } = await wantedIn(words);
    return kept.get(`attention ${key}`, () =>
      computeAttention(db, { institution, now: asOf ?? now(), ...scope }),
    );
  };
  const view = async <T>(
    name: string,
    words: ReportWords,
    made: (request: ViewRequest) => Promise<T>,
  ): Promise<Kept<T>> => {
    const { start, end } = windowIn(words);
    const { scope, asOf, key } = await wantedIn(words);
    return kept.get(`${name} ${start} ${end} ${key}`, () =>
      made(viewRequest(ctx, configuration, { window: { start, end }, asOf: asOf ?? now(), scope })),
    );
  };
  return (app) =>
    mountDashboard(app, {
      institution: institution.name,
      isPublic: dashboard.public,
      listensOn: host,
      address: ctx.settings.public_url?.replace(/\/+$/, '') ?? null,
      places,
      report,
      responsiveness: async (words) => {
        // Asked for first: what is computed does not wait for what is to be computed.
        const [whole, open] = [await report(words), await attention(scopeWordsOf(words))];
        return view(`responsiveness ${whole.computed_at} ${open.computed_at}`, words, (request) =>
          responsivenessOf(
            db,
            { ...request, asOf: whole.value.as_of },
            { report: whole.value, attention: open.value },
          ),
        );
      },
      people: (words) => view('people', words, (request) => peopleOf(db, request)),
      releases: (words) => view('releases', words, (request) => releasesOf(db, request)),
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
      attention,
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

function scopeWordsOf({ community, repository, as_of }: ReportWords): ScopeWords {
  return {
    ...(community !== undefined && { community }),
    ...(repository !== undefined && { repository }),
    ...(as_of !== undefined && { as_of }),
  };
}
