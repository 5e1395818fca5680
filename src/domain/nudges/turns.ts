/** Which turn a reminder is about. */
import type { Instant } from '../attention/types.ts';
import { caseKey, type KnownTurn, type NudgeCase, type Party } from './types.ts';

const AUTHORS_STRUCTURE = new Set(['checks', 'changes', 'threads']);

/** null = nobody is to be reminded, whatever else holds */
export function partyOf({ side }: NudgeCase['attention']): Party | null {
  if (side === 'MAINTAINER' || side === 'MERGER') return 'maintainers';
  return side === 'AUTHOR' ? 'author' : null;
}

export function isStructural({ reason }: NudgeCase['attention']): boolean {
  return AUTHORS_STRUCTURE.has(reason);
}

/**
 * The turn that was looked at before, where it is the same one: a turn's start may be found to lie earlier, never later,
 * so one that began at or after today's start is this one. Otherwise a new one.
 */
export function knownTurn(one: NudgeCase, party: Party, turns: readonly KnownTurn[]): KnownTurn | null {
  const own = turns.filter(
    (turn) =>
      caseKey(turn) === caseKey(one) && turn.party === party && turn.turn_start >= one.attention.since,
  );
  return own.toSorted((a, b) => a.turn_start - b.turn_start)[0] ?? null;
}

export function startOfTurn(one: NudgeCase, party: Party, turns: readonly KnownTurn[]): Instant {
  return knownTurn(one, party, turns)?.turn_start ?? one.attention.since;
}
