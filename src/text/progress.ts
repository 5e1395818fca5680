/** One line of a progress bar on 80 columns: what is not known yet is not said. */
import { durationInWords } from '../domain/report/duration.ts';
import { count } from './figures.ts';
import { oneLine } from './markdown.ts';

export interface ProgressLine {
  /** "springboard/hub pull_requests" */
  name: string;
  done: number;
  /** null = nobody knows how many there are. */
  total: number | null;
  /** null = too early to tell. */
  perSecond: number | null;
}

const NAME_WIDTH = 28;
const BAR_WIDTH = 12;
/** A rate of less than this is none: what would be left is no estimate. */
const SLOWEST = 0.1;

export function progressLine({ name, done, total, perSecond }: ProgressLine): string {
  const rate = perSecond !== null && Number.isFinite(perSecond) && perSecond >= SLOWEST ? perSecond : null;
  const left = total === null ? 0 : Math.max(0, total - done);
  return [
    shortened(oneLine(name)),
    ...(total === null
      ? [count(done)]
      : [bar(done, total), `${count(done)}/${count(Math.max(total, done))}`]),
    ...(rate === null ? [] : [`${rate < 10 ? rate.toFixed(1) : count(Math.round(rate))}/s`]),
    ...(rate === null || left === 0 ? [] : [`${durationInWords(left / rate / 3_600)} left`]),
  ].join('  ');
}

function bar(done: number, total: number): string {
  const filled = Math.round(BAR_WIDTH * Math.min(1, done / Math.max(total, 1)));
  return '■'.repeat(filled).padEnd(BAR_WIDTH, '·');
}

function shortened(name: string): string {
  return name.length <= NAME_WIDTH ? name.padEnd(NAME_WIDTH) : `…${name.slice(1 - NAME_WIDTH)}`;
}
