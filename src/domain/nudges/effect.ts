/** What reminders do: the turns that were reminded of, beside those of the tenth that is left alone. */
import { wilsonInterval } from '../statistics/survival.ts';

/** A turn has moved when a maintainer spoke, reviewed, merged or closed within so many days of when a reminder was due. */
export const MOVES_WITHIN_DAYS = 14;
/** Of fewer turns of a kind nothing is said: chance would speak. */
export const FEWEST_TURNS = 20;

/** A turn of maintainers for which a reminder was due, and whose days to move are over. */
export interface DueTurn {
  is_reminded: boolean;
  has_moved: boolean;
}

export interface Moved {
  turns: number;
  moved: number;
  /** With its 95 % limits; null = there are fewer than `FEWEST_TURNS`. */
  share: { value: number; low: number; high: number } | null;
}

export interface NudgeEffect {
  reminded: Moved;
  held_back: Moved;
}

export function effectOf(turns: readonly DueTurn[]): NudgeEffect {
  return {
    reminded: movedOf(turns.filter(({ is_reminded }) => is_reminded)),
    held_back: movedOf(turns.filter(({ is_reminded }) => !is_reminded)),
  };
}

function movedOf(turns: readonly DueTurn[]): Moved {
  const moved = turns.filter(({ has_moved }) => has_moved).length;
  const interval = turns.length < FEWEST_TURNS ? null : wilsonInterval(moved, turns.length);
  return {
    turns: turns.length,
    moved,
    share: interval && { value: moved / turns.length, ...interval },
  };
}
