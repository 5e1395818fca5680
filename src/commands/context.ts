/** What a command is given of the outside: settings, clock, streams, the wish to stop. main.ts makes it, tests forge it. */
import type { Writable } from 'node:stream';
import type { Settings } from '../config/settings.ts';
import type { LogLevel } from '../config/settings/log.ts';
import type { Redact } from '../domain/settings/redaction.ts';
import type { Log } from './log.ts';

export type Output = Writable & { isTTY?: boolean; columns?: number };

export interface CommandContext {
  settings: Settings;
  now: () => Date;
  /** Resolves early when `stop` fires. */
  wait: (milliseconds: number, stop?: AbortSignal) => Promise<void>;
  /** Fires on SIGTERM and SIGINT: finish the page, then return. */
  stop: AbortSignal;
  /** Data only. */
  out: Output;
  /** Everything else: progress, notes, issues. */
  err: Output;
  /** False under NO_COLOR, on a dumb terminal and where `out` is no terminal. */
  colour: boolean;
  /** Takes the values of the secret settings, and what looks like a secret, out of a text. */
  redact: Redact;
  /** Under LOG_FORMAT=json every line on stderr is one of its records; null = lines for people. */
  log: Log | null;
}

/** Resolves once it was told to stop. */
export function stopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve();
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
}

/** What a person may want to know, at LOG_LEVEL=info and below; what went wrong is said at any level but silent. */
export function note(
  { settings, err, redact, log }: Pick<CommandContext, 'settings' | 'err' | 'redact' | 'log'>,
  line: string,
): void {
  if (log) log.info(line);
  else if (isSaid(settings.log_level)) err.write(`${redact(line)}\n`);
}

function isSaid(level: LogLevel): boolean {
  return level === 'trace' || level === 'debug' || level === 'info';
}
