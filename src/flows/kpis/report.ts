/** Window and as_of → each KPI's rows → its figures: the report, from one snapshot of the database. */
import type { Institution } from '../../domain/people/institution.ts';
import type { Kpi } from '../../domain/kpis/definition.ts';
import { kpiResult, KPIS, type KpiPlace } from '../../domain/kpis/kpi.ts';
import { iterationOf, type Iterations } from '../../domain/calendar/iteration.ts';
import type { KpiResult, Report, TeamDates, UndatedFigure } from '../../domain/report/report.ts';
import type { DatedPolicy } from '../../domain/report/policies.ts';
import { EVERYTHING, type Scope } from '../../domain/report/scope.ts';
import { trendWindows } from '../../domain/report/trend.ts';
import { previousWindow, type Window } from '../../domain/calendar/week.ts';
import type { Database, DatabaseTransaction } from '../../store/driver/database.ts';
import { communityNames, onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { withheld } from '../../store/people/opt-out.ts';
import { ignoreTeamDates, loadPeople } from '../../store/people/people.ts';
import { narrowTo } from '../../store/repositories/scope.ts';
import { datedChanges } from './changes.ts';
import { endedIterations } from './ended-iterations.ts';
import { figuresByCommunity, spanOf, spansOf, type Span } from './figures.ts';
import { readQuality } from './quality.ts';
import { given, withoutWithheld } from './shown-items.ts';
import { trendsOf } from './trends.ts';

export interface ReportRequest {
  institution: Institution;
  window: Window;
  /** An ISO instant in UTC: nothing dated later is seen. */
  asOf: string;
  /** How the institution counts its sprints; null = it does not. */
  iterations?: Iterations | null;
  /** Marked where figures are drawn over time. */
  policies?: readonly DatedPolicy[];
  /** What the institution wants a KPI's value to be, by its id. */
  targets?: Readonly<Record<string, number | undefined>>;
  /** Under which address the definitions can be read; null = nobody has said. */
  definitions?: string | null;
  /** Also the windows before, and the sprints that ended: a hundred more questions to the database. */
  history?: boolean;
  /** What it is about; absent = everything. */
  scope?: Scope;
}

/** The same data, configuration and as_of give the same report to the last digit. */
export async function computeReport(
  db: Database,
  {
    institution,
    window,
    asOf,
    iterations = null,
    policies = [],
    targets = {},
    definitions = null,
    history = false,
    scope = EVERYTHING,
  }: ReportRequest,
): Promise<Report> {
  // A corrected configuration corrects the past, also without another backfill.
  await loadPeople(db, institution);
  return onOneSnapshot(db, async (trx) => {
    await narrowTo(trx, scope);
    const communities = await communityNames(trx, scope);
    const { coverage, quality } = await readQuality(trx, asOf, window, scope);
    const hidden = await withheld(trx, asOf);
    const kpis: KpiResult[] = [];
    const [now, before] = await spansOf(trx, institution, [window, previousWindow(window)], asOf);
    const spans = { now: now!, before: before! };
    for (const kpi of KPIS) {
      const beside = { window, target: targets[kpi.id] ?? null, definitions };
      kpis.push(...(await resultsOf(trx, kpi, communities, { ...beside, spans }, asOf)));
    }
    return {
      schema: 1,
      institution: institution.name,
      window: { ...window, partial: Date.parse(window.end) > Date.parse(asOf) },
      iteration: iterations && iterationOf(iterations, window),
      as_of: asOf,
      scope,
      coverage,
      // Community by community, each in the catalogue's order.
      kpis: communities.flatMap((community) =>
        kpis
          .filter((result) => result.community === community)
          .map((result) => withoutWithheld(result, hidden)),
      ),
      trends: history ? await trendsOf(trx, institution, kpis, window, asOf) : [],
      changes: history
        ? await datedChanges(
            trx,
            { iterations, policies },
            { start: trendWindows(window)[0]!.start, end: window.end },
            asOf,
          )
        : [],
      iterations_ended:
        history && iterations
          ? (await endedIterations(trx, institution, iterations, communities, window, asOf)).map((ended) => ({
              ...ended,
              items: {
                done: given(ended.items.done, hidden),
                open: given(ended.items.open, hidden),
                unplanned: given(ended.items.unplanned, hidden),
              },
            }))
          : [],
      team_dates: await teamDates(trx, institution, kpis, window, asOf),
      data_quality: quality,
    };
  });
}

/** Figures of the team's work, once more as if the team list had no dates: what they decide is said, and how much. */
async function teamDates(
  trx: DatabaseTransaction,
  institution: Institution,
  kpis: readonly KpiResult[],
  window: Window,
  asOf: string,
): Promise<TeamDates> {
  const { team } = institution;
  const dated = team.filter(({ from, to }) => from !== null || to !== null).length;
  const differing: UndatedFigure[] = [];
  if (dated > 0) {
    await ignoreTeamDates(trx, true);
    const span = await spanOf(trx, institution, window, asOf);
    for (const kpi of KPIS.filter(({ id, group }) => group === 'institution' || id === 'institution_share')) {
      const results = kpis.filter(({ id }) => id === kpi.id);
      const names = results.map(({ community }) => community);
      const undated = await figuresByCommunity(trx, kpi, names, span, asOf);
      for (const { id, name, unit, community, value } of results) {
        const other = undated.get(community)!.value;
        if (other !== value) differing.push({ id, name, unit, community, value, undated: other });
      }
    }
    await ignoreTeamDates(trx, false);
  }
  return { entries: team.length, dated, differing };
}

async function resultsOf(
  trx: DatabaseTransaction,
  kpi: Kpi,
  communities: readonly string[],
  {
    spans,
    ...beside
  }: Pick<KpiPlace, 'window' | 'target' | 'definitions'> & {
    spans: { now: Span; before: Span };
  },
  asOf: string,
): Promise<KpiResult[]> {
  const now = await figuresByCommunity(trx, kpi, communities, spans.now, asOf);
  const before = await figuresByCommunity(trx, kpi, communities, spans.before, asOf);
  return communities.map((community) =>
    kpiResult(kpi, now.get(community)!, { ...beside, community, previous: before.get(community)!.value }),
  );
}
