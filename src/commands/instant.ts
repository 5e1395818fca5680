import { UsageError } from './failure.ts';

/**
 * @param text a day (its first instant, UTC) or an instant with its offset
 * @returns ISO 8601 in UTC, as GitHub writes it
 * @throws UsageError naming the option
 */
export function instantOf(option: string, text: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
  const time = Date.parse(instant);
  const [day = ''] = instant.split('T');
  if (!/T.*(Z|[+-]\d{2}:\d{2})$/.test(instant) || Number.isNaN(time) || !dayExists(day))
    throw new UsageError(
      `${option} is "${text}"; write a day such as 2026-02-16, or an instant such as 2026-02-16T12:00:00Z.`,
    );
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** Date would take the 30th of February for the 2nd of March. */
function dayExists(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
