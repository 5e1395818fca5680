/** How quickly people are answered: the last 90 days and the 90 before side by side, and what is open now. */
import type { Incidence, IncidencePair } from '../../domain/kpis/incidence.ts';
import { changesOf } from '../../domain/report/changes.ts';
import type { KpiResult } from '../../domain/report/report.ts';
import type { Responsiveness } from '../../domain/report/views.ts';
import { REASON_WORDS, SIDE_NAMES } from '../attention/words.ts';
import { amount, count, daysOf, percent, span } from '../figures.ts';
import { CHARTS } from '../issue/chart.ts';
import { addressOf, only, type Asked } from './address.ts';
import { itemsBehind, kpiTable, tableInHtml, withItems, words } from './blocks.ts';
import { inHtml, SCOPE_NAMES } from './html.ts';
import { incidenceFigure } from './incidence-chart.ts';
import { lineFigure, trendLine } from './line-chart.ts';

export const RESPONSIVENESS_TITLE = 'How quickly people are answered';

/** @returns HTML */
export function responsiveness(view: Responsiveness, asked: Asked = {}): string {
  const { periods, communities } = view;
  return [
    `<p>The last 90 days (${daysOf(periods.now)}) beside the 90 days before (${daysOf(periods.before)}). Pull requests that still wait are in the curves with the time they have waited so far; a newcomer is who opens a first pull request ever.</p>`,
    ...communities.map((one, place) => ofCommunity(view, one, place)),
    openNow(view, asked),
  ].join('\n');
}

type Community = Responsiveness['communities'][number];

function ofCommunity(
  view: Responsiveness,
  { community, pairs, kpis, trends }: Community,
  place: number,
): string {
  const queue = CHARTS.find(({ id }) => id === 'unanswered')!;
  const trend = trends.find(({ id }) => id === 'unanswered');
  return [
    `<h2>${words(community)}</h2>`,
    ...answers(pairs).map((answer) => `<p class="answer">${answer}</p>`),
    medians(pairs, kpis, place),
    `<div class="curves">\n${pairs.map((pair) => incidenceFigure(pair)).join('\n')}\n</div>`,
    '<h3>Figures of the report</h3>',
    kpiTable('Figures of the report', kpis, place, 'Before'),
    sides(kpis),
    trend === undefined
      ? ''
      : lineFigure(
          trendLine(queue, trend, {
            asOf: view.as_of,
            changes: changesOf(view.changes, community),
            target: kpis.find(({ id }) => id === trend.id)?.target ?? null,
          }),
        ),
    itemsBehind(kpis, place),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

/** "Newcomers wait longer than …": said of medians, and only where their bands do not touch as more than chance. */
function answers(pairs: readonly IncidencePair[]): string[] {
  return pairs
    .filter(({ id }) => id === 'time_to_first_response')
    .map(({ asker, now, before }) => {
      const who = asker === 'newcomers' ? 'Newcomers' : 'People';
      const [to, from] = [now.median_hours, before.median_hours];
      if (to === null || from === null)
        return `${who}: no comparison, since ${to === null ? 'now' : 'then'} fewer than half have been answered, or nobody asked.`;
      const both = `half of them were answered within ${amount(to, 'hours')}, and within ${amount(from, 'hours')} in the 90 days before`;
      if (amount(to, 'hours') === amount(from, 'hours'))
        return `<strong>${who} wait as long as before</strong>: ${both}.`;
      const way = to > from ? 'longer' : 'less long';
      const clear = areApart(now, before);
      return `<strong>${who} ${clear ? 'wait' : 'seem to wait'} ${way} than in the 90 days before</strong>: ${both}. ${
        clear ? 'The 95 % bands are apart.' : 'The 95 % bands overlap: it may be chance.'
      }`;
    });
}

function areApart(a: Incidence, b: Incidence): boolean {
  const isBelow = (one: Incidence, other: Incidence) =>
    one.median_high !== null && other.median_low !== null && one.median_high < other.median_low;
  return isBelow(a, b) || isBelow(b, a);
}

function medians(pairs: readonly IncidencePair[], kpis: readonly KpiResult[], place: number): string {
  const rowOf = ({ id, name, asker, now, before }: IncidencePair) =>
    (
      [
        ['last 90 days', now],
        ['90 days before', before],
      ] as const
    ).map(([when, curve]) => [
      `${words(name)}${asker === 'newcomers' ? ', newcomers' : ''}: ${when}`,
      withItems(
        curve.median_hours === null
          ? curve.n === 0
            ? 'no data'
            : 'not reached'
          : amount(curve.median_hours, 'hours'),
        place,
        id,
        when === 'last 90 days' && asker === 'everybody'
          ? (kpis.find((kpi) => kpi.id === id)?.evidence ?? [])
          : [],
      ),
      span(curve.median_low, curve.median_high, 'hours'),
      ...([2, 7, 30] as const).map((days) => share(curve[`within_${days}_days`])),
      `${count(curve.n)} (${count(curve.censored)})`,
    ]);
  return tableInHtml({
    label: 'Waiting times of two periods',
    head: [
      'Pull requests of the community',
      'Median',
      '95 % band',
      'In 2 days',
      'In 7 days',
      'In 30 days',
      'Of (still open)',
    ],
    rows: pairs.flatMap(rowOf),
  });
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value);
}

const HOLDERS = [
  ['maintainers_days', 'Maintainers'],
  ['author_days', 'The author'],
  ['unclear_days', 'Unclear'],
  ['paused_days', 'Paused or on hold'],
  ['draft_days', 'Nobody: a draft'],
] as const;

/** Where the waiting happened, in days of all pull requests together. */
function sides(kpis: readonly KpiResult[]): string {
  const parts = kpis.find(({ id }) => id === 'waiting_time_by_side')?.parts;
  const rows = HOLDERS.flatMap(([name, said]) => {
    const days = parts?.[name];
    return typeof days === 'number' ? [[said, amount(days * 24, 'hours')]] : [];
  });
  if (rows.length === 0) return '';
  return `<h3>In whose hands the waiting was</h3>\n${tableInHtml({
    label: 'In whose hands the waiting was',
    head: ['With', 'In the window, all pull requests together'],
    rows,
  })}`;
}

function openNow({ ages, missing }: Responsiveness, asked: Asked): string {
  const list = inHtml(addressOf('/attention', only(SCOPE_NAMES, asked)));
  const total = (row: Responsiveness['ages'][number]) =>
    row.under_2_days + row.from_2_to_7_days + row.from_7_to_30_days + row.over_30_days;
  if (ages.length === 0) return '<h2>Open now</h2>\n<p>Nothing is open.</p>';
  return [
    '<h2>Open now</h2>',
    '<p>How long each pull request has been in its present hands.</p>',
    tableInHtml({
      label: 'Age of what is open',
      head: ['Whose turn', 'Under 2 days', '2 to 7 days', '7 to 30 days', 'Over 30 days', 'All'],
      rows: ages.map((row) => [
        inHtml(SIDE_NAMES[row.side]),
        count(row.under_2_days),
        count(row.from_2_to_7_days),
        count(row.from_7_to_30_days),
        count(row.over_30_days),
        `<a href="${list}">${count(total(row))}</a>`,
      ]),
    }),
    tableInHtml({
      label: 'What is missing',
      head: ['What is missing', 'Pull requests'],
      rows: missing.map(({ reason, pull_requests }) => [
        inHtml(REASON_WORDS[reason]),
        `<a href="${list}">${count(pull_requests)}</a>`,
      ]),
    }),
  ].join('\n');
}
