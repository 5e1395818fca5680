/** One row of the table as a picture: the recorded range, its middle half, its middle, and where the simulated ones lie. */
import { COLOURS } from './charts.ts';
import { TOLERANCE_OF_ONE, type Row } from './comparison.ts';

const [WIDTH, HEIGHT, EDGE] = [220, 20, 6];

export function strip({ recorded, small, large }: Row): string {
  const { n, middle, lowest, highest, each } = recorded;
  // Where one community alone kept it, what passes takes the place of the quarters.
  const passes = (sign: number) => middle * (1 + sign * TOLERANCE_OF_ONE);
  const [lower, upper] = n === 1 ? [passes(-1), passes(1)] : [recorded.lowerQuartile, recorded.upperQuartile];
  const ctx = n === 1 ? [passes(-2), passes(2)] : [];
  const finite = [...each.map(({ value }) => value), ...ctx, small, large].filter(Number.isFinite);
  const [least, most] = [Math.min(...finite), Math.max(...finite)];
  // What spreads over orders of magnitude is drawn that way.
  const scale = least > 0 && most / least > 30 ? Math.log : (value: number) => value;
  const [from, to] = [scale(least), scale(most)];
  const x = (value: number) => {
    const part = value === Infinity ? 1 : to > from ? (scale(value) - from) / (to - from) : 0.5;
    return Number((EDGE + part * (WIDTH - 2 * EDGE)).toFixed(1));
  };
  const middleY = HEIGHT / 2;
  const line = (one: number, other: number, colour: string, width: number) =>
    `<line x1="${x(one)}" x2="${x(other)}" y1="${middleY}" y2="${middleY}" stroke="${colour}" stroke-width="${width}"/>`;
  const dots = each.map(
    ({ value }) => `<circle cx="${x(value)}" cy="${middleY}" r="2" fill="${COLOURS.recorded}"/>`,
  );
  const mark = (value: number, colour: string) =>
    `<circle cx="${x(value)}" cy="${middleY}" r="4.5" fill="none" stroke="${colour}" stroke-width="2.5"/>`;
  return [
    `<svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="recorded range and simulated values">`,
    line(lowest, highest, '#d5dae0', 1.5),
    line(lower, upper, '#c3cad2', 9),
    ...dots,
    `<line x1="${x(middle)}" x2="${x(middle)}" y1="3" y2="${HEIGHT - 3}" stroke="${COLOURS.middle}" stroke-width="1.5"/>`,
    mark(large, COLOURS.large),
    mark(small, COLOURS.small),
    '</svg>',
  ].join('');
}
