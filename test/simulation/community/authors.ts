/**
 * Who opens what, as numbers. Of those who come, most are seen once; the others keep on opening things a while after each
 * thing they opened, so that some stay for years: a person is a branching process (a Hawkes process with one cluster a
 * person). Read backwards that needs no table: an item is by somebody new, or by the author of an item some time before.
 */
import { unitOf } from '../chance.ts';
import { AUTHORS } from './fitted.ts';
import { continuesBurst } from './kinds.ts';
import type { Plan, RepositoryPlan } from './plan.ts';

const DAY_MS = 86_400_000;
/** People who came have ids from here on, made from the repository, kind and number of what they came with. */
const CAME_FROM = 10_000_000;
const PER_REPOSITORY = 20_000_000;
const ISSUES_FROM = 10_000_000;
/** Beyond so many items of others there is nobody to be found. */
const LOOK_BACK = 60;

/** Authors that are not people of the community; every seat of a maintainer has a number from SEAT on downwards. */
export const BOT = -1;
export const TEAM_MEMBER = -2;
const SEAT = -3;

/** @returns the id of a person of the community, or BOT, TEAM_MEMBER or a seat */
export type Author = number;

export const seatOf = (author: Author): number => SEAT - author;
export const isSeat = (author: Author): boolean => author <= SEAT;

/** Seen once, with the one thing they opened. */
export function isCasual(id: Author): boolean {
  const kind = (id - CAME_FROM) % PER_REPOSITORY < ISSUES_FROM ? AUTHORS.pulls : AUTHORS.issues;
  return unitOf(id, 31) < kind.casual;
}

/** An account that was deleted since: mostly of somebody who was hardly there. */
export function isGhost(id: Author): boolean {
  return isCasual(id) && unitOf(id, 32) < AUTHORS.ghostsOfCasual;
}

export class Authors {
  readonly #plan: Plan;
  /** The chance that a maintainer's item is by which of the seats of its repository. */
  readonly #seatAt: (place: RepositoryPlan, unit: number) => number;
  readonly #teamShare: number;

  constructor(plan: Plan, teamShare: number, seatAt: (place: RepositoryPlan, unit: number) => number) {
    this.#plan = plan;
    this.#teamShare = teamShare;
    this.#seatAt = seatAt;
  }

  of(place: RepositoryPlan, number: number): Author {
    const isPull = place.kinds.isPull(number);
    const shares = isPull ? AUTHORS.pulls : AUTHORS.issues;
    if (
      number > 1 &&
      continuesBurst(this.#plan.seed, place.index, number) &&
      place.kinds.isPull(number - 1) === isPull
    ) {
      const before = this.of(place, number - 1);
      if (before < 0 || !isCasual(before)) return before;
    }
    const unit = this.#unit(place, number, 21);
    const team = shares.bot + shares.team * this.#teamShare;
    if (unit < shares.bot) return BOT;
    if (unit < team) return TEAM_MEMBER;
    if (unit < team + shares.maintainer) return SEAT - this.#seatAt(place, this.#unit(place, number, 22));
    return this.#ofCommunity(place, number, isPull);
  }

  /** Somebody who opens things about then, and has before: the more of them, the likelier. undefined = nobody has yet */
  regular(place: RepositoryPlan, number: number, unit: number): Author | undefined {
    const lag = (AUTHORS.regularDays * DAY_MS * -Math.log(1 - unit)) / this.#spacing(place);
    return this.#before(place, Math.floor(number - lag), true);
  }

  #ofCommunity(place: RepositoryPlan, number: number, isPull: boolean): Author {
    const shares = isPull ? AUTHORS.pulls : AUTHORS.issues;
    const own = CAME_FROM + place.index * PER_REPOSITORY + (isPull ? 0 : ISSUES_FROM) + number;
    if (this.#unit(place, number, 23) < shares.new) return own;
    const source =
      this.#unit(place, number, 24) < AUTHORS.elsewhere ? this.#anotherRepository(place, number) : place;
    const wantsPull = this.#unit(place, number, 25) < shares.fromPulls;
    // The same instant there, then some time back.
    const here = ((number - 1) * itemsOf(source)) / itemsOf(place);
    const lag = Math.max(1, this.#lagMs(place, number) / this.#spacing(source));
    return this.#before(source, Math.ceil(here + 1 - lag), wantsPull) ?? own;
  }

  /** The newest person of the community who opened something of that kind there, that number or an earlier one. */
  #before(place: RepositoryPlan, number: number, isPull: boolean): Author | undefined {
    const last = Math.min(number, itemsOf(place));
    for (let at = last; at >= 1 && at > last - LOOK_BACK; at--) {
      if (place.kinds.isPull(at) !== isPull) continue;
      const author = this.of(place, at);
      if (author >= 0 && !isCasual(author)) return author;
    }
    return undefined;
  }

  #lagMs(place: RepositoryPlan, number: number): number {
    const { shortShare, short, long } = AUTHORS.again;
    const { medianDays, spread } = this.#unit(place, number, 26) < shortShare ? short : long;
    const radius = Math.sqrt(-2 * Math.log(1 - this.#unit(place, number, 27)));
    const normal = radius * Math.cos(2 * Math.PI * this.#unit(place, number, 28));
    return medianDays * DAY_MS * Math.exp(spread * normal);
  }

  #anotherRepository({ index }: RepositoryPlan, number: number): RepositoryPlan {
    const { repositories } = this.#plan;
    let unit =
      unitOf(this.#plan.seed, index, number, 29) *
      repositories.reduce((sum, one) => sum + one.pullRequests, 0);
    return repositories.find((one) => (unit -= one.pullRequests) < 0) ?? repositories[0]!;
  }

  #spacing(place: RepositoryPlan): number {
    return (this.#plan.end - this.#plan.start) / itemsOf(place);
  }

  #unit(place: RepositoryPlan, number: number, kind: number): number {
    return unitOf(this.#plan.seed, place.index, number, kind);
  }
}

function itemsOf({ pullRequests, issues }: RepositoryPlan): number {
  return pullRequests + issues;
}
