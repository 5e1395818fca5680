import { instantAt, isDay, isInReach } from '../domain/calendar/instant.ts';
import { UsageError } from './exit.ts';

/**
 * @param text a day (its first instant, UTC) or an instant with its offset
 * @returns ISO 8601 in UTC, as GitHub writes it
 * @throws UsageError naming the option
 */
export function instantOf(option: string, text: string): string {
  const instant = instantAt(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  if (instant !== null) return instant;
  const day = text.slice(0, 10);
  const isOutOfReach = isDay(day) && !isInReach(Date.parse(`${day}T00:00:00Z`));
  throw new UsageError(
    `${option} is "${text.slice(0, 60)}"; write a day such as 2026-02-16, or an instant such as 2026-02-16T12:00:00Z${isOutOfReach ? ', between 1970 and 3000' : ''}.`,
  );
}
