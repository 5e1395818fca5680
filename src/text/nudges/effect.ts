/** What reminders do, in a sentence: how many turns moved, with and without one. */
import { FEWEST_TURNS, MOVES_WITHIN_DAYS, type Moved, type NudgeEffect } from '../../domain/nudges/effect.ts';
import { counted, percent, span } from '../figures.ts';

/** null = nothing was due yet */
export function effectText({ reminded, held_back }: NudgeEffect): string | null {
  if (reminded.turns + held_back.turns === 0) return null;
  const few = reminded.share === null || held_back.share === null;
  const rest = few ? ` Shares are said from ${FEWEST_TURNS} turns of each.` : '';
  return `Moved by a maintainer within ${MOVES_WITHIN_DAYS} days: ${said(reminded)} with a reminder, ${said(held_back)} of the tenth that is left alone.${rest}`;
}

function said({ turns, moved, share }: Moved): string {
  const of = `${moved} of ${counted(turns, 'turn')}`;
  return share === null ? of : `**${percent(share.value)}** (${span(share.low, share.high, 'share')}, ${of})`;
}
