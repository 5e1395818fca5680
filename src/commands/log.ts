/** Records for machines on stderr, one JSON document a line; no secret gets into one, neither as a field nor inside a text. */
import { pino, type Logger } from 'pino';
import type { Writable } from 'node:stream';
import type { Settings } from '../config/settings.ts';
import type { Redact } from '../domain/settings/redaction.ts';

export type Log = Logger;

export interface LogOptions {
  settings: Pick<Settings, 'log_level'>;
  err: Writable;
  now: () => Date;
  redact: Redact;
}

/** What a request or an answer may carry; their values are not even looked at. */
const NEVER_LOGGED = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  '["x-hub-signature"]',
  '["x-hub-signature-256"]',
].flatMap((name) =>
  ['headers', '*.headers'].map((holder) => `${holder}${name.startsWith('[') ? '' : '.'}${name}`),
);

export function openLog({ settings, err, now, redact }: LogOptions): Log {
  return pino(
    {
      level: settings.log_level,
      // One run is one process: its id and the host's name are the supervisor's to add.
      base: null,
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: NEVER_LOGGED, censor: '***' },
    },
    { write: (line) => void err.write(redact(line)) },
  );
}
