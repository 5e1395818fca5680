/** The KPIs of windows that follow each other, as a report on each would have them: one question a KPI, for all windows. */
import { previousWindow, type Window } from '../../domain/calendar/week.ts';
import { kpiResult, KPIS } from '../../domain/kpis/kpi.ts';
import type { KpiResult, Report } from '../../domain/report/report.ts';
import type { Database } from '../../store/driver/database.ts';
import { communityNames, onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { withheld } from '../../store/people/opt-out.ts';
import { loadPeople } from '../../store/people/people.ts';
import { figuresOver, spansOf } from './figures.ts';
import type { ReportRequest } from './report.ts';
import { withoutWithheld } from './shown-items.ts';

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
    for (const kpi of KPIS) {
      const figures = await figuresOver(trx, kpi, communities, spans, asOf);
      for (const [index, window] of windows.entries())
        for (const community of communities) {
          const previous = figures[index]!.get(community)!.value;
          const beside = {
            ...{ window, community, previous, definitions },
            target: targets[kpi.id] ?? null,
          };
          const result = kpiResult(kpi, figures[index + 1]!.get(community)!, beside);
          found[index]!.push(withoutWithheld(result, hidden));
        }
    }
    return windows.map((window, index) => ({
      institution: institution.name,
      window: { ...window, partial: Date.parse(window.end) > Date.parse(asOf) },
      as_of: asOf,
      kpis: communities.flatMap((community) => found[index]!.filter((one) => one.community === community)),
    }));
  });
}
