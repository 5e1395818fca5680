/** When versions are tagged. */
import { DAY_MS, type Figure } from './figure.ts';
import type { ObservedRepository } from './observed.ts';
import { quantileOf } from './statistics.ts';

export const RELEASE_FIGURES: Figure[] = [
  ...([0.25, 0.5, 0.75] as const).map((share): Figure => ({
    id: `release_gap_${share * 100}_percent`,
    title: `days between version tags, ${share * 100} % are no longer`,
    unit: 'days',
    needs: 'tags',
    size: ({ releases }) => releases.length,
    of: (repository) => quantileOf(releaseGaps(repository), share),
  })),
  {
    id: 'releases_per_year',
    title: 'version tags per year',
    unit: 'number',
    needs: 'tags',
    size: ({ releases }) => releases.length,
    of: ({ releases, pulls: all, end }) => {
      const first = all.reduce((least, { opened }) => Math.min(least, opened), Infinity);
      return releases.length / ((end - first) / (365 * DAY_MS));
    },
  },
];

export function releaseGaps({ releases }: ObservedRepository): number[] {
  return releases.slice(1).map(({ at }, index) => (at - releases[index]!.at) / DAY_MS);
}
