/** The results that pages show: where they are kept, and which are brought up to date without being asked for. */
import { createHash } from 'node:crypto';
import type { Configuration } from '../config/configuration.ts';
import type { AttentionList } from '../domain/attention/items.ts';
import { wholeSecond } from '../domain/calendar/instant.ts';
import { lastFullWeek, type Window } from '../domain/calendar/week.ts';
import type { Queue } from '../domain/queue/queue.ts';
import type { Audit, Report } from '../domain/report/report.ts';
import { isWithin, type CommunityPlaces } from '../domain/report/scope.ts';
import type { People, Releases, Responsiveness } from '../domain/report/views.ts';
import type { Database } from '../store/driver/database.ts';
import { programChecksum } from '../store/driver/program-checksum.ts';
import { readDataMarks } from '../store/kpis/data-marks.ts';
import { dropOldResults, resultStore } from '../store/kpis/kept-results.ts';
import { KeptResults } from '../web/dashboard/kept.ts';
import type { Kept, Wanted } from '../web/dashboard/wanted.ts';
import type { CommandContext } from './context.ts';
import { responsivenessOf } from './serve-views.ts';
import { ALL_NOW, wantedAgain, wantedResults, type Narrowed } from './wanted-results.ts';

/** Without anything new, that old is still good enough. */
const FRESH_MS = 10 * 60_000;
const MOST_KEPT = 60;
const MOST_WAITING = 8;
/** What somebody looked at within that time is brought up to date before they look again. */
const LOOKED_AT_MS = 26 * 3_600_000;
/** Together with what is shown first they have room in memory; the rest waits until somebody asks. */
const MOST_LOOKED_AT = 40;

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
  /** What each page shows first, and what was looked at lately; the rest that is too old or too much is thrown away. */
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
  const wanted = wantedResults(ctx, db, configuration);
  const lastWeek = () => lastFullWeek(wholeSecond(ctx.now()));
  /** What the addresses without anything behind a question mark show. */
  const shownFirst = (): Wanted<unknown>[] => {
    const week = lastWeek();
    return [
      wanted.report(week, ALL_NOW),
      wanted.attention(ALL_NOW),
      wanted.queue(ALL_NOW),
      wanted.places(),
      wanted.curves(week, ALL_NOW),
      wanted.people(week, ALL_NOW),
      wanted.releases(week, ALL_NOW),
      wanted.audit(ALL_NOW),
    ] as Wanted<unknown>[];
  };
  return {
    places: () => kept.get(wanted.places()),
    report: (window, of) => kept.get(wanted.report(window, of)),
    async responsiveness(window, of) {
      const report = await kept.get(wanted.report(window, of));
      const attention = await kept.get(wanted.attention(of));
      const curves = await kept.get(wanted.curves(window, of));
      return {
        value: responsivenessOf(report.value, attention.value, curves.value),
        computed_at: [report, attention, curves].map((one) => one.computed_at).toSorted()[0]!,
        is_behind: [report, attention, curves].some((one) => one.is_behind),
      };
    },
    people: (window, of) => kept.get(wanted.people(window, of)),
    releases: (window, of) => kept.get(wanted.releases(window, of)),
    async queue(of) {
      const { value, ...asOf } = await kept.get(wanted.queue(of));
      const items = value.items.filter(({ candidate }) => isWithin(of.scope, candidate));
      return { value: { ...value, items }, ...asOf };
    },
    attention: (of) => kept.get(wanted.attention(of)),
    audit: (of) => kept.get(wanted.audit(of)),
    lastReport: () => kept.peek<Report>(wanted.report(lastWeek(), ALL_NOW).what),
    state: () => kept.state(),
    async renew() {
      await dropOldResults(primary, await marks(), ctx.now().toISOString());
      const first = shownFirst();
      const names = new Set(first.map(({ what }) => what));
      const lately = await store.askedSince(new Date(ctx.now().getTime() - LOOKED_AT_MS).toISOString());
      const others = lately
        .filter((what) => !names.has(what))
        .flatMap((what) => wantedAgain(what, wanted) ?? [])
        .slice(0, MOST_LOOKED_AT);
      for (const one of [...first, ...others]) {
        if (ctx.stop.aborted) return;
        await kept.renew(one);
      }
    },
  };
}

/** Of everything that is chosen by the institution and stands in a result. */
function checksumOf(configuration: Configuration, { settings }: Pick<CommandContext, 'settings'>): string {
  return createHash('sha256')
    .update(JSON.stringify([configuration, settings.public_url]))
    .digest('hex');
}
