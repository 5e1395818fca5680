/** What is made common on purpose, so that every reader meets it: not less than the recorded communities have. */
import { pulls, type Figure } from './figure.ts';
import { shareOf } from './statistics.ts';

export const HAZARD_FIGURES: Figure[] = [
  {
    id: 'by_bots',
    title: 'pull requests by bots',
    unit: 'share',
    onPurpose: true,
    size: pulls,
    of: ({ pulls: all }) => shareOf(all, ({ byBot }) => byBot),
  },
  {
    id: 'by_ghosts',
    title: 'pull requests and issues by accounts that were deleted since',
    unit: 'share',
    onPurpose: true,
    size: pulls,
    of: ({ pulls: all, issues }) => shareOf([...all, ...issues], ({ author }) => author === null),
  },
  {
    id: 'prereleases',
    title: 'version tags that are pre-releases',
    unit: 'share',
    onPurpose: true,
    needs: 'tags',
    size: ({ releases }) => releases.length,
    of: ({ releases }) => shareOf(releases, ({ isPrerelease }) => isPrerelease),
  },
];
