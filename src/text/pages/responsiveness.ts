/** How quickly people are answered: the last 90 days and the 90 before side by side, and what is open now. */
import { changesOf } from '../../domain/report/changes.ts';
import type { KpiResult } from '../../domain/report/report.ts';
import type { Responsiveness } from '../../domain/report/views.ts';
import { amount, count, counted, daysOf } from '../figures.ts';
import { CHARTS } from '../issue/chart.ts';
import type { Asked } from './address.ts';
import {
  caution,
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
import { incidenceFigure } from './incidence-chart.ts';
import { lineFigure, trendLine } from './line-chart.ts';
import { answers, itemsBehindMedians, medians } from './medians.ts';
import { openNow } from './open-now.ts';

export const RESPONSIVENESS_TITLE = 'How quickly people are answered';

/** @returns HTML */
export function responsiveness(view: Responsiveness, asked: Asked = {}): string {
  const { periods, communities } = view;
  return [
    caution(view),
    `<p>The last 90 days (${daysOf(periods.now)}) beside the 90 days before (${daysOf(periods.before)}). Pull requests that still wait are in the curves with the time they have waited so far; a newcomer is who opens a first pull request ever.</p>`,
    ...communities.map(
      (one, place) => nothingRead(one.community, one.kpis, view.as_of) ?? ofCommunity(view, one, place),
    ),
    openNow(view, asked),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

type Community = Responsiveness['communities'][number];

function ofCommunity(
  view: Responsiveness,
  { community, pairs, kpis, trends, ci_waiting_now }: Community,
  place: number,
): string {
  const queue = CHARTS.find(({ id }) => id === 'unanswered')!;
  const trend = trends.find(({ id }) => id === 'unanswered');
  return [
    `<h2>${words(community)}</h2>`,
    ...answers(pairs).map((answer) => `<p class="answer">${answer}</p>`),
    medians(pairs, place),
    `<div class="curves">\n${pairs.map((pair) => incidenceFigure(pair)).join('\n')}\n</div>`,
    '<h3>Figures of the report</h3>',
    kpiTable('Figures of the report', kpis, place, 'Before'),
    besideEachOther([sides(kpis), cycles(kpis)]),
    waitingForCi(ci_waiting_now, place),
    trend === undefined
      ? ''
      : lineFigure(
          trendLine(queue, trend, {
            asOf: view.as_of,
            changes: changesOf(view.changes, community),
            target: kpis.find(({ id }) => id === trend.id)?.target ?? null,
          }),
        ),
    itemsBehindMedians(pairs, place),
    itemsBehind(kpis, place),
  ]
    .filter((block) => block !== '')
    .join('\n');
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
  // Nothing waited, or nothing was open.
  if (HOLDERS.every(([name]) => !parts?.[name])) return '';
  return `<h3>In whose hands the waiting was</h3>\n${tableInHtml({
    label: 'In whose hands the waiting was',
    head: ['With', 'In the window, all pull requests together'],
    rows,
  })}`;
}

/** As columns where there is room. */
function besideEachOther(blocks: readonly string[]): string {
  const shown = blocks.filter((block) => block !== '').map((block) => `<div>\n${block}\n</div>`);
  return shown.length === 0 ? '' : `<div class="curves">\n${shown.join('\n')}\n</div>`;
}

const CYCLES = [
  ['without_a_review', 'Merged without a review'],
  ['one', 'One'],
  ['two', 'Two'],
  ['three_or_more', 'Three or more'],
] as const;

/** How often merged pull requests went back and forth. */
function cycles(kpis: readonly KpiResult[]): string {
  const kpi = kpis.find(({ id }) => id === 'review_cycles');
  if (kpi === undefined || kpi.sample_size === 0) return '';
  const rows = CYCLES.flatMap(([name, said]) => {
    const merged = kpi.parts[name];
    return typeof merged === 'number' ? [[said, count(merged)]] : [];
  });
  return `<h3>How often they went back and forth</h3>
<p>A review cycle is a review after the author moved; reviews that follow each other are one.</p>
${tableInHtml({ label: 'Review cycles', head: ['Review cycles', 'Merged in 90 days'], rows })}`;
}

/** Who waits for a click now, before anything can be said of their work. */
function waitingForCi(kpi: KpiResult, place: number): string {
  const { value, parts, sample_size, evidence, evidence_total } = kpi;
  const title = '<h3>Workflows that wait for an approval now</h3>';
  if (value === null) return `${title}\n<p>Not known: ${inHtml(kpi.note ?? 'no data')}.</p>`;
  const id = `${kpi.id}-now`;
  const number = withItems(counted(value, 'pull request'), place, id, evidence);
  const [median, longest] = [parts['median_hours'], parts['longest_hours']];
  const since =
    typeof median === 'number' && typeof longest === 'number'
      ? `: half of them for ${amount(median, 'hours')} or less, the longest for ${amount(longest, 'hours')}`
      : '';
  return [
    title,
    `<p>${number} of ${count(sample_size)} that were looked at${since}.</p>`,
    itemList(itemsId(place, id), evidence, evidence_total),
  ]
    .filter((block) => block !== '')
    .join('\n');
}
