/** The headline figures over the last windows: each point is what a report on that window says at the same as_of. */
import type { Window } from '../../domain/calendar/week.ts';
import { KPIS } from '../../domain/kpis/kpi.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { GOALS, HEALTH } from '../../domain/report/headline.ts';
import type { KpiResult, Trend } from '../../domain/report/report.ts';
import { trendWindows } from '../../domain/report/trend.ts';
import type { DatabaseTransaction } from '../../store/driver/database.ts';
import { figuresOver, spansOf } from './figures.ts';

const HEADLINES = new Set([...GOALS, ...HEALTH].map(({ id }) => id));

/** @param kpis the report's own: its window and the one before are known already */
export async function trendsOf(
  trx: DatabaseTransaction,
  institution: Institution,
  kpis: readonly KpiResult[],
  window: Window,
  asOf: string,
): Promise<Trend[]> {
  const own = kpis.filter(({ id }) => HEADLINES.has(id));
  const communities = [...new Set(own.map(({ community }) => community))];
  const trends = own.map((kpi): Trend => ({
    id: kpi.id,
    community: kpi.community,
    unit: kpi.unit,
    points: [],
  }));
  const windows = trendWindows(window);
  const earlier = await spansOf(trx, institution, windows.slice(0, -2), asOf);
  for (const kpi of KPIS.filter(({ id }) => HEADLINES.has(id))) {
    const figures = await figuresOver(trx, kpi, communities, earlier, asOf);
    for (const { community, points } of trends.filter(({ id }) => id === kpi.id))
      for (const [index, { window: at }] of earlier.entries())
        points.push({ ...at, value: figures[index]!.get(community)!.value });
  }
  for (const [index, { previous, value }] of own.entries())
    trends[index]!.points.push({ ...windows.at(-2)!, value: previous }, { ...windows.at(-1)!, value });
  return trends;
}
