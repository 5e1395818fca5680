/** Environment, clock, start, stop: nothing else reads process.env or the time. */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './cli.ts';
import type { CommandContext } from './commands/context.ts';
import { errorLine } from './commands/error-line.ts';
import { EXIT } from './commands/exit.ts';
import { ConfigurationError } from './config/error.ts';
import { readSettings, secretsOf, type Settings } from './config/settings.ts';
import { redaction, type Redact } from './domain/settings/redaction.ts';

/** Runs the command line of this process; its exit code is set when the promise resolves. */
export async function main(): Promise<void> {
  const debug = ['debug', 'trace'].includes(process.env['LOG_LEVEL']?.trim().toLowerCase() ?? '');
  // What Node or a library thinks of its own ways is no matter of the one who runs this.
  if (!debug) process.removeAllListeners('warning');
  let redact = redaction(secretsOf(process.env));
  let log: CommandContext['log'] = null;
  const failed = (error: unknown) => reportFailure(error, { debug, redact, log });
  endWhenNobodyReads();
  process.on('uncaughtException', (error) => void failed(error).then((code) => process.exit(code)));
  try {
    const settings = readSettings(process.env);
    // The key may have come from a file, which the environment only names.
    if (settings.app)
      redact = redaction([
        ...secretsOf(process.env),
        settings.app.private_key,
        settings.webhook_secret ?? '',
        settings.sign_in?.client_secret ?? '',
      ]);
    const ctx = commandContext(settings, redact);
    if (settings.log_format === 'json') ctx.log = log = (await import('./commands/log.ts')).openLog(ctx);
    process.exitCode = await run(process.argv.slice(2), ctx);
  } catch (error) {
    process.exitCode = await failed(error);
  }
}

function commandContext(settings: Settings, redact: Redact): CommandContext {
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
    redact,
    log: null,
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

/** `headwater report | head` closes the pipe: that is the reader's right. A disk that is full is an error. */
function endWhenNobodyReads(): void {
  for (const [name, stream] of [
    ['stdout', process.stdout],
    ['stderr', process.stderr],
  ] as const)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(EXIT.done);
      if (name === 'stdout')
        sayAtOnce(`stdout cannot be written (${error.code ?? 'unknown reason'}); send it to another place.`);
      process.exit(EXIT.failed);
    });
}

/** Past the streams, which may be what failed. */
function sayAtOnce(line: string): void {
  try {
    writeSync(2, `${line}\n`);
  } catch {
    // There is nobody left to tell.
  }
}

/** The places of the code, without the words, which were said before. */
function placesIn({ stack = '' }: Error): string {
  return stack.slice(Math.max(0, stack.search(/^ +at /m)));
}

/** One line per issue; where it happened, under LOG_LEVEL=debug. @returns the exit code */
async function reportFailure(
  error: unknown,
  { debug, redact, log }: { debug: boolean; redact: Redact; log: CommandContext['log'] },
): Promise<number> {
  const { code, lines } =
    error instanceof ConfigurationError
      ? { code: EXIT.usage, lines: error.lines.map((line) => errorLine(redact(line))) }
      : (await import('./commands/failure.ts')).failureOf(error, redact);
  const stack = debug && error instanceof Error ? redact(placesIn(error)) : null;
  if (log) for (const line of lines) log.error(stack === null ? {} : { stack }, line);
  else for (const line of [...lines, ...(stack === null ? [] : [stack])]) process.stderr.write(`${line}\n`);
  return code;
}
