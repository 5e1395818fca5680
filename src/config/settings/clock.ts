/** HEADWATER_NOW: a clock that stands still, for runs that must repeat. */
import { instantAt } from '../../domain/calendar/instant.ts';
import { shown, type Reading } from './reading.ts';

export function fixedClock(text: string | null, { refuse }: Pick<Reading, 'refuse'>): Date | null {
  if (text === null) return null;
  const instant = instantAt(text);
  if (instant !== null) return new Date(instant);
  refuse('HEADWATER_NOW', `${shown(text)}; write an instant such as 2026-02-16T00:00:00Z.`);
  return null;
}
