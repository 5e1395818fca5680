/** Two policies side by side, at three loads, over many seeds. */
import { POLICIES, type Policy } from './policies.ts';
import { simulate, type Run } from './simulation.ts';

export const LOADS = [0.8, 1.1, 1.36];

export interface Row {
  policy: string;
  load: number;
  /** Business weeks (five days) to the first review; null = half of them got none. */
  newcomers_median_weeks: number | null;
  /** Of all newcomers; whoever waits for more than a year, or in vain, counts with a year. */
  newcomers_mean_weeks: number;
  others_median_weeks: number | null;
  newcomers_within_4_weeks: number;
  newcomers_served: number;
  all_served: number;
  longest_wait_weeks: number;
  /** Of the shares of their hours that reviewers spent; 0 = all the same. */
  gini: number;
  /** Of anybody in any iteration. */
  highest_load: number;
}

const WEEK = 5;
const YEAR = 52 * WEEK;

export function compare(seeds: number): Row[] {
  return LOADS.flatMap((load) =>
    Object.entries(POLICIES).map(([name, policy]) => row(name, policy, load, seeds)),
  );
}

function row(name: string, policy: Policy, load: number, seeds: number): Row {
  const runs: Run[] = Array.from({ length: seeds }, (_, seed) => simulate(policy, load, seed + 1));
  const courses = runs.flatMap((run) => run.courses).filter(({ is_counted }) => is_counted);
  const waits = (isNewcomer: boolean) =>
    courses.filter((one) => one.is_newcomer === isNewcomer).map((one) => one.first_response_days);
  const newcomers = waits(true);
  const share = (days: number[], within: number) => days.filter((one) => one <= within).length / days.length;
  return {
    policy: name,
    load,
    newcomers_median_weeks: weeks(median(newcomers)),
    newcomers_mean_weeks: mean(newcomers.map((days) => Math.min(days, YEAR))) / WEEK,
    others_median_weeks: weeks(median(waits(false))),
    newcomers_within_4_weeks: share(newcomers, 4 * WEEK),
    newcomers_served: share(newcomers, Number.MAX_VALUE),
    all_served: share([...newcomers, ...waits(false)], Number.MAX_VALUE),
    longest_wait_weeks: mean(runs.map((run) => run.longest_wait_days)) / WEEK,
    gini: mean(runs.map((run) => gini(run.loads))),
    highest_load: Math.max(...runs.map((run) => run.highest_load)),
  };
}

function weeks(days: number): number | null {
  return Number.isFinite(days) ? days / WEEK : null;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** Half the mean difference between two of them, as a share of the mean. */
export function gini(values: readonly number[]): number {
  const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
  return mean(values) === 0 ? 0 : mean(differences) / (2 * mean(values));
}

export function asMarkdown(rows: readonly Row[]): string {
  const number = (value: number | null) => (value === null ? '–' : value.toFixed(1));
  const percent = (value: number) => `${Math.round(value * 100)} %`;
  const head =
    '| load | policy | newcomers’ median wait (weeks) | their mean | others’ median | newcomers within 4 weeks | newcomers served | all served | longest wait (weeks) | Gini of load | highest load |';
  const lines = rows.map(
    (one) =>
      `| ${percent(one.load)} | ${one.policy} | ${number(one.newcomers_median_weeks)} | ${number(one.newcomers_mean_weeks)} | ${number(one.others_median_weeks)} | ${percent(one.newcomers_within_4_weeks)} | ${percent(one.newcomers_served)} | ${percent(one.all_served)} | ${number(one.longest_wait_weeks)} | ${one.gini.toFixed(2)} | ${percent(one.highest_load)} |`,
  );
  return [head, '|--:|:--|--:|--:|--:|--:|--:|--:|--:|--:|--:|', ...lines].join('\n');
}
