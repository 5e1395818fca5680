/** The weekly report as GitHub shows it: the figures first, everything behind them folded away below. */
import type { Evidence, KpiResult, Report } from '../../domain/report/report.ts';
import { dataQuality } from '../quality/data-quality.ts';
import { EXPLANATIONS, HOW_TO_READ } from './explanations.ts';
import {
  beforeInWords,
  count,
  coverageInWords,
  intervalOf,
  moment,
  previousOf,
  stillOpen,
  valueOf,
  windowInWords,
} from './figures.ts';
import { code, details, escaped, link, quietLink, table } from '../markdown.ts';
import { guards } from './guards.ts';
import { partsAsMarkdown } from './parts.ts';
import { teamDates } from './team-dates.ts';

/** GitHub takes no longer body in an issue. */
const LONGEST_BODY = 65_536;
/** How many items to list under each figure; the first that fits is taken, and what is left out is counted. */
const ITEMS = [40, 20, 10, 5, 2, 0];

export function weeklyReport(report: Report): string {
  const [whole, ...shorter] = ITEMS.map((items) => () => compose(report, items));
  let text = whole?.() ?? '';
  for (const compose of shorter) if (text.length > LONGEST_BODY) text = compose();
  return text;
}

function compose(report: Report, items: number): string {
  const communities = [...new Set(report.kpis.map((kpi) => kpi.community))];
  return `${[
    head(report),
    ...communities.map((name) => community(report, name, items)),
    details('What the dates of the team list decide', teamDates(report.team_dates)),
    details('Data quality', dataQuality(report.data_quality, Math.max(items, 5))),
    details('How to read this', HOW_TO_READ),
  ].join('\n\n')}\n`;
}

function head(report: Report): string {
  const { coverage, window } = report;
  const gaps = coverage.gaps
    .slice(0, 5)
    .map(({ repository, what }) => `- ${code(repository)}: ${escaped(what)}`);
  const left = coverage.gaps.length - gaps.length;
  return [
    `## Upstream report, ${windowInWords(report)}`,
    '',
    `${escaped(report.institution)}, as known at ${moment(report.as_of)}. ${coverageInWords(report)}`,
    ...(window.partial ? ['', '**This window is not over: the figures are partial and will change.**'] : []),
    ...(gaps.length > 0 ? ['', 'Known gaps:', '', ...gaps] : []),
    ...(left > 0 ? [`- … and ${count(left)} more, under Data quality`] : []),
  ].join('\n');
}

function community(report: Report, name: string, items: number): string {
  const kpis = report.kpis.filter((kpi) => kpi.community === name);
  const [ours, theirs] = (['institution', 'health'] as const).map((group) =>
    kpis.filter((kpi) => kpi.group === group),
  );
  return [
    `### ${escaped(name)}`,
    ...section(report, `What ${escaped(report.institution)} did`, ours!, items, guards(kpis)),
    ...section(report, 'How the community is', theirs!, items),
  ].join('\n\n');
}

function section(report: Report, title: string, kpis: KpiResult[], items: number, beside = ''): string[] {
  if (kpis.length === 0) return [];
  return [
    `#### ${title}`,
    figureTable(report, kpis),
    ...(beside === '' ? [] : [beside]),
    ...kpis.map((kpi) => behind(kpi, items)),
  ];
}

function figureTable(report: Report, kpis: readonly KpiResult[]): string {
  return table(
    ['Figure', 'Value', '95 % interval', 'Counted', 'Still open', beforeInWords(report)],
    kpis.map((kpi) => [
      link(escaped(kpi.name), kpi.definition),
      `**${escaped(valueOf(kpi))}**`,
      intervalOf(kpi),
      count(kpi.sample_size),
      stillOpen(kpi),
      previousOf(kpi),
    ]),
    ['left', 'right', 'left', 'right', 'right', 'right'],
  );
}

function behind(kpi: KpiResult, items: number): string {
  const blocks = [
    EXPLANATIONS[kpi.id] ?? '',
    // A note that explains a missing value stands in the table already.
    kpi.note === null || kpi.value === null ? '' : `Note: ${escaped(kpi.note)}.`,
    `Looked at: ${moment(kpi.cohort.start)} up to, not including, ${moment(kpi.cohort.end)}.`,
    partsAsMarkdown(kpi.parts),
    itemList('Items', kpi.evidence, kpi.evidence_total, items),
    itemList('Looked at and left out', kpi.excluded, kpi.excluded_total, items),
  ];
  const left = kpi.excluded_total > 0 ? `, ${count(kpi.excluded_total)} left out` : '';
  return details(
    `${kpi.name}: ${count(kpi.evidence_total)} ${kpi.evidence_total === 1 ? 'item' : 'items'}${left}`,
    blocks.filter((block) => block !== '').join('\n\n'),
  );
}

/** Items with the same reason share a line, so that forty drafts do not take forty lines. */
function itemList(title: string, all: Evidence[], total: number, items: number): string {
  if (total === 0) return '';
  if (all.length === 0) return [`**${title}**`, '', `- ${count(total)}, without links`].join('\n');
  const shown = all.slice(0, items);
  const reasons = Map.groupBy(shown, ({ why }) => why);
  const lines = [...reasons].map(([why, group]) => {
    const links = group.map(({ url }) => quietLink(url));
    return links.length === 1
      ? `- ${links.join('')}: ${escaped(why)}`
      : `- ${escaped(why)} (${links.length}): ${links.join(', ')}`;
  });
  const left = total - shown.length;
  const rest =
    left > 0 ? [`- … and ${count(left)} more; \`headwater report --format json\` lists up to 200`] : [];
  return [`**${title}**`, '', ...lines, ...rest].join('\n');
}
