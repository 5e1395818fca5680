/** The simulated community, small and large, held against the recorded ones, figure by figure. */
import { simulatedRepositories } from './communities.ts';
import type { Figure } from './figure.ts';
import type { ObservedRepository } from './observed.ts';
import { GROUPS, pool, type Pool } from './pooled.ts';
import { quantileOf } from './statistics.ts';

/** The demo's size. Five of them, so that no lucky one is shown: the middle one of each figure counts. */
export const SMALL = { pullRequests: 2_400, seeds: [1, 2, 3, 4, 5] };
/** As the benchmark over HTTP makes it, with half as many issues. */
export const LARGE = { pullRequests: 50_000, repositories: 50, seed: 1 };

/** So far from the middle of the recorded communities a figure may be if it is outside of their middle half. */
export const TOLERANCE = 0.1;
/** Where one community alone kept what is needed there are no quarters: so far from it. */
export const TOLERANCE_OF_ONE = 0.25;

export type Verdict = 'inside' | 'near' | 'on purpose' | 'outside';

export interface Row {
  figure: Figure;
  recorded: Pool;
  small: number;
  large: number;
  verdict: Verdict;
}

export interface Simulated {
  small: ObservedRepository[][];
  large: ObservedRepository[];
}

export function simulated(): Simulated {
  const { seeds, pullRequests } = SMALL;
  return {
    small: seeds.map((seed) => simulatedRepositories({ pullRequests, seed })),
    large: simulatedRepositories(LARGE),
  };
}

export function compare(recorded: readonly ObservedRepository[], { small, large }: Simulated) {
  return GROUPS.map(({ title, figures }) => ({
    title,
    rows: figures.map((figure): Row => {
      const of = pool(figure, recorded);
      const row = {
        figure,
        recorded: of,
        small: quantileOf(
          small.map((one) => pool(figure, one).middle),
          0.5,
        ),
        large: pool(figure, large).middle,
      };
      const verdicts = [row.small, row.large].map((value) => judge(figure, of, value));
      return { ...row, verdict: WORST_FIRST.find((verdict) => verdicts.includes(verdict))! };
    }),
  }));
}

const WORST_FIRST: Verdict[] = ['outside', 'on purpose', 'near', 'inside'];

/** @param value of the simulated community */
export function judge(figure: Figure, recorded: Pool, value: number): Verdict {
  const { n, lowerQuartile, middle, upperQuartile } = recorded;
  const distance = Math.abs(value - middle);
  if (n === 1) return distance <= TOLERANCE_OF_ONE * middle ? 'near' : 'outside';
  if (figure.onPurpose) return value > upperQuartile ? 'on purpose' : 'outside';
  if (value >= lowerQuartile && value <= upperQuartile) return 'inside';
  return distance <= TOLERANCE * middle ? 'near' : 'outside';
}
