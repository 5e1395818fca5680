/** When pull requests and issues are opened. */
import { DAY_MS, HOUR_MS, issues, pulls, QUARTER_MS, type Figure } from './figure.ts';
import type { Observed, ObservedRepository } from './observed.ts';
import { autocorrelation, countsPer, shareOf, unevenness } from './statistics.ts';

const KINDS = [
  { name: 'pull requests', id: 'pulls', size: pulls, of: (all: ObservedRepository) => all.pulls },
  { name: 'issues', id: 'issues', size: issues, of: (all: ObservedRepository) => all.issues },
] as const;

export const ARRIVAL_FIGURES: Figure[] = KINDS.flatMap(({ name, id, size, of }): Figure[] => {
  const times = (repository: ObservedRepository) => of(repository).map(({ opened }) => opened);
  return [
    {
      id: `weekly_unevenness_${id}`,
      title: `weeks differ: ${name}, (variance − mean) ÷ mean² of weekly counts`,
      unit: 'number',
      size,
      of: (repository) => unevenness(countsPer(7 * DAY_MS, times(repository))),
    },
    {
      id: `quarterly_unevenness_${id}`,
      title: `quarters differ: ${name}, the same of 91-day counts`,
      unit: 'number',
      size,
      of: (repository) => unevenness(countsPer(QUARTER_MS, times(repository))),
    },
    {
      id: `weekly_memory_${id}`,
      title: `a week resembles the one before: autocorrelation of weekly counts, ${name}`,
      unit: 'number',
      size,
      of: (repository) => autocorrelation(countsPer(7 * DAY_MS, times(repository))),
    },
    {
      id: `gap_variation_${id}`,
      title: `time between ${name}: standard deviation ÷ mean`,
      unit: 'number',
      size,
      of: (repository) => {
        const gaps = gapsOf(of(repository));
        const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
        return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
      },
    },
    {
      id: `within_the_hour_${id}`,
      title: `${name} opened within an hour of the one before`,
      unit: 'share',
      size,
      of: (repository) => shareOf(gapsOf(of(repository)), (gap) => gap < HOUR_MS),
    },
    {
      id: `weekend_${id}`,
      title: `${name} opened on a Saturday or Sunday (UTC)`,
      unit: 'share',
      size,
      of: (repository) => shareOf(times(repository), (time) => [0, 6].includes(new Date(time).getUTCDay())),
    },
    {
      id: `same_author_${id}`,
      title: `${name} by the author of the one before`,
      unit: 'share',
      size,
      of: (repository) => {
        const items = of(repository).toSorted((a, b) => a.opened - b.opened);
        const pairs = items.slice(1).map((item, index) => [items[index]!.author, item.author]);
        return shareOf(pairs, ([before, after]) => after !== null && after === before);
      },
    },
  ];
});

export function gapsOf(items: readonly Observed[]): number[] {
  const times = items.map(({ opened }) => opened).sort((a, b) => a - b);
  return times.slice(1).map((time, index) => time - times[index]!);
}
