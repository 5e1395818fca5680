/**
 * Who can merge: seats in repositories, held by one person after the other. A repository has more seats the more happens
 * in it, and a seat does the less the further down it stands; neighbouring repositories share people.
 */
import { unitOf } from '../chance.ts';
import { MAINTAINERS } from './fitted.ts';
import type { Plan, RepositoryPlan } from './plan.ts';

const DAY_MS = 86_400_000;
export const QUARTER_MS = 91 * DAY_MS;

export interface Holder {
  /** 0 = a founder, who held it from the beginning. */
  turn: number;
  since: number;
  /** The largest repository with that seat: where the person became known. */
  home: RepositoryPlan;
}

type Work = 'opens' | 'merges' | 'talks';

export class Maintainers {
  readonly count: number;
  readonly #plan: Plan;
  /** Per repository, the first of its seats; it goes on with the next ones, and from the last to seat 0. */
  readonly #first: number[];
  readonly #homes: RepositoryPlan[] = [];
  /** Per repository and kind of work, up to which unit each of its seats is drawn. */
  readonly #drawn: Record<Work, number[]>[];

  constructor(plan: Plan) {
    this.#plan = plan;
    const quarters = (plan.end - plan.start) / QUARTER_MS;
    const sizes = plan.repositories.map(({ pullRequests }) =>
      seatsFor(pullRequests / quarters, plan.leastSeats),
    );
    const all = sizes.reduce((sum, size) => sum + size, 0);
    this.count = Math.max(...sizes, Math.ceil(all / MAINTAINERS.repositoriesPerPerson));
    this.#first = sizes.map((_, index) =>
      index === 0 ? 0 : Math.floor(unitOf(plan.seed, index, 41) * this.count),
    );
    this.#drawn = plan.repositories.map(({ index, pullRequests }) => {
      const shares = (fall: number, most: number) =>
        falling(sizes[index]!, fall, (most * quarters) / pullRequests);
      return {
        opens: shares(MAINTAINERS.opensFall, MAINTAINERS.mostPullsPerQuarter),
        merges: shares(MAINTAINERS.mergesFall, MAINTAINERS.mostMergesPerQuarter),
        talks: shares(MAINTAINERS.talksFall, MAINTAINERS.mostMergesPerQuarter),
      };
    });
    for (const place of plan.repositories)
      for (let step = 0; step < sizes[place.index]!; step++)
        this.#homes[(this.#first[place.index]! + step) % this.count] ??= place;
  }

  /** @returns a seat of that repository */
  seatAt({ index }: RepositoryPlan, work: Work, unit: number): number {
    const drawn = this.#drawn[index]![work];
    let [low, high] = [0, drawn.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (drawn[middle]! > unit) high = middle;
      else low = middle + 1;
    }
    return (this.#first[index]! + low) % this.count;
  }

  holder(seat: number, time: number): Holder {
    const { seed, start, repositories } = this.#plan;
    const length = MAINTAINERS.yearsOnSeat * (0.5 + unitOf(seed, seat, 42)) * 365 * DAY_MS;
    const already = unitOf(seed, seat, 43) * length;
    const turn = Math.max(0, Math.floor((time - start + already) / length));
    const home = this.#homes[seat] ?? repositories[0]!;
    return { turn, since: start - already + turn * length, home };
  }
}

function seatsFor(pullsPerQuarter: number, least: number): number {
  return Math.max(
    least,
    Math.round(MAINTAINERS.seatsPerRoot * Math.sqrt(pullsPerQuarter)),
    Math.ceil(pullsPerQuarter / MAINTAINERS.pullsPerSeat),
  );
}

/** Shares that fall as 1, 1/2ᶠ, 1/3ᶠ, …, none above `most`, added up; what is cut off goes to the others. */
function falling(size: number, fall: number, most: number): number[] {
  const weights = Array.from({ length: size }, (_, step) => (step + 1) ** -fall);
  const limit = Math.max(most, 1 / size);
  let full = 0;
  let left = weights.reduce((all, weight) => all + weight, 0);
  const uncut = (step: number) => (weights[step]! * (1 - full * limit)) / left;
  while (full < size && uncut(full) > limit) left -= weights[full++]!;
  let sum = 0;
  return weights.map((_, step) => (sum += step < full ? limit : uncut(step)));
}
