/** What stands beside every success of an institution: how much of the community rests on it, and on one person. */
import type { KpiResult, Parts } from '../../domain/report/report.ts';
import { moment, percent } from './figures.ts';

const NAMES: Record<string, string> = {
  institution_share: 'the team’s own share',
  top_person_share: 'the largest share of one person',
};
const WORK = ['reviews', 'merges', 'releases'] as const;

/** @param kpis of one community; @returns one plain sentence or two, or nothing where there is no data */
export function guards(kpis: readonly KpiResult[]): string {
  const said = kpis.flatMap((kpi) => {
    const name = NAMES[kpi.id];
    const shares = name === undefined ? [] : sharesOf(kpi);
    return shares.length === 0 ? [] : [{ cohort: kpi.cohort, text: `${name}: ${shares.join(', ')}` }];
  });
  if (said.length === 0) return '';
  // Both look at the same span.
  const { start, end } = said[0]!.cohort;
  const span = `from ${moment(start)} up to, not including, ${moment(end)}`;
  return `Guards, ${span}: ${said.map(({ text }) => text).join('; ')}.`;
}

function sharesOf({ parts }: KpiResult): string[] {
  return WORK.flatMap((work) => {
    const share = (parts[work] as Parts | undefined)?.['share'];
    return typeof share === 'number' ? [`${work} ${percent(share)}`] : [];
  });
}
