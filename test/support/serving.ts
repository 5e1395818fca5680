/** `headwater serve` as processes, and what it says. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../../src/config/settings.ts';

export interface Serving {
  url: string;
  process: ChildProcess;
  /** Everything on stderr so far. */
  said(): string;
  /** @returns the exit code, or null where a signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Bytes: what it holds now, and the most it ever held. */
  memory(): { now: number; peak: number };
}

/** Resolves once it listens. @throws with what it said where it ends instead */
export async function startServing(role: string, environment: Environment): Promise<Serving> {
  const child = spawn(process.execPath, [resolve('src/headwater.mjs'), 'serve', '--role', role], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'debug',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  // 'close', not 'exit': by then everything that it said has been read.
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const port = await new Promise<string>((listening, failed) => {
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const found = /"port":(\d+)/.exec(said)?.[1];
      if (found) listening(found);
    });
    void ended.then((code) => failed(new Error(`serve ended with ${code}: ${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    said: () => said,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const bytes = (name: string) =>
        Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? NaN) * 1024;
      return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
    },
  };
}

/** @throws where it does not come to that within so many seconds */
export async function waitFor(done: () => Promise<boolean> | boolean, seconds = 120): Promise<void> {
  const until = Date.now() + seconds * 1000;
  while (!(await done())) {
    if (Date.now() > until) throw new Error(`it did not come to that in ${seconds} seconds`);
    await sleep(200);
  }
}

/** One figure of `/metrics`, its labels included in the name; NaN where there is none. */
export async function metric({ url }: Serving, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? NaN);
}

/** Everything that was said about a turn of a job: which, and its id. */
export function begunJobs(serving: Serving): { job: string; id: string }[] {
  return serving
    .said()
    .split('\n')
    .slice(0, -1) // the last line may not have come whole yet
    .filter((line) => line.includes('"msg":"Began '))
    .map((line) => JSON.parse(line) as { job: string; id: string });
}
