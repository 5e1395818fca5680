/** Runs the command line: inside this process with forged commandContext, or as a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { run } from '../../src/cli.ts';
import { failureOf } from '../../src/commands/failure.ts';
import type { Output, CommandContext } from '../../src/commands/context.ts';
import { openLog } from '../../src/commands/log.ts';
import { readSettings, secretsOf, type Environment } from '../../src/config/settings.ts';
import { redaction } from '../../src/domain/settings/redaction.ts';

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

export const NOW = '2026-02-16T08:00:00Z';

/** A folder of its own for the configuration and the database. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'headwater-cli-'));
}

/** Where the files of one run stand, and a clock that does not move. */
export function placesIn(folder: string): Environment {
  return {
    HEADWATER_CONFIG: join(folder, 'headwater.yml'),
    DATABASE_URL: `pglite:${join(folder, 'db')}`,
    HEADWATER_NOW: NOW,
  };
}

/** What main.ts does, without a process: quick, and nothing of this machine's environment gets in. */
export async function headwater(
  words: string[],
  environment: Environment,
  stop?: AbortSignal,
): Promise<Outcome> {
  const [out, err] = [collecting(), collecting()];
  const redact = redaction(secretsOf(environment));
  try {
    const settings = readSettings(environment);
    const ctx: CommandContext = {
      settings,
      now: () => settings.fixed_now ?? new Date(),
      wait: async () => {},
      stop: stop ?? new AbortController().signal,
      out: out.stream,
      err: err.stream,
      colour: false,
      redact,
      log: null,
    };
    if (settings.log_format === 'json') ctx.log = openLog(ctx);
    return { code: await run(words, ctx), out: out.text(), err: err.text() };
  } catch (error) {
    const { code, lines } = failureOf(error, redact);
    return { code, out: out.text(), err: err.text() + lines.map((line) => `${line}\n`).join('') };
  }
}

function collecting(): { stream: Output; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

/** The process that a user starts; `running` may send it signals and watch what it says. */
export function headwaterProcess(
  words: string[],
  environment: Environment,
  watch: (said: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [resolve('src/headwater.mjs'), ...words], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    watch(err, (signal) => child.kill(signal));
  });
  return new Promise((ended) => child.on('close', (code) => ended({ code: code ?? -1, out, err })));
}

export interface Running {
  /** null while it runs. */
  exitCode(): number | null;
  /** Resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Resolves when the process is gone; its exit code, null = it was killed. */
  ended: Promise<number | null>;
}

/** A process that will be ended from outside; what it says is not kept. */
export function startHeadwater(words: string[], environment: Environment): Running {
  const child = spawn(process.execPath, [resolve('src/headwater.mjs'), ...words], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  return {
    ended,
    exitCode: () => child.exitCode,
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
