/** What changed and why: three items, each with the figure that it moved. */
import { moversOf } from '../../domain/report/moved.ts';
import { communitiesOf } from '../../domain/report/headline.ts';
import type { Report } from '../../domain/report/report.ts';
import { escaped, quietLink } from '../markdown.ts';
import { previousOf, valueOf } from '../report/values.ts';

/** The whole reason stands beside the item in the fold; here its first thought is enough. */
const LONGEST_REASON = 90;

/** Reasons that name somebody: nobody is named on the first screen. */
const NAMES_PEOPLE = ['people', 'releases'];

export function moved(report: Report): string {
  const movers = moversOf(report);
  if (movers.length === 0) return '';
  const isOne = communitiesOf(report.kpis).length === 1;
  const lines = movers.map(({ item, kpi }) => {
    const where = isOne ? '' : ` (${escaped(kpi.community)})`;
    const reason = NAMES_PEOPLE.includes(kpi.unit) ? '' : ` ${inShort(item.why)}`;
    return `- ${escaped(kpi.name)}${where} ${previousOf(kpi)} → ${valueOf(kpi)}: ${quietLink(item.url)}${reason}`;
  });
  return ['**What moved the numbers**', '', ...lines].join('\n');
}

function inShort(why: string): string {
  return escaped(why.split('; ')[0]!, LONGEST_REASON);
}
