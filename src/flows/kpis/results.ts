/** A KPI over windows that follow each other, as a report on each would have it: one question for all of them. */
import type { Kpi } from '../../domain/kpis/definition.ts';
import { kpiResult } from '../../domain/kpis/kpi.ts';
import type { KpiResult } from '../../domain/report/report.ts';
import type { DatabaseTransaction } from '../../store/driver/database.ts';
import { figuresOver, type Span } from './figures.ts';
import type { ReportRequest } from './report.ts';
import { withoutWithheld, type Hidden } from './shown-items.ts';

export interface ResultsOf {
  communities: readonly string[];
  asOf: string;
  targets: NonNullable<ReportRequest['targets']>;
  definitions: NonNullable<ReportRequest['definitions']> | null;
  hidden: Hidden;
}

/**
 * @param spans each ends where the next one starts, the oldest first; the first is what the second is compared with
 * @returns of each span but the first its results, in the order of the communities
 */
export async function resultsOver(
  trx: DatabaseTransaction,
  kpi: Kpi,
  spans: readonly Span[],
  { communities, asOf, targets, definitions, hidden }: ResultsOf,
): Promise<KpiResult[][]> {
  const figures = await figuresOver(trx, kpi, communities, spans, asOf);
  const target = targets[kpi.id] ?? null;
  return spans.slice(1).map(({ window }, index) =>
    communities.map((community) => {
      const previous = figures[index]!.get(community)!.value;
      const place = { window, community, previous, target, definitions };
      return withoutWithheld(kpiResult(kpi, figures[index + 1]!.get(community)!, place), hidden);
    }),
  );
}
