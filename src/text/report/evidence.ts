/** The items behind the figures of a community: those that matter most first. */
import type { Evidence, KpiResult, Report } from '../../domain/report/report.ts';
import { count } from '../figures.ts';
import { escaped, quietLink } from '../markdown.ts';
import { communitiesOf } from '../../domain/report/headline.ts';
import { named } from './all-figures.ts';
import { EXPLANATIONS } from './explanations.ts';
import { partsAsMarkdown } from './parts.ts';

/** What somebody can act on today stands above everything else. */
const FIRST = ['unanswered', 'releases_supported'];

/** @param most items listed of each kind; what is left out is counted */
export function evidence(report: Report, community: string, most: number): string {
  const kpis = report.kpis.filter((kpi) => kpi.community === community);
  // Where there are several communities, what a figure means is said once for all of them.
  const explains = communitiesOf(report.kpis).length === 1;
  const seen = new Map<string, string[]>();
  return [
    ...FIRST.flatMap((id) => kpis.filter((kpi) => kpi.id === id)),
    ...kpis.filter(({ id }) => !FIRST.includes(id)),
  ]
    .flatMap((kpi) => {
      const blocks = behind(kpi, FIRST.includes(kpi.id) ? 3 * most : most, seen);
      if (blocks.length === 0 && !explains) return [];
      return [`#### ${named(kpi)}`, ...(explains ? [EXPLANATIONS[kpi.id] ?? ''] : []), ...blocks];
    })
    .filter((block) => block !== '')
    .join('\n\n');
}

function behind(kpi: KpiResult, most: number, seen: Map<string, string[]>): string[] {
  if (kpi.sample_size === 0 && kpi.evidence_total + kpi.excluded_total === 0) return [];
  // A release of which nobody knows who made it stands behind two figures; it is listed once.
  const isNew = ({ url, why }: Evidence) => {
    const reasons = seen.get(url);
    if (reasons?.includes(why)) return false;
    if (reasons) reasons.push(why);
    else seen.set(url, [why]);
    return true;
  };
  const notCounted = kpi.excluded.filter(isNew);
  const repeated = kpi.excluded.length - notCounted.length;
  return [
    partsAsMarkdown(kpi.parts, MOST_ROWS),
    itemList('Counted', kpi.evidence, kpi.evidence_total, most),
    itemList('Not counted', notCounted, kpi.excluded_total - repeated, most),
  ].filter((block) => block !== '');
}

const MOST_ROWS = 20;
/** A reason is a sentence of ours with names in it. */
const LONGEST_REASON = 240;

/** Items with the same reason share a line, so that forty drafts do not take forty lines. */
export function itemList(title: string, all: readonly Evidence[], total: number, most: number): string {
  if (total === 0) return '';
  if (all.length === 0) return `**${title}**: ${count(total)}, not listed.`;
  const shown = all.slice(0, most);
  const lines = [...Map.groupBy(shown, ({ why }) => why)].map(([why, group]) => {
    const links = group.map(({ url }) => quietLink(url)).join(', ');
    return group.length === 1
      ? `- ${links}: ${escaped(why, LONGEST_REASON)}`
      : `- ${escaped(why, LONGEST_REASON)} (${count(group.length)}): ${links}`;
  });
  const left = total - shown.length;
  const head = left > 0 ? `${count(shown.length)} of ${count(total)}` : count(total);
  return [`**${title}** (${head})`, '', ...lines].join('\n');
}
