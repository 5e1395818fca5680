/** The size of a simulated community: how many repositories, which numbers are pull requests, when each was opened. */
import { Arrivals } from './arrivals.ts';
import { MAINTAINERS } from './fitted.ts';
import { Kinds } from './kinds.ts';

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
  /** Of maintainers, per repository; as fitted, if absent. */
  leastSeats?: number;
  /** Titles and paths are harmless. */
  isPlain?: boolean;
}

export interface Plan {
  seed: number;
  owners: string[];
  start: number;
  end: number;
  leastSeats: number;
  isPlain: boolean;
  repositories: RepositoryPlan[];
}

export interface RepositoryPlan {
  index: number;
  name: string;
  isPrivate: boolean;
  pullRequests: number;
  issues: number;
  kinds: Kinds;
  arrivals: Arrivals;
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
    leastSeats: options.leastSeats ?? MAINTAINERS.leastSeats,
    isPlain: options.isPlain ?? false,
    repositories: weights.map((_, index) => {
      const name = NAMES[index] ?? `module-${index}`;
      const isPrivate = options.private?.includes(name) ?? false;
      const [pullRequests, issues] = [pulls[index]!, asked[index]!];
      const kinds = new Kinds(seed, index, pullRequests, issues);
      const arrivals = new Arrivals(seed, index, kinds, start, end);
      return { index, name, isPrivate, pullRequests, issues, kinds, arrivals };
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

/** @param index from 0 among the repository's pull requests */
export function pullRequestNumber({ kinds }: RepositoryPlan, index: number): number {
  return kinds.pullNumber(index);
}

/** @param index from 0 among the repository's issues */
export function issueNumber({ kinds }: RepositoryPlan, index: number): number {
  return kinds.issueNumber(index);
}

export function isPullRequest({ kinds }: RepositoryPlan, number: number): boolean {
  return kinds.isPull(number);
}

/** The order of numbers is that of time. */
export function openedAt({ arrivals }: RepositoryPlan, number: number): number {
  return arrivals.at(number);
}

export function wholeSecond(time: number): number {
  return Math.floor(time / 1_000) * 1_000;
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
/** Days that were written, so that few of a million instants go through Date, which takes a quarter of all the time. */
const days = new Map<number, string>();
const KEPT_DAYS = 20_000;

/** GitHub's way of writing an instant; `time` from 1970 on. */
export function instant(time: number): string {
  const day = Math.floor(time / DAY_MS);
  let written = days.get(day);
  if (written === undefined) {
    written = new Date(day * DAY_MS).toISOString().slice(0, 11);
    if (days.size >= KEPT_DAYS) days.clear();
    days.set(day, written);
  }
  const second = Math.floor((time - day * DAY_MS) / 1_000);
  const [hours, minutes] = [Math.floor(second / 3_600), Math.floor(second / 60) % 60];
  return `${written}${TWO_DIGITS[hours]}:${TWO_DIGITS[minutes]}:${TWO_DIGITS[second % 60]}Z`;
}
