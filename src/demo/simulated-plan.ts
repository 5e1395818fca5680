/** The size of a simulated community: how many repositories, which numbers are pull requests, when each was opened. */
import { chanceOf } from './chance.ts';

/** Plain data: it is handed to another process. `end` is also the last instant of which anything is known. */
export interface SimulatedOptions {
  seed?: number;
  owner?: string;
  /** Several, instead of `owner`: the first has the first repository, and so on in turn. */
  owners?: string[];
  /** Names, without their owner, of the repositories that are private. */
  private?: string[];
  repositories?: number;
  /** Over all repositories; the first repository has the most. */
  pullRequests: number;
  /** Half as many as pull requests, unless given. */
  issues?: number;
  start?: string;
  end?: string;
}

export interface Plan {
  seed: number;
  owners: string[];
  start: number;
  end: number;
  repositories: RepositoryPlan[];
}

export interface RepositoryPlan {
  index: number;
  name: string;
  isPrivate: boolean;
  pullRequests: number;
  issues: number;
}

const DAY_MS = 86_400_000;
const FOUR_YEARS_MS = 4 * 365 * DAY_MS;
const NAMES = ['hub', 'spawner', 'proxy', 'lab', 'charts', 'docs', 'auth', 'images', 'website', 'team'];

export function planOf(options: SimulatedOptions): Plan {
  const { seed = 1, owner = 'springboard', owners = [owner], pullRequests, repositories = 4 } = options;
  const { issues = Math.round(pullRequests / 2) } = options;
  const end = Date.parse(options.end ?? '2026-01-01T00:00:00Z');
  const start = options.start ? Date.parse(options.start) : end - FOUR_YEARS_MS;
  // A few repositories get most of the work, as everywhere: the weights fall as 1, 1/2, 1/3, …
  const weights = Array.from({ length: repositories }, (_, index) => 1 / (index + 1));
  const shares = (total: number) => apportioned(total, weights);
  const [pulls, asked] = [shares(pullRequests), shares(issues)];
  return {
    seed,
    owners,
    start,
    end,
    repositories: weights.map((_, index) => {
      const name = NAMES[index] ?? `module-${index}`;
      const isPrivate = options.private?.includes(name) ?? false;
      return { index, name, isPrivate, pullRequests: pulls[index]!, issues: asked[index]! };
    }),
  };
}

/** Whole numbers that add up to `total`. */
function apportioned(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let [carried, given] = [0, 0];
  return weights.map((weight) => {
    carried += (total * weight) / sum;
    const part = Math.round(carried) - given;
    given += part;
    return part;
  });
}

/**
 * Issues and pull requests share one series of numbers, spread evenly over each other: of the first n numbers,
 * ⌊n · P / (P + I)⌋ are pull requests. That can be read in both directions without a table.
 */
export function pullRequestNumber({ pullRequests, issues }: RepositoryPlan, index: number): number {
  return Math.ceil(((index + 1) * (pullRequests + issues)) / pullRequests);
}

export function issueNumber({ pullRequests, issues }: RepositoryPlan, index: number): number {
  return Math.floor((index * (pullRequests + issues)) / issues) + 1;
}

export function isPullRequest({ pullRequests, issues }: RepositoryPlan, number: number): boolean {
  const upTo = (n: number) => Math.floor((n * pullRequests) / (pullRequests + issues));
  return upTo(number) > upTo(number - 1);
}

/** Every number has a slot of time of its own and a place in it by chance, so that the order of numbers is that of time. */
export function openedAt(
  plan: Plan,
  { index, pullRequests, issues }: RepositoryPlan,
  number: number,
): number {
  const slot = (plan.end - plan.start) / (pullRequests + issues);
  const place = chanceOf(plan.seed, index, number, 1).unit();
  return wholeSecond(plan.start + (number - 1 + place * 0.999) * slot);
}

export function wholeSecond(time: number): number {
  return Math.floor(time / 1_000) * 1_000;
}

/** GitHub's way of writing an instant. */
export function instant(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
