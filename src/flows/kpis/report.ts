/** Window and as_of → each KPI's rows → its figures: the report, from one snapshot of the database. */
import type { Institution } from '../../domain/people/institution.ts';
import type { Kpi } from '../../domain/kpis/definition.ts';
import type { Ground } from '../../domain/kpis/ground.ts';
import { figuresOn, kpiResult, KPIS, type KpiPlace } from '../../domain/kpis/kpi.ts';
import { iterationOf, type Iterations } from '../../domain/calendar/iteration.ts';
import type {
  Evidence,
  KpiFigures,
  KpiResult,
  Report,
  TeamDates,
  UndatedFigure,
} from '../../domain/report/report.ts';
import { previousWindow, type Window } from '../../domain/calendar/week.ts';
import type { Database, DatabaseTransaction } from '../../store/driver/database.ts';
import { communityNames, grounds, kpiRows, onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { withheld } from '../../store/people/opt-out.ts';
import { ignoreTeamDates, loadPeople } from '../../store/people/people.ts';
import { readQuality } from './quality.ts';

export interface ReportRequest {
  institution: Institution;
  window: Window;
  /** An ISO instant in UTC: nothing dated later is seen. */
  asOf: string;
  /** How the institution counts its sprints; null = it does not. */
  iterations?: Iterations | null;
  /** What the institution wants a KPI's value to be, by its id. */
  targets?: Readonly<Record<string, number | undefined>>;
  /** Under which address the definitions can be read; null = nobody has said. */
  definitions?: string | null;
}

/** The same data, configuration and as_of give the same report to the last digit. */
export async function computeReport(
  db: Database,
  { institution, window, asOf, iterations = null, targets = {}, definitions = null }: ReportRequest,
): Promise<Report> {
  // A corrected configuration corrects the past, also without another backfill.
  await loadPeople(db, institution);
  return onOneSnapshot(db, async (trx) => {
    const communities = await communityNames(trx);
    const { coverage, quality } = await readQuality(trx, asOf, window);
    const hidden = await withheld(trx, asOf);
    const kpis: KpiResult[] = [];
    const spans = {
      now: await spanOf(trx, window, asOf),
      before: await spanOf(trx, previousWindow(window), asOf),
    };
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
      coverage,
      // Community by community, each in the catalogue's order.
      kpis: communities.flatMap((community) =>
        kpis
          .filter((result) => result.community === community)
          .map((result) => withoutWithheld(result, hidden)),
      ),
      team_dates: await teamDates(trx, institution, kpis, window, asOf),
      data_quality: quality,
    };
  });
}

/** Figures of the team's work, once more as if the team list had no dates: what they decide is said, and how much. */
async function teamDates(
  trx: DatabaseTransaction,
  { team }: Institution,
  kpis: readonly KpiResult[],
  window: Window,
  asOf: string,
): Promise<TeamDates> {
  const dated = team.filter(({ from, to }) => from !== null || to !== null).length;
  const differing: UndatedFigure[] = [];
  if (dated > 0) {
    await ignoreTeamDates(trx, true);
    const span = await spanOf(trx, window, asOf);
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

/** The figures stay what they are; links to what people did who opted out are not given. */
function withoutWithheld(result: KpiResult, hidden: Awaited<ReturnType<typeof withheld>>): KpiResult {
  if (hidden.logins.length === 0) return result;
  const given = (items: Evidence[]) =>
    items.filter(
      ({ url, why }) => !hidden.urls.has(url) && !hidden.logins.some((login) => why.includes(login)),
    );
  return { ...result, evidence: given(result.evidence), excluded: given(result.excluded) };
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

/** A window with what each community's figures can rest on in it. */
interface Span {
  window: Window;
  ground: Map<string, Ground>;
}

async function spanOf(trx: DatabaseTransaction, window: Window, asOf: string): Promise<Span> {
  return { window, ground: await grounds(trx, window, asOf) };
}

/** One query for all communities; one without rows has figures too: no data, or a true zero. */
async function figuresByCommunity(
  trx: DatabaseTransaction,
  kpi: Kpi,
  communities: readonly string[],
  { window, ground }: Span,
  asOf: string,
): Promise<Map<string, KpiFigures>> {
  const rows = Map.groupBy(await kpiRows(trx, kpi.id, window, asOf), (row) => row.community);
  return new Map(
    communities.map((community) => [
      community,
      figuresOn(ground.get(community), kpi, rows.get(community) ?? []),
    ]),
  );
}
