/** Which turn a reminder is about. */
import { itemKey } from '../attention/stored.ts';
import type { Turn } from '../attention/attention.ts';
import type { Instant } from '../attention/types.ts';
import type { KnownTurn, NudgeCase, Party, SaidNudge } from './types.ts';

const AUTHORS_STRUCTURE = new Set(['checks', 'changes', 'threads']);

/** null = nobody is to be reminded, whatever else holds */
export function partyOf({ side }: Pick<NudgeCase['attention'], 'side'>): Party | null {
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
      itemKey(turn) === itemKey(one) && turn.party === party && turn.turn_start >= one.attention.since,
  );
  return own.toSorted((a, b) => a.turn_start - b.turn_start)[0] ?? null;
}

/** Whether a comment of ours was said in the turn that a party has held since then. */
export function isOfTurn(
  nudge: Pick<SaidNudge, 'party' | 'at'>,
  party: Party | null,
  since: Instant,
): boolean {
  return nudge.party === party && nudge.at >= since;
}

/**
 * Since when the party has certainly held it, without a break: from a review to a merge the side changes, and the same
 * people wait for the same pull request. A time in which their turn was guessed from words is not held against them;
 * checks that nobody knows the past of do not count as a guess, or every push would begin the wait anew.
 * @param stretches of one pull request, from its opening until now, in order
 */
export function heldSince(stretches: readonly Turn[]): Instant | null {
  const party = stretches.length === 0 ? null : partyOf(stretches.at(-1)!);
  if (party === null) return null;
  const before = stretches.findLastIndex(
    (one) => partyOf(one) !== party || (one.confidence === 'low' && one.reason === 'reply'),
  );
  return stretches[before + 1]?.from ?? null;
}
