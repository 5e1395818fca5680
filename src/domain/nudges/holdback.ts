/** One due turn in ten is left alone, always the same one: what reminders do is seen against those. */
import { createHash } from 'node:crypto';
import type { Instant } from '../attention/types.ts';

export const HELD_BACK_SHARE = 0.1;

export function isHeldBack(turn: { repo_id: string; number: number; turn_start: Instant }): boolean {
  const name = `${turn.repo_id} ${turn.number} ${turn.turn_start}`;
  return createHash('sha256').update(name).digest().readUInt32BE() / 2 ** 32 < HELD_BACK_SHARE;
}
