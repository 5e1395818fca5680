/**
 * Which numbers are pull requests: issues and pull requests share one series. Numbers are looked at in blocks of 64,
 * each with its fair part of pull requests; within a block chance decides, and a burst is mostly of one kind. Any number
 * can be asked for, in any order; a block that has been looked at is kept, one byte a number.
 */
import { hash, unitOf } from '../chance.ts';
import { ARRIVAL } from './fitted.ts';

const BLOCK = 64;
/** 0 = not looked at yet. */
const [PULL, ISSUE] = [1, 2];

/** An item that comes minutes after the one before: most are by the same person and of the same kind. */
export function continuesBurst(seed: number, repository: number, number: number): boolean {
  const busy = unitOf(seed, repository, number >> ARRIVAL.busyStretch, 12) < ARRIVAL.busyShare;
  return unitOf(seed, repository, number, 11) < (busy ? ARRIVAL.continuesWhenBusy : ARRIVAL.continues);
}

export class Kinds {
  readonly #seed: number;
  readonly #repository: number;
  readonly #pulls: number;
  readonly #total: number;
  readonly #kinds: Uint8Array;

  constructor(seed: number, repository: number, pulls: number, issues: number) {
    this.#seed = seed;
    this.#repository = repository;
    this.#pulls = pulls;
    this.#total = pulls + issues;
    this.#kinds = new Uint8Array(this.#total);
  }

  get count(): number {
    return this.#total;
  }

  isPull(number: number): boolean {
    return this.#kind(number - 1) === PULL;
  }

  /** @param index from 0 among the pull requests */
  pullNumber(index: number): number {
    return this.#find(index, PULL, (block) => this.#pullsBefore(block), this.#pulls);
  }

  /** @param index from 0 among the issues */
  issueNumber(index: number): number {
    const before = (block: number) => Math.min(this.#total, block * BLOCK) - this.#pullsBefore(block);
    return this.#find(index, ISSUE, before, this.#total - this.#pulls);
  }

  #find(index: number, kind: number, before: (block: number) => number, all: number): number {
    let block = Math.floor((index / all) * (this.#total / BLOCK));
    while (before(block) > index) block--;
    while (before(block + 1) <= index) block++;
    let left = index - before(block);
    let place = block * BLOCK;
    while (this.#kind(place) !== kind || left-- > 0) place++;
    return place + 1;
  }

  #pullsBefore(block: number): number {
    return Math.floor((Math.min(this.#total, block * BLOCK) * this.#pulls) / this.#total);
  }

  #kind(place: number): number {
    if (this.#kinds[place] === 0) this.#make(Math.floor(place / BLOCK));
    return this.#kinds[place]!;
  }

  #make(block: number): void {
    const first = block * BLOCK;
    const keys: number[] = [];
    for (let place = first; place < Math.min(this.#total, first + BLOCK); place++)
      keys.push(
        place > first && continuesBurst(this.#seed, this.#repository, place + 1)
          ? keys.at(-1)!
          : hash(this.#seed, this.#repository, place + 1, 17),
      );
    const order = keys.map((_, place) => place).sort((a, b) => keys[a]! - keys[b]! || a - b);
    const pulls = this.#pullsBefore(block + 1) - this.#pullsBefore(block);
    order.forEach((place, rank) => (this.#kinds[first + place] = rank < pulls ? PULL : ISSUE));
  }
}
