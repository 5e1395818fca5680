/** What a command is given of the outside: settings, clock, streams, the wish to stop. main.ts makes it, tests forge it. */
import type { Writable } from 'node:stream';
import type { Settings } from '../config/settings.ts';

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
}

export function note(ctx: Pick<CommandContext, 'err'>, line: string): void {
  ctx.err.write(`${line}\n`);
}
