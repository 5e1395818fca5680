/** Charts as SVG without scripts: recorded communities thin and lettered, simulated ones bold. */
import { LineChart, ScatterChart, type LineSeriesOption, type ScatterSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption } from 'echarts/components';
import { init, use, type ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { measured, middleCurve, type Distribution } from './curves.ts';
import type { ObservedRepository } from './observed.ts';

use([LineChart, ScatterChart, GridComponent, SVGRenderer]);

type Option = ComposeOption<LineSeriesOption | ScatterSeriesOption | GridComponentOption>;

/** Drawn at this size and scaled to the column: small enough that the words can be read on a phone. */
const [WIDTH, HEIGHT] = [460, 300];

export const COLOURS = { recorded: '#98a2ad', middle: '#3d4852', small: '#0b62a8', large: '#d1570c' };
const TEXT = '#3d4852';
const FAINT = '#e4e8ec';

/** Where the axis of hours is marked: minutes, hours, days, years as people say them. */
const MARKED_HOURS = [1 / 12, 1, 8, 24, 24 * 7, 24 * 60, 24 * 365, 24 * 3650];

/** A letter for each recorded repository, in the order of their names. */
export type Letters = ReadonlyMap<string, string>;

export interface Line {
  name: string;
  points: [number, number][];
}

export function distributionChart(
  distribution: Distribution,
  letters: Letters,
  recorded: readonly ObservedRepository[],
  small: readonly ObservedRepository[],
  large: readonly ObservedRepository[],
): string {
  const { grid, unit, axis } = distribution;
  // On a scale of orders of magnitude nothing is at zero: it stands where the scale begins.
  const least = grid.find((value) => value > 0)! / (grid[0] === 0 ? 2 : 1);
  const along = (shares: readonly number[]) =>
    grid.map((value, at): [number, number] => [Math.max(least, value), shares[at]!]);
  const shown = measured(distribution, recorded);
  return svg({
    grid: { left: 44, right: 14, top: 12, bottom: 44 },
    xAxis: {
      ...axisOf(
        least,
        grid.at(-1)!,
        (value) => (grid[0] === 0 && value === least ? '0' : span(value, unit)),
        unit === 'hours' ? MARKED_HOURS : undefined,
      ),
      name: axis,
      nameLocation: 'middle',
      nameGap: 27,
      nameTextStyle: { color: TEXT, fontSize: 12 },
    },
    yAxis: sharesAxis(),
    series: [
      ...shown.map((one, at) => thin(along(distribution.of(one)), letters.get(one.name)!, at, shown.length)),
      bold(along(middleCurve(distribution, recorded)), COLOURS.middle, 1.6, [5, 4]),
      bold(along(middleCurve(distribution, large)), COLOURS.large, 2.6),
      bold(along(middleCurve(distribution, small)), COLOURS.small, 2.6),
    ],
  });
}

export interface Scatter {
  /** From what on the vertical axis begins to what it ends; `logarithmic` = by orders of magnitude. */
  from: number;
  to: number;
  logarithmic?: boolean;
  unit: 'share' | 'number';
  axis: string;
  least: number;
  most: number;
  recorded: { letter: string; at: [number, number] }[];
  /** Several repositories as one. */
  organisations?: { name: string; at: [number, number] }[];
  small?: [number, number][];
  large?: [number, number][];
  /** The simulated community as it grows. */
  growing?: [number, number][];
}

export function scatterChart(of: Scatter): string {
  const dots = (data: [number, number][], colour: string): ScatterSeriesOption => ({
    type: 'scatter',
    data,
    symbolSize: 6,
    itemStyle: { color: 'transparent', borderColor: colour, borderWidth: 1.3, opacity: 0.8 },
  });
  const words = (text: string, at: [number, number], weight: 'normal' | 'bold') => ({
    value: at,
    symbolSize: 0.01,
    label: {
      show: true,
      formatter: text,
      color: '#1f2933',
      fontSize: 12,
      fontWeight: weight,
      textBorderColor: '#fff',
      textBorderWidth: 2.5,
    },
  });
  return svg({
    grid: { left: 44, right: 14, top: 12, bottom: 44 },
    xAxis: {
      ...axisOf(of.least, of.most, (value) => span(value, 'number')),
      name: of.axis,
      nameLocation: 'middle',
      nameGap: 27,
      nameTextStyle: { color: TEXT, fontSize: 12 },
    },
    yAxis: of.logarithmic
      ? {
          ...axisOf(of.from, of.to, (value) => span(value, 'number')),
          splitLine: { lineStyle: { color: FAINT } },
        }
      : of.unit === 'share'
        ? sharesAxis(of.from, of.to)
        : {
            type: 'value',
            min: of.from,
            max: of.to,
            axisLabel: { color: TEXT, fontSize: 12 },
            splitLine: { lineStyle: { color: FAINT } },
          },
    series: [
      dots(of.large ?? [], COLOURS.large),
      dots(of.small ?? [], COLOURS.small),
      {
        type: 'line',
        data: of.growing ?? [],
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { color: COLOURS.small, width: 2.6 },
        itemStyle: { color: COLOURS.small },
      },
      { type: 'scatter', data: of.recorded.map(({ letter, at }) => words(letter, at, 'bold')) },
      { type: 'scatter', data: (of.organisations ?? []).map(({ name, at }) => words(name, at, 'normal')) },
    ],
  });
}

/** A thin line with its letter somewhere on the slope, each at another place. */
function thin(points: [number, number][], letter: string, at: number, of: number): LineSeriesOption {
  const slope = points.flatMap(([, share], index) => (share > 0.06 && share < 0.94 ? [index] : []));
  const place = slope[Math.floor((((at * 7) % of) / of) * slope.length)];
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: 0.01,
    showAllSymbol: true,
    lineStyle: { color: COLOURS.recorded, width: 0.9, opacity: 0.75 },
    data: points.map((value, index) => ({
      value,
      label: {
        show: index === place,
        formatter: letter,
        position: 'inside',
        color: COLOURS.middle,
        fontSize: 10.5,
      },
    })),
  };
}

function bold(data: [number, number][], color: string, width: number, type?: number[]): LineSeriesOption {
  return { type: 'line', symbol: 'none', data, lineStyle: { color, width, ...(type && { type }) }, z: 5 };
}

function axisOf(min: number, max: number, label: (value: number) => string, marked?: number[]) {
  return {
    type: 'log' as const,
    min,
    max,
    axisLabel: {
      color: TEXT,
      fontSize: 12,
      formatter: label,
      hideOverlap: true,
      ...(marked && { customValues: marked }),
    },
    ...(marked && { axisTick: { customValues: marked } }),
    axisLine: { lineStyle: { color: COLOURS.recorded } },
    splitLine: { show: false },
  };
}

function sharesAxis(min = 0, max = 1) {
  return {
    type: 'value' as const,
    min,
    max,
    axisLabel: { color: TEXT, fontSize: 12, formatter: (value: number) => `${Math.round(value * 100)} %` },
    splitLine: { lineStyle: { color: FAINT } },
  };
}

/** 90 → "4 days" where it counts hours. */
function span(value: number, unit: Distribution['unit']): string {
  const plain = (number: number) =>
    number >= 1000 ? `${Math.round(number / 1000)}k` : String(Number(number.toPrecision(2)));
  if (unit === 'days') return `${plain(value)} d`;
  if (unit === 'number') return value >= 1_000_000 ? `${value / 1_000_000}M` : plain(value);
  if (value < 1) return `${Math.round(value * 60)} min`;
  if (value < 24) return `${plain(value)} h`;
  return value < 24 * 365 ? `${plain(value / 24)} d` : `${plain(value / 24 / 365)} y`;
}

function svg(option: Option): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  chart.setOption({ animation: false, textStyle: { fontFamily: 'system-ui, sans-serif' }, ...option });
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return drawn;
}
