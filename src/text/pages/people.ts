/** Who is here: from a first question to merging, on how few people it rests, people and machines apart. Nobody is ranked. */
import { changesOf } from '../../domain/report/changes.ts';
import type { KpiResult, Parts } from '../../domain/report/report.ts';
import type { OpenedBy, People } from '../../domain/report/views.ts';
import { count, daysOf } from '../figures.ts';
import { barFigure } from './bar-chart.ts';
import {
  caution,
  foldInHtml,
  itemList,
  itemsBehind,
  itemsId,
  kpiTable,
  nothingRead,
  tableInHtml,
  withItems,
  words,
} from './blocks.ts';
import { inHtml } from './html.ts';
import { lineFigure, quarterLine } from './line-chart.ts';
import { quarterTable } from './quarter-table.ts';
import { unranked } from './unranked.ts';

export const PEOPLE_TITLE = 'Who is here';

/** @returns HTML */
export function people(view: People): string {
  const { quarters, communities, as_of, changes } = view;
  return [
    caution(view),
    `<p>The last quarter (${daysOf(quarters.at(-1)!)}) and the seven before. People are named for what they did, most of all where they are thanked; nobody is ranked.</p>`,
    ...communities.map(
      (one, place) =>
        nothingRead(one.community, one.kpis, as_of) ?? ofCommunity(one, place, { as_of, changes }),
    ),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

type Community = People['communities'][number];

function ofCommunity(
  { community, kpis, trends, opened_by }: Community,
  place: number,
  { as_of, changes }: Pick<People, 'as_of' | 'changes'>,
): string {
  const trendOf = (id: string) => trends.find((trend) => trend.id === id);
  const rests = ['contributor_absence_factor', 'elephant_factor'];
  const chartOf = (id: string, title: string) => {
    const trend = trendOf(id);
    if (trend === undefined) return '';
    const target = kpis.find((kpi) => kpi.id === id)?.target ?? null;
    return lineFigure(
      quarterLine(title, trend, { asOf: as_of, changes: changesOf(changes, community), target }),
    );
  };
  const ofWay = kpis.filter(({ id }) => !rests.includes(id));
  return [
    `<h2>${words(community)}</h2>`,
    way(kpis, place),
    kpiTable('From newcomer to maintainer', ofWay, place, 'Quarter before'),
    foldInHtml('The same over eight quarters', quarterTable('Eight quarters', ofWay, trends)),
    thanked(kpis, place),
    '<h3>On how few it rests</h3>',
    '<p>The smallest number of people, and of organisations, who together make half of the merged pull requests of a year.</p>',
    kpiTable(
      'On how few it rests',
      kpis.filter(({ id }) => rests.includes(id)),
      place,
      'Quarter before',
    ),
    chartOf('contributor_absence_factor', 'Contributor Absence Factor, people'),
    chartOf('elephant_factor', 'Elephant Factor, organisations'),
    foldInHtml(
      'Both over eight quarters',
      quarterTable(
        'Absence and elephant factors',
        kpis.filter(({ id }) => rests.includes(id)),
        trends,
      ),
    ),
    openers(opened_by, place),
    itemsBehind(kpis.filter(({ id }) => id !== 'new_contributors').map(unranked), place),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

/** Each step is a figure of its own time: how many came, and how many of these, or of those before them, are further. */
function way(kpis: readonly KpiResult[], place: number): string {
  const of = (id: string) => kpis.find((kpi) => kpi.id === id);
  const conversion = of('conversion_rate');
  // Who came and did nothing more is counted, and named nowhere: that number leads to no list.
  const steps: [name: string, value: unknown, kpi: KpiResult | undefined, when: string, isListed?: false][] =
    [
      [
        'Came with a question or comment',
        part(conversion, 'people'),
        conversion,
        'half a year that ended half a year ago',
        false,
      ],
      [
        '… and opened a pull request within 180 days',
        part(conversion, 'opened'),
        conversion,
        'of the same people',
      ],
      ['Opened a first pull request', of('new_contributors')?.value, of('new_contributors'), 'this quarter'],
      [
        'Came back now and then',
        of('casual_returning_contributors')?.value,
        of('casual_returning_contributors'),
        'this quarter',
      ],
      [
        'Here the quarter before, and again',
        part(of('retention'), 'returned'),
        of('retention'),
        'this quarter',
      ],
      ['Can merge', of('maintainers')?.value, of('maintainers'), 'at its end'],
    ];
  const known = steps.filter(
    (step): step is [string, number, KpiResult, string, false?] => typeof step[1] === 'number',
  );
  if (known.length === 0) return '';
  return [
    barFigure(
      'From a first question to merging, people',
      known.map(([name, value]) => ({ name, value })),
    ),
    tableInHtml(
      {
        label: 'From a first question to merging',
        head: ['People who', 'How many', 'When'],
        rows: known.map(([name, value, kpi, when, isListed = true]) => [
          inHtml(name),
          withItems(count(value), place, kpi.id, isListed ? kpi.evidence : []),
          inHtml(when),
        ]),
      },
      [2],
    ),
  ].join('\n');
}

/** Of the community alone where a figure has it apart. */
function part(kpi: KpiResult | undefined, name: string): unknown {
  const parts: Parts | undefined = kpi?.parts;
  return parts?.[name];
}

function thanked(kpis: readonly KpiResult[], place: number): string {
  const first = kpis.find(({ id }) => id === 'new_contributors');
  if (first === undefined || first.evidence.length === 0) return '';
  return `<h3>Thank you</h3>
<p>For a first pull request in this quarter:</p>
${itemList(itemsId(place, first.id), first.evidence, first.evidence_total)}`;
}

const KIND_NAMES: Record<OpenedBy['kind'], string> = {
  people: 'People',
  agents: 'Coding agents, as declared',
  ai_reviewers: 'AI reviewers',
  bots: 'Bots',
  gone: 'Accounts that are gone',
};

function openers(opened: readonly OpenedBy[], place: number): string {
  if (opened.length === 0) return '';
  return [
    '<h3>Who opened the pull requests of the quarter</h3>',
    tableInHtml({
      label: 'Who opened the pull requests of the quarter',
      head: ['By', 'Pull requests'],
      rows: opened.map(({ kind, pull_requests, evidence }) => [
        inHtml(KIND_NAMES[kind]),
        withItems(count(pull_requests), place, kind, evidence),
      ]),
    }),
    foldInHtml(
      'The newest of each',
      opened
        .filter(({ evidence }) => evidence.length > 0)
        .map(
          ({ kind, evidence, pull_requests }) =>
            `<h4>${inHtml(KIND_NAMES[kind])}</h4>\n${itemList(itemsId(place, kind), evidence, pull_requests)}`,
        )
        .join('\n'),
    ),
  ].join('\n');
}
