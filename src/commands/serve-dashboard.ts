/** The pages of `headwater serve`, and what the words of an address mean. */
import { wholeSecond } from '../domain/calendar/instant.ts';
import type { Configuration } from '../config/configuration.ts';
import { WindowError } from '../domain/calendar/week.ts';
import type { Database } from '../store/driver/database.ts';
import { WantedError, type ReportWords, type ScopeWords } from '../web/api/parameters.ts';
import { mountDashboard } from '../web/dashboard/dashboard.ts';
import { addressSigner } from '../web/dashboard/signed-address.ts';
import type { WebApp } from '../web/server.ts';
import { mountSignIn, visitorOf } from '../web/sign-in/sign-in.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './failure.ts';
import { pageResults, type PageResults } from './page-results.ts';
import { windowOf } from './report.ts';
import { asOfIn, scopeOf } from './serve-scope.ts';
import { signInOf } from './serve-sign-in.ts';
import type { Narrowed } from './wanted-results.ts';

export interface DashboardServer {
  ctx: CommandContext;
  db: Database;
  configuration: Configuration;
  /** The host that the server is bound to. */
  host: string;
  failed: (error: unknown) => void;
  /** Where sessions are kept; absent = `db`. */
  primary?: Database;
  /** Where the process has them already. */
  results?: PageResults;
}

export function dashboardOf({
  ctx,
  db,
  configuration,
  host,
  failed,
  primary = db,
  results = pageResults({ ctx, db, primary, configuration, failed }),
}: DashboardServer): (app: WebApp) => void {
  const { institution, iterations, dashboard } = configuration;
  const signIn = signInOf({ ctx, db: primary, configuration, failed });
  const visitor = signIn && visitorOf(signIn);
  return (app) => {
    if (signIn) mountSignIn(app, signIn);
    mountDashboard(app, {
      institution: institution.name,
      isPublic: dashboard.public,
      listensOn: host,
      address: ctx.settings.public_url?.replace(/\/+$/, '') ?? null,
      signer: signIn && addressSigner(signIn.secret, ctx.now),
      isSignedIn: visitor && (async (context) => (await visitor(context)) !== null),
      state: () => results.state(),
      places,
      scope: async (words) => (await narrowedIn(words)).scope,
      // async: what is wrong with the words is a refusal like any other.
      report: async (words) => results.report(windowIn(words), await narrowedIn(words)),
      responsiveness: async (words) => results.responsiveness(windowIn(words), await narrowedIn(words)),
      people: async (words) => results.people(windowIn(words), await narrowedIn(words)),
      releases: async (words) => results.releases(windowIn(words), await narrowedIn(words)),
      queue: async (words) => results.queue(await narrowedIn(words)),
      attention: async (words) => results.attention(await narrowedIn(words)),
      audit: async (words) => results.audit(await narrowedIn(words)),
    });
  };

  async function places() {
    return (await results.places()).value;
  }

  async function narrowedIn(words: ScopeWords): Promise<Narrowed> {
    const asOf = asOfIn(words, ctx.now());
    return { scope: scopeOf(words, await places()), asOf };
  }

  function windowIn({ week, iteration, from, to, as_of }: ReportWords) {
    const asOf = asOfIn(as_of === undefined ? {} : { as_of }, ctx.now());
    const named = { week, iteration, from, to };
    const words = Object.fromEntries(Object.entries(named).filter(([, word]) => word !== undefined));
    if ((from === undefined) !== (to === undefined))
      throw new WantedError(
        `${from === undefined ? 'to is there without from' : 'from is there without to'}; write both: the first day, and the day after the last one.`,
      );
    try {
      return windowOf(words, asOf ?? wholeSecond(ctx.now()), () => iterations ?? null);
    } catch (error) {
      if (error instanceof UsageError || error instanceof WindowError)
        // The words of the command line, for an address.
        throw new WantedError(error.message.replaceAll('--', ''));
      throw error;
    }
  }
}
