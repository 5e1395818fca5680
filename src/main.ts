/** Environment, clock, start, stop: nothing else reads process.env or the time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './cli.ts';
import { failureOf } from './commands/failure.ts';
import type { CommandContext } from './commands/context.ts';
import { readSettings, type Settings } from './config/settings.ts';

/** Runs the command line of this process; its exit code is set when the promise resolves. */
export async function main(): Promise<void> {
  const debug = ['debug', 'trace'].includes(process.env['LOG_LEVEL'] ?? '');
  endQuietlyWhenNobodyReads();
  let settings: Settings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    process.exitCode = reportFailure(error, debug);
    return;
  }
  try {
    process.exitCode = await run(process.argv.slice(2), commandContext(settings));
  } catch (error) {
    process.exitCode = reportFailure(error, debug);
  }
}

function commandContext(settings: Settings): CommandContext {
  const { fixed_now } = settings;
  return {
    settings,
    now: () => (fixed_now === null ? new Date() : new Date(fixed_now)),
    wait: async (milliseconds, stop) => {
      await sleep(milliseconds, undefined, stop ? { signal: stop } : {}).catch(() => {});
    },
    stop: stopOnSignals(),
    out: process.stdout,
    err: process.stderr,
    colour: process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  };
}

/** The first signal asks for a stop at the end of the page; a second one is in earnest. */
function stopOnSignals(): AbortSignal {
  const wish = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    if (wish.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
    wish.abort();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return wish.signal;
}

/** `headwater report | head` closes the pipe: that is the reader's right, not an error. */
function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
}

function reportFailure(error: unknown, debug: boolean): number {
  const { code, lines } = failureOf(error);
  for (const line of lines) process.stderr.write(`${line}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return code;
}
