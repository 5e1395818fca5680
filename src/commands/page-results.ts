/** The results that pages show: what each is of, how it is computed, and which are brought up to date without being asked for. */
import { createHash } from 'node:crypto';
import type { Configuration } from '../config/configuration.ts';
import type { AttentionList } from '../domain/attention/items.ts';
import { wholeSecond } from '../domain/calendar/instant.ts';
import { lastFullWeek, type Window } from '../domain/calendar/week.ts';
import { dueIteration } from '../domain/queue/due.ts';
import type { Queue } from '../domain/queue/queue.ts';
import type { Audit, Report } from '../domain/report/report.ts';
import { computeAttention } from '../flows/attention/attention.ts';
import { computeAudit } from '../flows/kpis/audit.ts';
import type { Database } from '../store/driver/database.ts';
import { programChecksum } from '../store/driver/program-checksum.ts';
import { readDataMarks } from '../store/kpis/data-marks.ts';
import { dropOldResults, resultStore } from '../store/kpis/kept-results.ts';
import { KeptResults, type Kept, type Wanted } from '../web/dashboard/kept.ts';
import type { CommandContext } from './context.ts';
import { queueAt } from './queue-rules.ts';
import { reportOf } from './report-of.ts';

/** Without anything new, that old is still good enough. */
const FRESH_MS = 10 * 60_000;
const MOST_KEPT = 60;
const MOST_WAITING = 8;
/** What somebody looked at within that time is brought up to date before they look again. */
const LOOKED_AT_MS = 26 * 3_600_000;

export interface PageResults {
  report(window: Window): Promise<Kept<Report>>;
  queue(): Promise<Kept<Queue>>;
  attention(): Promise<Kept<AttentionList>>;
  audit(): Promise<Kept<Audit>>;
  /** The report on the last full week, as far as it is kept: nothing is computed for it. */
  lastReport(): Promise<Report | null>;
  /** See KeptResults. */
  state(): Promise<string>;
  /** What the pages show first, and what was looked at lately; the rest that is too old or too much is thrown away. */
  renew(): Promise<void>;
}

export interface PageResultsOptions {
  ctx: Pick<CommandContext, 'settings' | 'now' | 'wait' | 'stop'>;
  /** Where they are computed: the hot standby where there is one. */
  db: Database;
  /** Where they are kept: can be written to. */
  primary: Database;
  configuration: Configuration;
  failed: (error: unknown) => void;
}

export function pageResults(options: PageResultsOptions): PageResults {
  const { ctx, db, primary, configuration, failed } = options;
  const { institution, iterations, queue } = configuration;
  const maker = { version: programChecksum(), configuration: checksumOf(configuration, ctx) };
  const store = resultStore(primary, maker);
  const marks = () => readDataMarks(db);
  const kept = new KeptResults({
    now: ctx.now,
    wait: (milliseconds) => ctx.wait(milliseconds, ctx.stop),
    fresh_ms: FRESH_MS,
    most: MOST_KEPT,
    waiting: MOST_WAITING,
    marks,
    store,
    // What is under way when the process is told to stop finds no database any more.
    failed: (error) => {
      if (!ctx.stop.aborted) failed(error);
    },
  });
  const now = () => wholeSecond(ctx.now());
  const wanted = {
    report: ({ start, end }: Window): Wanted<Report> => ({
      what: `report ${start} ${end} now`,
      work: () => reportOf(ctx, db, configuration, { window: { start, end }, asOf: now(), history: true }),
      isEmpty: ({ coverage }) => coverage.pull_requests_stored === 0,
    }),
    queue(): Wanted<Queue> {
      const iteration = iterations === undefined ? null : dueIteration(iterations, ctx.now());
      const wish = () => ({ iteration, size: queue.per_iteration, now: now() });
      return { what: `queue ${iteration ?? 'now'}`, work: () => queueAt(db, configuration, wish()) };
    },
    attention: (): Wanted<AttentionList> => ({
      what: 'attention now',
      work: () => computeAttention(db, { institution, now: now(), repository: null }),
    }),
    audit: (): Wanted<Audit> => ({
      what: 'audit now',
      work: () => computeAudit(db, { institution, asOf: now() }),
    }),
  };
  return {
    report: (window) => kept.get(wanted.report(window)),
    queue: () => kept.get(wanted.queue()),
    attention: () => kept.get(wanted.attention()),
    audit: () => kept.get(wanted.audit()),
    lastReport: () => kept.peek<Report>(wanted.report(lastFullWeek(now())).what),
    state: () => kept.state(),
    async renew() {
      await dropOldResults(primary, await marks(), ctx.now().toISOString());
      const first = [wanted.report(lastFullWeek(now())), wanted.queue(), wanted.attention(), wanted.audit()];
      const lately = await store.askedSince(new Date(ctx.now().getTime() - LOOKED_AT_MS).toISOString());
      const known = new Set(first.map(({ what }) => what));
      const others = lately.filter((what) => !known.has(what)).flatMap(reportIn);
      for (const one of [...first, ...others.map(wanted.report)]) {
        if (ctx.stop.aborted) return;
        await kept.renew<unknown>(one);
      }
    },
  };
}

/** The window of a report that was kept under that name. */
function reportIn(what: string): Window[] {
  const [kind, start, end, asOf] = what.split(' ');
  return kind === 'report' && start !== undefined && end !== undefined && asOf === 'now'
    ? [{ start, end }]
    : [];
}

/** Of everything that is chosen by the institution and stands in a result. */
function checksumOf(configuration: Configuration, { settings }: Pick<CommandContext, 'settings'>): string {
  return createHash('sha256')
    .update(JSON.stringify([configuration, settings.public_url]))
    .digest('hex');
}
