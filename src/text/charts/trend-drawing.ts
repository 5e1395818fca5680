/** A line over equal windows, from 0, with the dates at which something changed. */
import type { Mark } from '../../charts/option.ts';
import type { Window } from '../../domain/calendar/week.ts';
import type { DatedChange } from '../../domain/report/changes.ts';
import { daysOf } from '../figures.ts';
import { changeInWords, markWord } from './changes.ts';
import { commonOption, valueAxis, type Drawing } from './drawing.ts';
import { FONT_SIZE, type Palette } from './palette.ts';

const SIZE = { width: 640, height: 200 };
const EDGE = { left: 60, right: 20, top: 14, bottom: 32 };
/** Of a row of words above the lines: on a phone, too, where words are written larger. */
const ROW = 26;
const MOST_ROWS = 3;
/** As wide as a letter is at most where the drawing is as small as a phone. */
const LETTER = 13;

/** A value on the axis, and as every text says it. */
export interface Said {
  value: number;
  said: string;
}

export interface TrendLine {
  title: string;
  /** The oldest first; each with what it is called beneath the line. */
  points: readonly (Window & Said & { name: string })[];
  /** Where the axis ends. */
  top: number;
  /** What the value is to be, on the axis; null = nothing is set. */
  target: Said | null;
  /** In the order of time; those outside of the windows are left out. */
  changes: readonly DatedChange[];
}

export function trendDrawing(line: TrendLine, palette: Palette): Drawing {
  const { title, points, top, target } = line;
  const [first, last] = [points[0]!, points.at(-1)!];
  const [from, to] = [Date.parse(first.start), Date.parse(last.end)];
  const changes = shownChanges(line);
  const { marks, rows } = placed(changes, from, to, palette);
  const marked = changes.length === 0 ? '' : ` Marked: ${changes.map(changeInWords).join('; ')}.`;
  const aimed = target === null ? '' : ` The target is ${target.said}.`;
  return {
    width: SIZE.width,
    height: SIZE.height + rows * ROW,
    alternative: `${title}: from ${first.said} in ${first.name} to ${last.said} in ${last.name}.${aimed}${marked}`,
    stops: 0,
    said: points.map((point) => saidAt(point, changes)),
    option: {
      ...commonOption(palette),
      grid: { ...EDGE, top: EDGE.top + rows * ROW },
      xAxis: [
        {
          type: 'category',
          data: points.map(({ name }, index) => (isNamed(index, points.length) ? name : '')),
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { interval: 0, color: palette.text, fontSize: FONT_SIZE },
        },
        { type: 'value', min: from, max: to, show: false, axisPointer: { show: false } },
      ],
      yAxis: valueAxis(palette, top, 2, ''),
      series: [
        {
          type: 'line',
          data: points.map(({ value }, index) => [index, value]),
          symbol: 'circle',
          symbolSize: 6,
          silent: true,
          lineStyle: { color: palette.line, width: 2 },
          itemStyle: { color: palette.line },
          ...(target === null
            ? {}
            : {
                markLine: markLine(palette, [
                  {
                    name: `target ${target.said}`,
                    yAxis: target.value,
                    label: { position: 'insideEndTop', color: palette.mark, fontSize: FONT_SIZE },
                  },
                ]),
              }),
        },
        ...(marks.length === 0
          ? []
          : [{ type: 'line' as const, xAxisIndex: 1, data: [], markLine: markLine(palette, marks) }]),
      ],
    },
  };
}

/** Those within the windows. */
export function shownChanges({ points, changes }: Pick<TrendLine, 'points' | 'changes'>): DatedChange[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  return changes.filter(({ at }) => isIn(at, { start: first.start, end: last.end }));
}

export function isIn(at: string, { start, end }: Window): boolean {
  return Date.parse(start) <= Date.parse(at) && Date.parse(at) < Date.parse(end);
}

function saidAt(point: TrendLine['points'][number], changes: readonly DatedChange[]): string {
  const now = changes.filter(({ at }) => isIn(at, point)).map((one) => `; ${changeInWords(one)}`);
  const days = daysOf(point);
  return `${point.name === days ? '' : `${point.name}, `}${days}: ${point.said}${now.join('')}`;
}

/** The last one, and of those before every second, or third where there are many: words that touch cannot be read. */
function isNamed(index: number, all: number): boolean {
  return (all - 1 - index) % (all > 8 ? 3 : 2) === 0;
}

/** The same word on one day is one mark. Its words stand beside the line, on the first row that has room. */
function placed(
  changes: readonly DatedChange[],
  from: number,
  to: number,
  palette: Palette,
): { marks: Mark[]; rows: number } {
  const byDay = new Map<string, { at: number; word: string; times: number }>();
  for (const change of changes) {
    const word = markWord(change);
    const key = `${change.at.slice(0, 10)} ${word}`;
    const known = byDay.get(key);
    if (known) known.times += 1;
    else byDay.set(key, { at: Date.parse(change.at), word, times: 1 });
  }
  const taken: number[] = [];
  const room = SIZE.width - EDGE.left - EDGE.right;
  const marks = [...byDay.values()].map(({ at, word, times }): Mark => {
    const name = times === 1 ? word : `${word} (${times})`;
    const x = ((at - from) / (to - from)) * room;
    const isLeft = x < room / 2;
    const long = name.length * LETTER;
    const begin = isLeft ? x : x - long;
    const free = taken.findIndex((end) => end < begin);
    const row = free === -1 ? taken.length : free;
    if (row < MOST_ROWS) taken[row] = begin + long;
    return {
      name: row < MOST_ROWS ? name : '',
      xAxis: at,
      label: {
        position: 'end',
        distance: 4 + row * ROW,
        align: isLeft ? 'left' : 'right',
        color: palette.mark,
        fontSize: FONT_SIZE,
      },
    };
  });
  return { marks, rows: taken.length };
}

function markLine(palette: Palette, data: Mark[]) {
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: palette.mark, width: 1.5, type: [3, 3] },
    data,
  };
}
