/** All KPIs of windows that follow each other, as a report on each would have them. */
import { previousWindow, type Window } from '../../domain/calendar/week.ts';
import { KPIS } from '../../domain/kpis/kpi.ts';
import type { KpiResult, Report } from '../../domain/report/report.ts';
import type { Database } from '../../store/driver/database.ts';
import { communityNames, onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { withheld } from '../../store/people/opt-out.ts';
import { loadPeople } from '../../store/people/people.ts';
import { spansOf } from './figures.ts';
import type { ReportRequest } from './report.ts';
import { resultsOver } from './results.ts';

/** What a report says of its window, without its surroundings. */
export type WindowKpis = Pick<Report, 'institution' | 'window' | 'as_of' | 'kpis'>;

type Asked = Pick<ReportRequest, 'institution' | 'asOf' | 'targets' | 'definitions'>;

/** @param windows each ends where the next one starts, the oldest first */
export async function kpisOfWindows(
  db: Database,
  windows: readonly Window[],
  { institution, asOf, targets = {}, definitions = null }: Asked,
): Promise<WindowKpis[]> {
  await loadPeople(db, institution);
  return onOneSnapshot(db, async (trx) => {
    const communities = await communityNames(trx);
    const hidden = await withheld(trx, asOf);
    const [first] = windows as [Window];
    const spans = await spansOf(trx, institution, [previousWindow(first), ...windows], asOf);
    const found = windows.map((): KpiResult[] => []);
    const of = { communities, asOf, targets, definitions, hidden };
    for (const kpi of KPIS)
      for (const [index, results] of (await resultsOver(trx, kpi, spans, of)).entries())
        found[index]!.push(...results);
    return windows.map((window, index) => ({
      institution: institution.name,
      window: { ...window, partial: Date.parse(window.end) > Date.parse(asOf) },
      as_of: asOf,
      kpis: communities.flatMap((community) => found[index]!.filter((one) => one.community === community)),
    }));
  });
}
