/** What pages show beside the report: the same KPIs over other windows, and a few more questions, on one snapshot. */
import {
  incidenceOf,
  ASKERS,
  periodsBefore,
  type Incidence,
  type IncidencePair,
} from '../../domain/kpis/incidence.ts';
import { KPIS } from '../../domain/kpis/kpi.ts';
import type { LatencyRow } from '../../domain/kpis/latency.ts';
import { wholeSecond } from '../../domain/calendar/instant.ts';
import { previousWindow, type Window } from '../../domain/calendar/week.ts';
import type { Institution } from '../../domain/people/institution.ts';
import type { DatedChange } from '../../domain/report/changes.ts';
import type { KpiResult } from '../../domain/report/report.ts';
import type { Scope } from '../../domain/report/scope.ts';
import {
  OPENER_KINDS,
  quartersBefore,
  type CommunityQuarters,
  type OpenedBy,
  type ReleasingRepository,
} from '../../domain/report/views.ts';
import type { Database, DatabaseTransaction } from '../../store/driver/database.ts';
import { communityNames, kpiRows, onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { openedBy, whoCouldRelease, type WhoCouldRelease } from '../../store/kpis/view-rows.ts';
import { withheld } from '../../store/people/opt-out.ts';
import { loadPeople } from '../../store/people/people.ts';
import { narrowTo } from '../../store/repositories/scope.ts';
import { datedChanges, type DatedByConfiguration } from './changes.ts';
import { spansOf } from './figures.ts';
import { resultsOver } from './results.ts';
import { given, type Hidden } from './shown-items.ts';

export interface ViewRequest {
  institution: Institution;
  /** All looks back from its end. */
  window: Window;
  /** An ISO instant in UTC. */
  asOf: string;
  scope: Scope;
  targets: Readonly<Record<string, number | undefined>>;
  definitions: string | null;
  dated: DatedByConfiguration;
}

async function within<T>(
  db: Database,
  { institution, scope, asOf }: ViewRequest,
  read: (trx: DatabaseTransaction, communities: string[], hidden: Hidden) => Promise<T>,
): Promise<T> {
  await loadPeople(db, institution);
  return onOneSnapshot(db, async (trx) => {
    await narrowTo(trx, scope);
    return read(trx, await communityNames(trx, scope), await withheld(trx, asOf));
  });
}

const CURVES = ['time_to_first_response', 'time_to_first_review'] as const;

/** How quickly people were answered in the last 90 days and in the 90 before; and whose workflows wait for an approval now. */
export async function computeIncidence(
  db: Database,
  request: ViewRequest,
): Promise<{ community: string; pairs: IncidencePair[]; ci_waiting_now: KpiResult }[]> {
  const { window, asOf } = request;
  const periods = periodsBefore(window);
  return within(db, request, async (trx, communities, hidden) => {
    const rowsOf = async (id: string, at: Window) => (await kpiRows(trx, id, at, asOf)) as LatencyRowOf[];
    const read = async (at: Window) => {
      const first = await rowsOf('new_contributors', at);
      return {
        newcomers: new Set(first.map(({ community, url }) => `${community} ${url}`)),
        time_to_first_response: await rowsOf('time_to_first_response', at),
        time_to_first_review: await rowsOf('time_to_first_review', at),
      };
    };
    const [now, before] = [await read(periods.now), await read(periods.before)];
    const waiting = await ciWaitingNow(trx, request, communities, hidden);
    return communities.map((community) => ({
      community,
      ci_waiting_now: waiting.get(community)!,
      pairs: CURVES.flatMap((id) =>
        ASKERS.map((asker): IncidencePair => {
          const of = (read: typeof now): Incidence => {
            const incidence = incidenceOf(
              read[id].filter(
                (row) =>
                  row.community === community &&
                  (asker === 'everybody' || read.newcomers.has(`${community} ${row.url}`)),
              ),
            );
            return { ...incidence, evidence: given(incidence.evidence, hidden) };
          };
          return {
            id,
            name: KPIS.find((kpi) => kpi.id === id)!.name,
            asker,
            now: of(now),
            before: of(before),
          };
        }),
      ),
    }));
  });
}

/** At as_of, whenever the window ends: the day before that is the window. */
async function ciWaitingNow(
  trx: DatabaseTransaction,
  { institution, asOf, targets, definitions }: ViewRequest,
  communities: readonly string[],
  hidden: Hidden,
): Promise<Map<string, KpiResult>> {
  const kpi = KPIS.find(({ id }) => id === 'ci_waiting_for_approval')!;
  const window = { start: wholeSecond(Date.parse(asOf) - DAY_MS), end: asOf };
  const spans = await spansOf(trx, institution, [previousWindow(window), window], asOf);
  const of = { communities, asOf, targets, definitions, hidden };
  const [now] = (await resultsOver(trx, kpi, spans, of)) as [KpiResult[]];
  return new Map(now.map((result) => [result.community, result]));
}

const DAY_MS = 86_400_000;

/** What changed over the quarters. */
export function computeQuarterChanges(db: Database, request: ViewRequest): Promise<DatedChange[]> {
  const { dated, window, asOf } = request;
  const span = { start: quartersBefore(window)[0]!.start, end: window.end };
  return within(db, request, (trx) => datedChanges(trx, dated, span, asOf));
}

type LatencyRowOf = LatencyRow & { community: string };

const PEOPLE = [
  ...['conversion_rate', 'new_contributors', 'occasional_contributors', 'casual_returning_contributors'],
  ...[
    'retention',
    'new_maintainers_supported',
    'maintainers',
    'contributor_absence_factor',
    'elephant_factor',
  ],
];

export async function computePeople(
  db: Database,
  request: ViewRequest,
): Promise<(CommunityQuarters & { opened_by: OpenedBy[] })[]> {
  return within(db, request, async (trx, communities, hidden) => {
    const quarters = await overQuarters(trx, request, communities, hidden, PEOPLE);
    const rows = await openedBy(trx, quartersBefore(request.window).at(-1)!, request.asOf);
    return quarters.map((one) => ({
      ...one,
      opened_by: OPENER_KINDS.flatMap((kind) => {
        const row = rows.find((of) => of.community === one.community && of.kind === kind);
        if (row === undefined) return [];
        const items = row.urls.map((url) => ({ url, why: 'opened in the quarter' }));
        return [{ kind, pull_requests: row.pull_requests, evidence: given(items, hidden) }];
      }),
    }));
  });
}

const RELEASES = ['release_frequency', 'releases_by_team', 'releases_supported'];

export async function computeReleases(
  db: Database,
  request: ViewRequest,
): Promise<(CommunityQuarters & { repositories: ReleasingRepository[] })[]> {
  return within(db, request, async (trx, communities, hidden) => {
    const quarters = await overQuarters(trx, request, communities, hidden, RELEASES);
    const rows = await whoCouldRelease(trx, request.asOf);
    return quarters.map((one) => ({
      ...one,
      repositories: rows
        .filter(({ community }) => community === one.community)
        .map((row) => releasing(row, hidden)),
    }));
  });
}

function releasing(row: WhoCouldRelease, hidden: Hidden): ReleasingRepository {
  const { logins, urls } = hidden;
  const { repository, url, last_tag, last_at, last_url, days, unreleased, compare_url } = row;
  const merged = row.unreleased_urls.map((item) => ({ url: item, why: 'merged since' }));
  const named = (all: readonly string[]) => all.filter((login) => !logins.includes(login));
  const isKnown = last_tag !== null && last_at !== null && last_url !== null && days !== null;
  return {
    repository,
    url,
    last: isKnown
      ? { tag: last_tag, url: urls.has(last_url) ? url : last_url, at: wholeSecond(last_at), days }
      : null,
    unreleased,
    evidence: given(merged, hidden),
    compare_url,
    released_before: named(row.released_before),
    can_merge: named(row.can_merge),
  };
}

/** Each KPI over eight quarters: one question to the database for all of them. */
async function overQuarters(
  trx: DatabaseTransaction,
  { institution, window, asOf, targets, definitions }: ViewRequest,
  communities: readonly string[],
  hidden: Hidden,
  ids: readonly string[],
): Promise<CommunityQuarters[]> {
  const spans = await spansOf(trx, institution, quartersBefore(window), asOf);
  const all: CommunityQuarters[] = communities.map((community) => ({ community, kpis: [], trends: [] }));
  const of = { communities, asOf, targets, definitions, hidden };
  for (const kpi of KPIS.filter(({ id }) => ids.includes(id))) {
    const results = await resultsOver(trx, kpi, spans, of);
    for (const [place, { community, kpis, trends }] of all.entries()) {
      const own = results.map((quarter) => quarter[place]!);
      const values = [own[0]!.previous, ...own.map(({ value }) => value)];
      kpis.push(own.at(-1)!);
      const points = spans.map(({ window: at }, index) => ({ ...at, value: values[index]! }));
      trends.push({ id: kpi.id, community, unit: kpi.unit, points });
    }
  }
  return all;
}
