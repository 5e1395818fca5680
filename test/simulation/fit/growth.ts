/** Charts of what grows with a community, and of what must not. */
import { scatterChart, type Letters, type Scatter } from './charts.ts';
import { QUARTER_MS } from './figure.ts';
import type { ObservedRepository } from './observed.ts';
import type { Fit } from './fit.ts';
import { mergersByQuarter, reviewersByQuarter, spanOf } from './people-figures.ts';
import { recordedScale, type Scaled } from './scale.ts';
import { mean } from './statistics.ts';

export function growth({ recorded, simulated, growing }: Fit, letters: Letters) {
  const { repositories, organisations } = recordedScale(recorded);
  const [small, large] = [recordedScale(simulated.small[0]!), recordedScale(simulated.large)];
  const bySize = (
    id: keyof Scaled['figures'],
    title: string,
    scale: Pick<Scatter, 'from' | 'to' | 'unit' | 'logarithmic'>,
  ) => {
    const at = ({ pulls, figures }: Scaled): [number, number] => [pulls, figures[id]];
    return {
      title,
      note: '',
      drawn: scatterChart({
        ...scale,
        axis: 'pull requests',
        least: 40,
        most: 2_000_000,
        recorded: repositories.map((one) => ({ letter: letters.get(one.name)!, at: at(one) })),
        organisations: organisations.map((one) => ({ name: one.name, at: at(one) })),
        small: small.repositories.map(at),
        large: large.repositories.map(at),
        growing: growing.map(at),
      }),
    };
  };
  const byRate = (title: string, who: (one: ObservedRepository) => Set<string>[], needs?: 'words') => {
    const at = (one: ObservedRepository): [number, number] => {
      const { first, last } = spanOf(one.pulls);
      return [(one.pulls.length * QUARTER_MS) / (last - first), mean(who(one).map((people) => people.size))];
    };
    return {
      title,
      note: '',
      drawn: scatterChart({
        from: 0.5,
        to: 100,
        logarithmic: true,
        unit: 'number',
        axis: 'pull requests per 91 days',
        least: 2,
        most: 1000,
        recorded: recorded
          .filter(({ keeps }) => !needs || keeps.has(needs))
          .map((one) => ({ letter: letters.get(one.name)!, at: at(one) })),
        small: simulated.small[0]!.map(at),
        large: simulated.large.map(at),
      }),
    };
  };
  return [
    bySize('retention', 'People who come again in the next 91 days', { from: 0, to: 0.8, unit: 'share' }),
    bySize('one_timers', 'People with one pull request ever', { from: 0, to: 1, unit: 'share' }),
    bySize('first_pulls', 'Pull requests that are their author’s first', { from: 0, to: 0.5, unit: 'share' }),
    bySize('absence_factor', 'Smallest number of people with half of the pull requests', {
      from: 0.8,
      to: 2_000,
      unit: 'number',
      logarithmic: true,
    }),
    byRate('People who merge in 91 days', mergersByQuarter),
    byRate('People who review in 91 days', reviewersByQuarter, 'words'),
  ];
}
