/** What each result that pages show is called, and how it is computed. */
import type { Configuration } from '../config/configuration.ts';
import type { AttentionList } from '../domain/attention/items.ts';
import { wholeSecond } from '../domain/calendar/instant.ts';
import type { Window } from '../domain/calendar/week.ts';
import { dueIteration } from '../domain/queue/due.ts';
import type { Queue } from '../domain/queue/queue.ts';
import type { Audit, Report } from '../domain/report/report.ts';
import { EVERYTHING, type CommunityPlaces, type Scope } from '../domain/report/scope.ts';
import type { People, Releases } from '../domain/report/views.ts';
import { computeAttention } from '../flows/attention/attention.ts';
import { computeAudit } from '../flows/kpis/audit.ts';
import { computeIncidence, type ViewRequest } from '../flows/kpis/views.ts';
import type { Database } from '../store/driver/database.ts';
import { loadPeople } from '../store/people/people.ts';
import { communityPlaces } from '../store/repositories/scope.ts';
import type { Wanted } from '../web/dashboard/wanted.ts';
import type { CommandContext } from './context.ts';
import { queueAt } from './queue-rules.ts';
import { reportOf } from './report-of.ts';
import { peopleOf, releasesOf, viewRequest } from './serve-views.ts';

/** What part of everything, and as of when; null = now. */
export interface Narrowed {
  scope: Scope;
  asOf: string | null;
}

export const ALL_NOW: Narrowed = { scope: EVERYTHING, asOf: null };

export type Curves = Awaited<ReturnType<typeof computeIncidence>>;

export interface WantedResults {
  report(window: Window, of: Narrowed): Wanted<Report>;
  curves(window: Window, of: Narrowed): Wanted<Curves>;
  people(window: Window, of: Narrowed): Wanted<People>;
  releases(window: Window, of: Narrowed): Wanted<Releases>;
  /** However it is narrowed, it is picked over everything. */
  queue(of: Narrowed): Wanted<Queue>;
  attention(of: Narrowed): Wanted<AttentionList>;
  audit(of: Narrowed): Wanted<Audit>;
  places(): Wanted<CommunityPlaces[]>;
}

/** @param db where they are computed */
export function wantedResults(
  ctx: Pick<CommandContext, 'settings' | 'now'>,
  db: Database,
  configuration: Configuration,
): WantedResults {
  const { institution, iterations, queue } = configuration;
  const now = () => wholeSecond(ctx.now());
  const view =
    <T>(name: string, made: (db: Database, request: ViewRequest) => Promise<T>) =>
    ({ start, end }: Window, of: Narrowed): Wanted<T> => ({
      ...named(`${name} ${start} ${end}`, of),
      work: () => {
        const about = { window: { start, end }, asOf: of.asOf ?? now(), scope: of.scope };
        return made(db, viewRequest(ctx, configuration, about));
      },
    });
  return {
    report: ({ start, end }, of) => ({
      ...named(`report ${start} ${end}`, of),
      work: () => {
        const about = { window: { start, end }, asOf: of.asOf ?? now(), scope: of.scope };
        return reportOf(ctx, db, configuration, { ...about, history: true });
      },
      isEmpty: ({ coverage }) => coverage.pull_requests_stored === 0,
    }),
    curves: view('curves', computeIncidence),
    people: view('people', peopleOf),
    releases: view('releases', releasesOf),
    queue({ asOf }) {
      const at = asOf === null ? ctx.now() : new Date(asOf);
      const iteration = iterations === undefined ? null : dueIteration(iterations, at);
      const wish = () => ({ iteration, size: queue.per_iteration, now: asOf ?? now() });
      return {
        what: `queue ${asOf ?? iteration ?? 'now'}`,
        isOfThePast: asOf !== null,
        work: () => queueAt(db, configuration, wish()),
      };
    },
    attention: (of) => ({
      ...named('attention', of),
      work: () => computeAttention(db, { institution, now: of.asOf ?? now(), ...of.scope }),
    }),
    audit: (of) => ({
      ...named('audit', of),
      work: () => computeAudit(db, { institution, asOf: of.asOf ?? now(), scope: of.scope }),
    }),
    places: () => ({
      what: 'places now',
      work: async () => {
        await loadPeople(db, institution);
        return communityPlaces(db);
      },
      isEmpty: (places) => places.every(({ repositories }) => repositories.length === 0),
    }),
  };
}

/** What is of everything and of now is told apart by its name from what is narrowed, or of the past. */
function named(what: string, { scope, asOf }: Narrowed): { what: string; isOfThePast: boolean } {
  const isAll = scope.community === null && scope.repository === null && asOf === null;
  return {
    what: isAll ? `${what} now` : `narrowed ${what} ${asOf ?? 'now'} ${JSON.stringify(scope)}`,
    isOfThePast: asOf !== null,
  };
}

const OF_A_WINDOW = /^(?:narrowed )?(report|curves|people|releases) (\S+) (\S+) now(?: (\{.*\}))?$/;
const OPEN_NOW = /^narrowed (attention|audit) now (\{.*\})$/;

/** What was kept under that name, to be computed anew; null = it is of the past, or no name of these */
export function wantedAgain(what: string, results: WantedResults): Wanted<unknown> | null {
  const of = (scope: string | undefined): Narrowed =>
    scope === undefined ? ALL_NOW : { scope: JSON.parse(scope) as Scope, asOf: null };
  const [, kind, start = '', end = '', scope] = OF_A_WINDOW.exec(what) ?? [];
  if (kind !== undefined)
    return results[kind as 'report' | 'curves' | 'people' | 'releases']({ start, end }, of(scope));
  const [, list, part] = OPEN_NOW.exec(what) ?? [];
  return list === undefined ? null : results[list as 'attention' | 'audit'](of(part));
}
