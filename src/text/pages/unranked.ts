/** Items on whose list a reader could see who made how much: nobody is ranked. */
import type { KpiResult } from '../../domain/report/report.ts';

/** Whose work how much rests on is in no list of a page; in the data it stands beside each item. */
export function unranked(kpi: KpiResult): KpiResult {
  if (kpi.id !== 'contributor_absence_factor') return kpi;
  const evidence = kpi.evidence
    .map(({ url }) => ({ url, why: 'merged; by one of these people' }))
    .toSorted((a, b) => (a.url < b.url ? -1 : 1));
  return { ...kpi, evidence };
}
