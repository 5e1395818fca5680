import { wholeSecond } from '../domain/calendar/instant.ts';
import { readConfiguration, type Configuration } from '../config/configuration.ts';
import type { Report } from '../domain/report/report.ts';
import { iterationWindow, type Iterations } from '../domain/calendar/iteration.ts';
import { dayWindow, isoWeek, lastFullWeek, type Window } from '../domain/calendar/week.ts';
import type { Database } from '../store/driver/database.ts';
import { reportAsCsv } from '../text/report/csv.ts';
import { terminalReport } from '../text/report/terminal-report.ts';
import { weeklyReport } from '../text/report/weekly-report.ts';
import { withReadableDatabase } from './database.ts';
import { EXIT, UsageError } from './failure.ts';
import { instantOf } from './instant.ts';
import { reportOf } from './report-of.ts';
import { checkScope, isNarrowed, scopeWanted, type ScopeOptions } from './scope-options.ts';
import { note, type CommandContext } from './context.ts';

export interface ReportOptions extends ScopeOptions {
  week?: string;
  /** Number of a sprint; 1 is the first. */
  iteration?: string;
  from?: string;
  to?: string;
  asOf?: string;
  /** Without it: plain text on a terminal, Markdown anywhere else. */
  format?: 'markdown' | 'json' | 'csv';
  strict?: boolean;
  /** As an issue in `report.repository`, instead of on stdout. */
  post?: boolean;
}

/** Computes the KPIs of a window from what is stored, and prints them. */
export async function reportCommand(ctx: CommandContext, options: ReportOptions): Promise<number> {
  const asOf = options.asOf === undefined ? wholeSecond(ctx.now()) : instantOf('--as-of', options.asOf);
  const configured = () => readConfiguration(ctx.settings.configuration_path);
  // What is wrong with the words that were typed is said before anything is opened.
  const window = windowOf(options, asOf, () => configured().iterations ?? null);
  checkScope(options);
  const configuration = configured();
  if (options.post) {
    if (options.format !== undefined)
      throw new UsageError('--post writes Markdown; leave --format out, or --post.');
    if (isNarrowed(options))
      throw new UsageError('--post keeps the whole report; leave --community and --repo out, or --post.');
    const { postReportCommand } = await import('./post-report.ts');
    return postReportCommand(ctx, configuration, { window, asOf, strict: options.strict ?? false });
  }
  return withReadableDatabase(ctx, 'headwater report', ({ db }) =>
    printReport(ctx, db, configuration, { window, asOf }, options),
  );
}

export async function printReport(
  ctx: CommandContext,
  db: Database,
  configuration: Configuration,
  { window, asOf }: { window: Window; asOf: string },
  options: ReportOptions,
): Promise<number> {
  const scope = await scopeWanted(db, configuration.institution, options);
  const history = options.format === 'json';
  const report = await reportOf(ctx, db, configuration, { window, asOf, history, scope });
  ctx.out.write(rendered(ctx, report, options.format));
  const { gaps, share, pull_requests_stored } = report.coverage;
  if (pull_requests_stored === 0) note(ctx, 'No pull request is stored yet; run `headwater backfill` first.');
  const incomplete = share !== 1 || gaps.length > 0;
  if (incomplete && options.strict) note(ctx, 'The data is incomplete; `headwater audit` says where.');
  return incomplete && options.strict ? EXIT.incomplete : EXIT.done;
}

/**
 * @param iterationsOf the configuration; asked only where a sprint is wanted; null = it has none
 * @throws UsageError · WindowError
 */
export function windowOf(
  { week, iteration, from, to }: ReportOptions,
  asOf: string,
  iterationsOf: () => Iterations | null = () => null,
): Window {
  const named = [week !== undefined, iteration !== undefined, (from ?? to) !== undefined];
  if (named.filter(Boolean).length > 1)
    throw new UsageError('--week, --iteration and --from/--to name different windows; give one of them.');
  if (week !== undefined) return isoWeek(week);
  if (iteration !== undefined) {
    if (!/^[1-9]\d{0,14}$/.test(iteration))
      throw new UsageError(`--iteration is "${iteration.slice(0, 60)}"; write a whole number of 1 or more.`);
    const iterations = iterationsOf();
    if (iterations === null)
      throw new UsageError(
        '--iteration needs iterations in the configuration; write iterations: { anchor: DATE, days: 14 }.',
      );
    return iterationWindow(iterations, Number(iteration));
  }
  if (from !== undefined && to !== undefined) return dayWindow(from, to);
  if (from !== undefined || to !== undefined)
    throw new UsageError(
      `${from === undefined ? '--to needs --from' : '--from needs --to'}; the window is [from, to).`,
    );
  return lastFullWeek(asOf);
}

function rendered(ctx: CommandContext, report: Report, format: ReportOptions['format']): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  if (format === 'csv') return reportAsCsv(report);
  if (format === undefined && ctx.out.isTTY)
    return terminalReport(report, { columns: ctx.out.columns ?? 80, colour: ctx.colour });
  return weeklyReport(report);
}
