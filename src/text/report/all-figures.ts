/** Every figure of a community in two tables, and once for all of them what each figure means and which days it covers. */
import { communitiesOf } from '../../domain/report/headline.ts';
import type { KpiResult, Report } from '../../domain/report/report.ts';
import { count } from '../figures.ts';
import { escaped, link, table } from '../markdown.ts';
import { EXPLANATIONS, HOW_TO_READ } from './explanations.ts';
import { withinPage, type FigureAddress } from './figure-address.ts';
import { intervalOf, previousOf, stillOpen, targetOf, valueOf } from './values.ts';
import { kindOfWindow, periodName, periodsInWords } from './window.ts';

/** @param to where the items behind a figure stand, as an address within the page */
export function allFigures(report: Report, community: string, to: FigureAddress = () => null): string {
  const kpis = report.kpis.filter((kpi) => kpi.community === community);
  const groups: [string, KpiResult[]][] = [
    [`What ${escaped(report.institution)} did`, kpis.filter(({ group }) => group === 'institution')],
    ['How the community is', kpis.filter(({ group }) => group === 'health')],
  ];
  return groups
    .filter(([, of]) => of.length > 0)
    .map(([title, of]) => figureTable(report, title, of, to))
    .join('\n\n');
}

function figureTable(report: Report, title: string, kpis: readonly KpiResult[], to: FigureAddress): string {
  const hasTarget = kpis.some(({ target }) => target !== null);
  const notes = kpis.filter(({ note, value }) => note !== null && value !== null);
  return [
    table(
      [
        title,
        `This ${kindOfWindow(report)}`,
        'Before',
        ...(hasTarget ? ['Target'] : []),
        '95 % interval',
        'Counted',
        'Still open',
        'Days',
      ],
      kpis.map((kpi) => [
        escaped(kpi.name),
        withinPage(to(kpi), kpi.value === null ? escaped(valueOf(kpi)) : `**${valueOf(kpi)}**`),
        previousOf(kpi),
        ...(hasTarget ? [targetOf(kpi)] : []),
        intervalOf(kpi),
        count(kpi.sample_size),
        stillOpen(kpi),
        periodName(report, kpi),
      ]),
      [
        'left',
        'right',
        'right',
        ...(hasTarget ? (['right'] as const) : []),
        'left',
        'right',
        'right',
        'left',
      ],
    ),
    ...notes.map((kpi) => `${escaped(kpi.name)}: ${escaped(kpi.note ?? '')}.`),
  ].join('\n\n');
}

/** How the columns are read, which days a figure covers, and what it means where that is not said beside its items. */
export function howToRead(report: Report): string {
  const each = [...new Map(report.kpis.map((kpi) => [kpi.id, kpi])).values()];
  return [
    HOW_TO_READ,
    `**Days**, in UTC: ${periodsInWords(report)}.`,
    ...(communitiesOf(report.kpis).length === 1
      ? []
      : [each.map((kpi) => `- **${named(kpi)}**: ${EXPLANATIONS[kpi.id] ?? ''}`).join('\n')]),
    // Definitions without an address are files that come with Headwater.
    ...(each.some(({ definition }) => /^https?:/.test(definition))
      ? []
      : ['The exact rules come with Headwater, one file each, in `sql/kpi`.']),
  ].join('\n\n');
}

/** The figure's name, leading to its definition where that can be read. */
export function named({ name, definition }: KpiResult): string {
  return link(escaped(name), definition);
}
