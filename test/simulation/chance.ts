/**
 * Chance that can be asked again: every draw is a pure function of its keys, so that the i-th thing is the same
 * in any order and in any process.
 */

/** A 32-bit number from up to four integers (murmur3's finaliser over each). */
export function hash(a: number, b = 0, c = 0, d = 0): number {
  let h = 0x9e3779b9;
  h = mix(h ^ mix(a | 0));
  h = mix((Math.imul(h, 5) + 0x52dce729) ^ mix(b | 0));
  h = mix((Math.imul(h, 5) + 0x38495ab5) ^ mix(c | 0));
  h = mix((Math.imul(h, 5) + 0xe6546b64) ^ mix(d | 0));
  return h >>> 0;
}

function mix(value: number): number {
  let h = value;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** One draw in [0, 1) for the thing that these four integers name. */
export function unitOf(a: number, b = 0, c = 0, d = 0): number {
  return hash(a, b, c, d) / 4_294_967_296;
}

/** A sequence of draws for one thing. */
export interface Chance {
  /** In [0, 1). */
  unit(): number;
  /** An integer in [0, below). */
  integer(below: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** Mean 0, standard deviation 1. */
  normal(): number;
  /** A waiting time with this median; `spread` is the standard deviation of its logarithm. */
  logNormal(median: number, spread: number): number;
  pick<T>(from: readonly T[]): T;
}

/** The draws of the thing that these four integers name. */
export function chanceOf(a: number, b = 0, c = 0, d = 0): Chance {
  let state = hash(a, b, c, d);
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  const integer = (below: number) => Math.floor(unit() * below);
  return {
    unit,
    integer,
    happens: (probability) => unit() < probability,
    normal,
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
    pick: <T>(from: readonly T[]) => from[integer(from.length)] as T,
  };
}
