/** What stands beside every success of an institution: how much of the community rests on it, and on one person. */
import type { KpiResult, Parts } from '../domain/report.ts';
import { percent } from './figures.ts';

const WORK = ['reviews', 'merges', 'releases'] as const;

/** @param kpis of one community; @returns one plain sentence or two, or nothing where there is no data */
export function guards(kpis: readonly KpiResult[]): string {
  const said = [
    sharesOf(kpis, 'institution_share', 'the team’s own share'),
    sharesOf(kpis, 'top_person_share', 'the largest share of one person'),
  ].filter((text) => text !== '');
  return said.length === 0 ? '' : `Guards, over the last 365 days: ${said.join('; ')}.`;
}

function sharesOf(kpis: readonly KpiResult[], id: string, name: string): string {
  const parts = kpis.find((kpi) => kpi.id === id)?.parts ?? {};
  const shares = WORK.flatMap((work) => {
    const share = (parts[work] as Parts | undefined)?.['share'];
    return typeof share === 'number' ? [`${work} ${percent(share)}`] : [];
  });
  return shares.length === 0 ? '' : `${name}: ${shares.join(', ')}`;
}
