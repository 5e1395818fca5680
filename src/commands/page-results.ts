/** The results that pages show: what each is of, how it is computed, and which are brought up to date without being asked for. */
import { createHash } from 'node:crypto';
import type { Configuration } from '../config/configuration.ts';
import type { AttentionList } from '../domain/attention/items.ts';
import { wholeSecond } from '../domain/calendar/instant.ts';
import { lastFullWeek, type Window } from '../domain/calendar/week.ts';
import { dueIteration } from '../domain/queue/due.ts';
import type { Queue } from '../domain/queue/queue.ts';
import type { Audit, Report } from '../domain/report/report.ts';
import { EVERYTHING, isWithin, type CommunityPlaces, type Scope } from '../domain/report/scope.ts';
import type { People, Releases, Responsiveness } from '../domain/report/views.ts';
import { computeAttention } from '../flows/attention/attention.ts';
import { computeAudit } from '../flows/kpis/audit.ts';
import { computeIncidence, type ViewRequest } from '../flows/kpis/views.ts';
import type { Database } from '../store/driver/database.ts';
import { programChecksum } from '../store/driver/program-checksum.ts';
import { readDataMarks } from '../store/kpis/data-marks.ts';
import { dropOldResults, resultStore } from '../store/kpis/kept-results.ts';
import { loadPeople } from '../store/people/people.ts';
import { communityPlaces } from '../store/repositories/scope.ts';
import { KeptResults, type Kept, type Wanted } from '../web/dashboard/kept.ts';
import type { CommandContext } from './context.ts';
import { queueAt } from './queue-rules.ts';
import { reportOf } from './report-of.ts';
import { peopleOf, releasesOf, responsivenessOf, viewRequest } from './serve-views.ts';

/** Without anything new, that old is still good enough. */
const FRESH_MS = 10 * 60_000;
const MOST_KEPT = 60;
const MOST_WAITING = 8;
/** What somebody looked at within that time is brought up to date before they look again. */
const LOOKED_AT_MS = 26 * 3_600_000;

/** What part of everything, and as of when; null = now. */
export interface Narrowed {
  scope: Scope;
  asOf: string | null;
}

const ALL_NOW: Narrowed = { scope: EVERYTHING, asOf: null };

export interface PageResults {
  places(): Promise<Kept<CommunityPlaces[]>>;
  report(window: Window, of: Narrowed): Promise<Kept<Report>>;
  responsiveness(window: Window, of: Narrowed): Promise<Kept<Responsiveness>>;
  people(window: Window, of: Narrowed): Promise<Kept<People>>;
  releases(window: Window, of: Narrowed): Promise<Kept<Releases>>;
  /** However it is narrowed, it is the same list: what lies elsewhere is left out. */
  queue(of: Narrowed): Promise<Kept<Queue>>;
  attention(of: Narrowed): Promise<Kept<AttentionList>>;
  audit(of: Narrowed): Promise<Kept<Audit>>;
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
    report: (window: Window, of: Narrowed = ALL_NOW): Wanted<Report> => ({
      ...named(`report ${window.start} ${window.end}`, of),
      work: () =>
        reportOf(ctx, db, configuration, {
          window: { start: window.start, end: window.end },
          asOf: of.asOf ?? now(),
          history: true,
          scope: of.scope,
        }),
      isEmpty: ({ coverage }) => coverage.pull_requests_stored === 0,
    }),
    queue({ asOf }: Narrowed = ALL_NOW): Wanted<Queue> {
      const at = asOf === null ? ctx.now() : new Date(asOf);
      const iteration = iterations === undefined ? null : dueIteration(iterations, at);
      const wish = () => ({ iteration, size: queue.per_iteration, now: asOf ?? now() });
      return {
        what: `queue ${asOf ?? iteration ?? 'now'}`,
        isOfThePast: asOf !== null,
        work: () => queueAt(db, configuration, wish()),
      };
    },
    attention: (of: Narrowed = ALL_NOW): Wanted<AttentionList> => ({
      ...named('attention', of),
      work: () => computeAttention(db, { institution, now: of.asOf ?? now(), ...of.scope }),
    }),
    audit: (of: Narrowed = ALL_NOW): Wanted<Audit> => ({
      ...named('audit', of),
      work: () => computeAudit(db, { institution, asOf: of.asOf ?? now(), scope: of.scope }),
    }),
    places: (): Wanted<CommunityPlaces[]> => ({
      what: 'places now',
      work: async () => {
        await loadPeople(db, institution);
        return communityPlaces(db);
      },
      isEmpty: (places) => places.every(({ repositories }) => repositories.length === 0),
    }),
  };
  const view = <T>(
    name: string,
    { start, end }: Window,
    of: Narrowed,
    made: (db: Database, request: ViewRequest) => Promise<T>,
  ): Promise<Kept<T>> =>
    kept.get({
      ...named(`${name} ${start} ${end}`, of),
      work: () => {
        const about = { window: { start, end }, asOf: of.asOf ?? now(), scope: of.scope };
        return made(db, viewRequest(ctx, configuration, about));
      },
    });
  return {
    places: () => kept.get(wanted.places()),
    report: (window, of) => kept.get(wanted.report(window, of)),
    async responsiveness(window, of) {
      const report = await kept.get(wanted.report(window, of));
      const attention = await kept.get(wanted.attention(of));
      const curves = await view('curves', window, of, computeIncidence);
      return {
        value: responsivenessOf(report.value, attention.value, curves.value),
        computed_at: [report, attention, curves].map((one) => one.computed_at).toSorted()[0]!,
        is_behind: [report, attention, curves].some((one) => one.is_behind),
      };
    },
    people: (window, of) => view('people', window, of, peopleOf),
    releases: (window, of) => view('releases', window, of, releasesOf),
    async queue(of) {
      const { value, ...asOf } = await kept.get(wanted.queue(of));
      const items = value.items.filter(({ candidate }) => isWithin(of.scope, candidate));
      return { value: { ...value, items }, ...asOf };
    },
    attention: (of) => kept.get(wanted.attention(of)),
    audit: (of) => kept.get(wanted.audit(of)),
    lastReport: () => kept.peek<Report>(wanted.report(lastFullWeek(now())).what),
    state: () => kept.state(),
    async renew() {
      await dropOldResults(primary, await marks(), ctx.now().toISOString());
      const first = [wanted.report(lastFullWeek(now())), wanted.queue(), wanted.attention(), wanted.audit()];
      const lately = await store.askedSince(new Date(ctx.now().getTime() - LOOKED_AT_MS).toISOString());
      const known = new Set(first.map(({ what }) => what));
      const others = lately.filter((what) => !known.has(what)).flatMap(reportIn);
      for (const one of [...first, ...others.map((window) => wanted.report(window))]) {
        if (ctx.stop.aborted) return;
        await kept.renew<unknown>(one);
      }
    },
  };
}

/** What is narrowed, or of the past, is kept under other names than what is brought up to date by itself. */
function named(what: string, { scope, asOf }: Narrowed): { what: string; isOfThePast: boolean } {
  const isAll = scope.community === null && scope.repository === null && asOf === null;
  return {
    what: isAll ? `${what} now` : `narrowed ${what} ${asOf ?? 'now'} ${JSON.stringify(scope)}`,
    isOfThePast: asOf !== null,
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
