/**
 * When the items of one repository are opened. Quarters differ, weeks differ more, days and hours have their habits, and
 * items come in bursts. A number's time is a function of seed, repository and number: what is kept is one count a week.
 */
import { chanceOf, unitOf, type Chance } from '../chance.ts';
import { ARRIVAL } from './fitted.ts';
import { continuesBurst, type Kinds } from './kinds.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const WEEKS_PER_QUARTER = 13;
/** 1970-01-05 was a Monday. */
const A_MONDAY = 4 * 24 * HOUR_MS;
/** Weeks whose times are kept, so that items that are read one after the other are not all sorted anew. */
const KEPT_WEEKS = 16;

/** What part of a week has passed at the end of each of its hours, Monday first. */
const PASSED = passed();

function passed(): number[] {
  const weights = ARRIVAL.weekdays.flatMap((day) => ARRIVAL.hours.map((hour) => day * hour));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return [0, ...weights.map((weight) => (sum += weight) / total)];
}

export class Arrivals {
  readonly #seed: number;
  readonly #repository: number;
  readonly #kinds: Kinds;
  readonly #count: number;
  readonly #start: number;
  readonly #end: number;
  readonly #monday: number;
  /** How many items were opened before each week; at the end, all of them. */
  readonly #before: number[];
  readonly #kept = new Map<number, number[]>();

  constructor(seed: number, repository: number, kinds: Kinds, start: number, end: number) {
    const { count } = kinds;
    this.#seed = seed;
    this.#repository = repository;
    this.#kinds = kinds;
    this.#count = count;
    this.#start = start;
    this.#end = end;
    this.#monday = start - ((((start - A_MONDAY) % WEEK_MS) + WEEK_MS) % WEEK_MS);
    const weeks = Math.max(1, Math.ceil((end - this.#monday) / WEEK_MS));
    const weights = Array.from({ length: weeks }, (_, week) => this.#weight(week, count / weeks));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let sum = 0;
    this.#before = [0, ...weights.map((weight) => Math.round(((sum += weight) / total) * count))];
    this.#before[weeks] = count;
  }

  /** @returns milliseconds, whole seconds; never earlier than that of a smaller number */
  at(number: number): number {
    const week = this.#weekOf(number);
    const times = this.#kept.get(week) ?? this.#keep(week);
    return times[number - 1 - this.#before[week]!]!;
  }

  /** The number that is next or nearest to that time, spreading a week's items evenly: quick, and good for "about then". */
  numberAt(time: number): number {
    const week = Math.min(this.#before.length - 2, Math.max(0, Math.floor((time - this.#monday) / WEEK_MS)));
    const [first, next] = [this.#before[week]!, this.#before[week + 1]!];
    const part = Math.min(1, Math.max(0, (time - this.#monday) / WEEK_MS - week));
    return Math.min(this.#count, Math.max(1, Math.ceil(first + part * (next - first))));
  }

  #keep(week: number): number[] {
    const [first, next] = [this.#before[week]!, this.#before[week + 1]!];
    const [from, to] = this.#limits(week);
    const leaders: number[] = [];
    const leads = (number: number) =>
      number === first + 1 || !continuesBurst(this.#seed, this.#repository, number);
    for (let number = first + 1; number <= next; number++)
      if (leads(number))
        leaders.push(this.#timeIn(week, from, to, unitOf(this.#seed, this.#repository, number, 13)));
    leaders.sort((a, b) => a - b);
    const times: number[] = [];
    let leader = 0;
    for (let number = first + 1; number <= next; number++) {
      if (leads(number)) times.push(leaders[leader++]!);
      else {
        const gap = -Math.log(1 - unitOf(this.#seed, this.#repository, number, 14)) * this.#burstMs(number);
        times.push(Math.min(to, times.at(-1)! + gap));
      }
    }
    // A long burst runs into the next one: the order of numbers is that of time all the same.
    times.sort((a, b) => a - b);
    const whole = times.map((time) => Math.floor(time / 1_000) * 1_000);
    this.#kept.set(week, whole);
    if (this.#kept.size > KEPT_WEEKS) this.#kept.delete(this.#kept.keys().next().value!);
    return whole;
  }

  #burstMs(number: number): number {
    const { pulls, issues } = ARRIVAL.burstMinutes;
    return (this.#kinds.isPull(number) ? pulls : issues) * 60_000;
  }

  /** The first and the last millisecond of the week that belong to the plan. */
  #limits(week: number): [number, number] {
    const monday = this.#monday + week * WEEK_MS;
    return [Math.max(this.#start, monday), Math.min(this.#end, monday + WEEK_MS) - 1];
  }

  #timeIn(week: number, from: number, to: number, unit: number): number {
    const monday = this.#monday + week * WEEK_MS;
    const [least, most] = [passedAt(from - monday), passedAt(to - monday)];
    const wanted = least + unit * (most - least);
    let [low, high] = [0, PASSED.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (PASSED[middle]! <= wanted) low = middle;
      else high = middle;
    }
    const within = (wanted - PASSED[low]!) / (PASSED[high]! - PASSED[low]!);
    return Math.min(to, Math.max(from, monday + (low + within) * HOUR_MS));
  }

  /** A quarter's and a week's gamma draws, with the chance of single items (Poisson) in the week's. */
  #weight(week: number, perWeek: number): number {
    const [from, to] = this.#limits(week);
    const monday = this.#monday + week * WEEK_MS;
    const part = passedAt(to - monday) - passedAt(from - monday);
    const drawn = (place: number, kind: number, variance: number) =>
      gamma(chanceOf(this.#seed, this.#repository, place, kind), 1 / variance);
    return (
      part *
      drawn(Math.floor(week / WEEKS_PER_QUARTER), 15, ARRIVAL.quarterlyVariance) *
      drawn(week, 16, ARRIVAL.weeklyVariance + ARRIVAL.itemVariance / Math.max(0.01, perWeek))
    );
  }

  #weekOf(number: number): number {
    let [low, high] = [0, this.#before.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#before[middle]! < number) low = middle;
      else high = middle;
    }
    return low;
  }
}

function passedAt(sinceMonday: number): number {
  const hours = sinceMonday / HOUR_MS;
  const whole = Math.min(PASSED.length - 2, Math.floor(hours));
  return PASSED[whole]! + (hours - whole) * (PASSED[whole + 1]! - PASSED[whole]!);
}

/** Mean 1, variance 1 ÷ shape: Marsaglia & Tsang, ACM Transactions on Mathematical Software 26 (2000), 363–372. */
function gamma(chance: Chance, shape: number): number {
  if (shape < 1) return (gamma(chance, shape + 1) * (shape + 1) * chance.unit() ** (1 / shape)) / shape;
  const d = shape - 1 / 3;
  for (;;) {
    const normal = chance.normal();
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(chance.unit()) < normal ** 2 / 2 + d - d * v + d * Math.log(v))
      return (d * v) / shape;
  }
}
