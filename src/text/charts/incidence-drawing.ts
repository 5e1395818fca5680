/** Two periods as curves: the share that was answered by each time, each with its band. */
import type { ChartSeries } from '../../charts/option.ts';
import type { Incidence, IncidencePair, IncidencePoint } from '../../domain/kpis/incidence.ts';
import { amount, count, percent, span } from '../figures.ts';
import { oneLine } from '../markdown.ts';
import { asText } from '../pages/html.ts';
import { commonOption, valueAxis, type Drawing } from './drawing.ts';
import { FONT_SIZE, type Palette } from './palette.ts';

const SIZE = { width: 640, height: 260 };
const EDGE = { left: 70, right: 20, top: 12, bottom: 36 };
const DAYS = 30;
const HOURS = DAYS * 24;
/** Every fifth day; the one before the last would lie beneath its words. */
const DAY_NAMES = ['0', '5', '10', '15', '20', '', '30 days'];

export function titleOf({ name, asker }: Pick<IncidencePair, 'name' | 'asker'>): string {
  return asText(`${oneLine(name)}${asker === 'newcomers' ? ' of newcomers' : ''}: answered within 30 days`);
}

export function incidenceDrawing(pair: IncidencePair, palette: Palette): Drawing {
  const series = [
    ...curve(pair.before, palette.before, { type: [6, 4] }, 0.12),
    ...curve(pair.now, palette.line, {}, 0.14),
  ];
  const days = Array.from({ length: DAYS }, (_, index) => index + 1);
  return {
    ...SIZE,
    alternative: `${titleOf(pair)}. ${inWords('In the last 90 days', pair.now)} ${inWords('In the 90 days before', pair.before)}`,
    stops: series.length,
    said: days.map(
      (at) =>
        `Within ${at === 1 ? '1 day' : `${at} days`}: ${shareAt(pair.now, at)} in the last 90 days; ${shareAt(pair.before, at)} in the 90 days before`,
    ),
    option: {
      ...commonOption(palette),
      grid: EDGE,
      xAxis: [
        {
          type: 'value',
          min: 0,
          max: HOURS,
          interval: HOURS / 6,
          axisLine: { show: false },
          axisTick: { show: false },
          splitLine: { show: false },
          axisLabel: { show: false },
        },
        // Its own names, since an axis of hours would say hours.
        {
          type: 'category',
          position: 'bottom',
          axisPointer: { show: false },
          boundaryGap: false,
          data: DAY_NAMES,
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { interval: 0, color: palette.text, fontSize: FONT_SIZE, alignMaxLabel: 'right' },
        },
      ],
      yAxis: valueAxis(palette, 100, 4, ' %'),
      series: [
        ...series,
        // What is gone through: each day, at the height of the later curve.
        {
          type: 'line',
          data: days.map((at) => [at * 24, inPercent(pointAt(pair.now, at)?.reached ?? 0)]),
          symbol: 'none',
          silent: true,
          lineStyle: { opacity: 0 },
        },
        // An axis without a series is not drawn.
        { type: 'line', xAxisIndex: 1, data: [], silent: true, lineStyle: { opacity: 0 } },
      ],
    },
  };
}

export function pointAt({ points }: Incidence, days: number): IncidencePoint | null {
  return points.findLast(({ hours }) => hours <= days * 24) ?? null;
}

function shareAt(curve: Incidence, days: number): string {
  if (curve.n === 0) return 'nobody asked';
  const point = pointAt(curve, days);
  if (point === null) return '0 %';
  const band =
    point.low === null && point.high === null ? '' : ` (95 % band ${span(point.low, point.high, 'share')})`;
  return `${percent(point.reached)}${band}`;
}

function inWords(when: string, curve: Incidence): string {
  if (curve.n === 0) return `${when}: nobody asked.`;
  const half =
    curve.median_hours === null
      ? 'half of them not yet'
      : `half of them within ${amount(curve.median_hours, 'hours')}`;
  const week = pointAt(curve, 7);
  return `${when}, of ${count(curve.n)}: ${half}; ${week === null ? 'none' : percent(week.reached)} within 7 days.`;
}

/** Steps: nothing is known to happen between two answers. The band lies between two lines that are not drawn. */
function curve(of: Incidence, color: string, dash: object, opacity: number): ChartSeries[] {
  if (of.n === 0) return [];
  const steps = [{ hours: 0, reached: 0, low: 0, high: 0 }, ...of.points];
  steps.push({ ...steps.at(-1)!, hours: HOURS });
  const line = (value: (point: IncidencePoint) => number): ChartSeries => ({
    type: 'line',
    step: 'end',
    symbol: 'none',
    silent: true,
    data: steps.map((point) => [point.hours, inPercent(value(point))]),
  });
  const low = (point: IncidencePoint) => point.low ?? point.reached;
  const high = (point: IncidencePoint) => point.high ?? point.reached;
  const stack = `band ${color}`;
  const hidden = { lineStyle: { opacity: 0 } };
  const band: ChartSeries[] =
    of.points.length === 0
      ? []
      : [
          { ...line(low), ...hidden, stack },
          { ...line((point) => high(point) - low(point)), ...hidden, stack, areaStyle: { color, opacity } },
        ];
  return [...band, { ...line(({ reached }) => reached), lineStyle: { color, width: 2, ...dash } }];
}

function inPercent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
