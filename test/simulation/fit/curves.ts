/** Whole distributions, as the share that is reached by a value: what the charts draw, and what their distance is taken of. */
import { aalenJohansen, kaplanMeier, type Curve } from '../../../src/domain/statistics/survival.ts';
import { gapsOf } from './arrival-figures.ts';
import type { Simulated } from './comparison.ts';
import { draftCurve } from './conversation-figures.ts';
import { byAuthor, byPeople, issues, pulls, QUARTER_MS } from './figure.ts';
import type { Kept, ObservedRepository } from './observed.ts';
import { weightOf } from './pooled.ts';
import { releaseGaps } from './release-figures.ts';
import { countsPer, mean, quantileOf, weightedQuantile } from './statistics.ts';
import { answerSpells, endSpells, reachedBy } from './waiting-figures.ts';

export interface Distribution {
  id: string;
  title: string;
  /** What the horizontal axis counts. */
  axis: string;
  unit: 'hours' | 'days' | 'number';
  needs?: Kept;
  grid: readonly number[];
  size(repository: ObservedRepository): number;
  /** The share reached at each value of the grid. */
  of(repository: ObservedRepository): number[];
}

const steps = (from: number, to: number, perDecade: number) =>
  Array.from(
    { length: Math.round(Math.log10(to / from) * perDecade) + 1 },
    (_, step) => from * 10 ** (step / perDecade),
  );
/** From two minutes to eleven years. */
const HOURS = steps(1 / 30, 1e5, 8);
const COUNTS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 64, 80, 100];

const SHARES_OF_QUARTER = [0, ...steps(0.1, 10, 12)];
/** Of the mean: so that a busy repository can be compared with a quiet one. */
const TIMES_MEAN = [0, ...steps(1e-4, 100, 8)];

export const DISTRIBUTIONS: Distribution[] = [
  againstMean('gaps', 'From one pull request to the next', pulls, TIMES_MEAN, (one) => gapsOf(one.pulls)),
  againstMean('issue_gaps', 'From one issue to the next', issues, TIMES_MEAN, (one) => gapsOf(one.issues)),
  againstMean('quarters', 'Pull requests in 91 days', pulls, SHARES_OF_QUARTER, (one) =>
    countsPer(
      QUARTER_MS,
      one.pulls.map(({ opened }) => opened),
    ),
  ),
  {
    id: 'pulls_per_person',
    title: 'Pull requests of one person',
    axis: 'pull requests or fewer',
    unit: 'number',
    grid: COUNTS.slice(1),
    size: pulls,
    of: (one) => COUNTS.slice(1).map(ecdf([...byAuthor(one.pulls).values()].map((own) => own.length))),
  },
  waiting(
    'answered',
    'A pull request is answered',
    pulls,
    (one) => curve(aalenJohansen(answerSpells(byPeople(one.pulls), one.end))),
    'words',
  ),
  waiting('ended', 'A pull request is merged or closed', pulls, (one) =>
    curve(kaplanMeier(endSpells(one.pulls, one.end))),
  ),
  waiting(
    'issues_answered',
    'An issue is answered',
    issues,
    (one) => curve(aalenJohansen(answerSpells(byPeople(one.issues), one.end))),
    'words',
  ),
  waiting('issues_ended', 'An issue is closed', issues, (one) =>
    curve(kaplanMeier(endSpells(one.issues, one.end))),
  ),
  counts('comments', 'Comments on a pull request', (one) =>
    one.pulls.map(({ words }) => words.filter(({ review }) => review === null).length),
  ),
  counts('reviews', 'Reviews of a pull request by others', (one) =>
    one.pulls.map(
      ({ words, author }) => words.filter(({ review, by }) => review !== null && by !== author).length,
    ),
  ),
  counts('issue_comments', 'Comments on an issue', (one) => one.issues.map(({ words }) => words.length)),
  waiting(
    'drafts',
    'A draft is ready for review',
    (one) => one.pulls.length,
    (one) => curve(draftCurve(one)),
    'events',
  ),
  {
    id: 'releases',
    title: 'Between one version tag and the next',
    axis: 'days or fewer',
    unit: 'days',
    needs: 'tags',
    grid: steps(0.1, 1000, 10),
    size: ({ releases }) => releases.length,
    of: (one) => steps(0.1, 1000, 10).map(ecdf(releaseGaps(one))),
  },
];

function waiting(
  id: string,
  title: string,
  size: Distribution['size'],
  reached: (one: ObservedRepository) => (hours: number) => number,
  needs?: Kept,
): Distribution {
  return {
    id,
    title,
    axis: 'within',
    unit: 'hours',
    ...(needs && { needs }),
    grid: HOURS,
    size,
    of: (one) => HOURS.map(reached(one)),
  };
}

function counts(id: string, title: string, each: (one: ObservedRepository) => number[]): Distribution {
  const size = (one: ObservedRepository) => each(one).length;
  return {
    id,
    title,
    axis: 'or fewer',
    unit: 'number',
    needs: 'words',
    grid: COUNTS,
    size,
    of: (one) => COUNTS.map(ecdf(each(one))),
  };
}

function againstMean(
  id: string,
  title: string,
  size: Distribution['size'],
  grid: readonly number[],
  values: (one: ObservedRepository) => number[],
): Distribution {
  const of = (one: ObservedRepository) => {
    const all = values(one);
    const middle = mean(all);
    return grid.map(ecdf(all.map((value) => value / middle)));
  };
  return { id, title, axis: 'times the mean', unit: 'number', grid, size, of };
}

function curve(of: Curve): (hours: number) => number {
  return (hours) => reachedBy(of, hours);
}

function ecdf(values: readonly number[]): (value: number) => number {
  const sorted = values.toSorted((a, b) => a - b);
  return (value) => {
    const above = sorted.findIndex((one) => one > value);
    return (above === -1 ? sorted.length : above) / sorted.length;
  };
}

/** At each value the share in the middle of the repositories (the median, weighted by √n). */
export function middleCurve(
  distribution: Distribution,
  repositories: readonly ObservedRepository[],
): number[] {
  const all = measured(distribution, repositories).map((one) => ({
    curve: distribution.of(one),
    weight: weightOf(distribution.size(one)),
  }));
  return distribution.grid.map((_, at) =>
    weightedQuantile(
      all.map(({ curve: one, weight }) => ({ value: one[at]!, weight })),
      0.5,
    ),
  );
}

export function measured(
  distribution: Distribution,
  repositories: readonly ObservedRepository[],
): ObservedRepository[] {
  const { needs } = distribution;
  return repositories.filter((one) => (!needs || one.keeps.has(needs)) && distribution.size(one) > 1);
}

/** Kolmogorov and Smirnov's: the largest difference of two curves. */
function distance(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((share, at) => Math.abs(share - other[at]!)));
}

/** So far a distribution may be from the middle of the recorded ones. */
export const FARTHEST = 0.15;

/** From the middle of the recorded curves: the simulated community of 2,400 (the middle of its seeds), and that of 50,000. */
export function distances(
  distribution: Distribution,
  recorded: readonly ObservedRepository[],
  { small, large }: Simulated,
): { small: number; large: number } {
  const middle = middleCurve(distribution, recorded);
  const from = (repositories: readonly ObservedRepository[]) =>
    distance(middle, middleCurve(distribution, repositories));
  return { small: quantileOf(small.map(from), 0.5), large: from(large) };
}
