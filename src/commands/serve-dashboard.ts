/** The pages of `headwater serve`, and what the words of an address mean. */
import { wholeSecond } from '../domain/calendar/instant.ts';
import type { Configuration } from '../config/configuration.ts';
import { WindowError } from '../domain/calendar/week.ts';
import type { Database } from '../store/driver/database.ts';
import { mountDashboard, WantedError, type ReportWords } from '../web/dashboard/dashboard.ts';
import type { WebApp } from '../web/server.ts';
import { mountSignIn, visitorOf } from '../web/sign-in/sign-in.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './failure.ts';
import { pageResults, type PageResults } from './page-results.ts';
import { windowOf } from './report.ts';
import { signInOf } from './serve-sign-in.ts';

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
      ...results,
      institution: institution.name,
      isPublic: dashboard.public,
      listensOn: host,
      isSignedIn: visitor && (async (context) => (await visitor(context)) !== null),
      // async: what is wrong with the words is a refusal like any other.
      report: async (words) => results.report(windowIn(words)),
    });
  };

  function windowIn(words: ReportWords) {
    try {
      return windowOf(words, wholeSecond(ctx.now()), () => iterations ?? null);
    } catch (error) {
      if (error instanceof UsageError || error instanceof WindowError)
        // The words of the command line, for an address.
        throw new WantedError(error.message.replaceAll('--', ''));
      throw error;
    }
  }
}
