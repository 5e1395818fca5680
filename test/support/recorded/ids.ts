import { createHash } from 'node:crypto';

/** A positive 31-bit number made from a name: for things whose number the source does not know. */
export function hashedId(name: string): number {
  return (createHash('sha256').update(name).digest().readUInt32BE(0) & 0x7fffffff) + 1;
}

/**
 * `id` if nobody has it yet, else a number made from `name`; the answer is then taken. Archives whose review comments
 * share one number, and a review that was recorded under one number for 44 pull requests, are told apart this way,
 * always alike, because files are read in one order.
 */
export function freshId(used: Set<number>, id: number | null, name: string): number {
  let fresh = id ?? hashedId(name);
  for (let attempt = 0; used.has(fresh); attempt += 1) fresh = hashedId(`${name} ${attempt}`);
  used.add(fresh);
  return fresh;
}
