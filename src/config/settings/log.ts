/** How much is logged, and how it looks. */
import { shown, type Reading } from './reading.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export const LOG_FORMATS = ['pretty', 'json'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogFormat = (typeof LOG_FORMATS)[number];

export function logSettings(reading: Reading): { log_level: LogLevel; log_format: LogFormat | null } {
  return {
    log_level: oneOf('LOG_LEVEL', LOG_LEVELS, reading) ?? 'info',
    log_format: oneOf('LOG_FORMAT', LOG_FORMATS, reading),
  };
}

function oneOf<Word extends string>(
  name: string,
  words: readonly Word[],
  { value, refuse }: Reading,
): Word | null {
  const given = value(name);
  if (given === null) return null;
  const word = words.find((known) => known === given.toLowerCase());
  if (word !== undefined) return word;
  refuse(name, `${shown(given)}; write one of ${words.join(', ')}.`);
  return null;
}
