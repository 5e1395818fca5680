/** PGlite in its own thread behind a `pg` pool, on a directory that one process holds at a time. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { messages } from '@electric-sql/pglite';
import { protocol, type PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { cannotBeMade, makeFolder } from './folder.ts';
import { lockDirectory, type DirectoryLock } from './directory-lock.ts';

export interface Embedded {
  pool: pg.Pool;
  close(): Promise<void>;
}

interface Answer {
  id: number;
  bytes?: Uint8Array;
  error?: string;
}

/** Opening, replaying the log after a kill included, took under 20 s for 300,000 rows; a minute is a hang. */
const OPENING_LIMIT_MS = 60_000;

export async function openEmbedded(path: string, holder: string): Promise<Embedded> {
  let lock: DirectoryLock | undefined;
  let directory = 'memory://';
  if (path !== 'memory') {
    directory = resolve(path);
    await makeParent(directory);
    lock = lockDirectory(directory, holder);
  }
  const worker = new Worker(new URL(`./embedded-worker${import.meta.url.slice(-3)}`, import.meta.url), {
    workerData: { directory },
  });
  try {
    const lite = await remotePGlite(worker);
    // PGlite is one session: a second connection would wait for ever, so a caller that asks for one is told.
    const config = { ...createPgConfig(lite), max: 1, connectionTimeoutMillis: OPENING_LIMIT_MS };
    const pool = new pg.Pool(config);
    pool.on('error', () => {});
    return {
      pool,
      close: async () => {
        await lite.close();
        await worker.terminate();
        lock?.release();
      },
    };
  } catch (error) {
    await worker.terminate();
    lock?.release();
    throw error;
  }
}

async function makeParent(directory: string): Promise<void> {
  try {
    await makeFolder(dirname(directory));
    if (existsSync(directory) && !statSync(directory).isDirectory())
      throw Object.assign(new Error(), { code: 'ENOTDIR' });
  } catch (error) {
    throw cannotBeMade(directory, error);
  }
}

/** The part of PGlite that its node-postgres bridge calls, answered by the worker with the protocol's bytes. */
async function remotePGlite(worker: Worker): Promise<PGlite> {
  const waiting = new Map<number, { resolve(bytes: Uint8Array): void; reject(error: Error): void }>();
  let next = 1;
  let dead: Error | undefined;
  const fail = (error: Error) => {
    dead ??= error;
    for (const entry of waiting.values()) entry.reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, bytes, error }: Answer) => {
    const entry = waiting.get(id);
    waiting.delete(id);
    if (error !== undefined) entry?.reject(new Error(error));
    else entry?.resolve(bytes ?? new Uint8Array());
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the embedded database has stopped')));

  const ask = (call: 'open' | 'exec' | 'close', bytes?: Uint8Array) =>
    new Promise<Uint8Array>((resolve, reject) => {
      if (dead) return reject(dead);
      const id = next++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call, bytes });
    });

  await ask('open');
  const lite = {
    waitReady: Promise.resolve(),
    async execProtocolStream(bytes: Uint8Array) {
      const answer = await ask('exec', bytes);
      const parsed: messages.BackendMessage[] = [];
      new protocol.Parser().parse(answer, (message) => parsed.push(message));
      return parsed;
    },
    async close() {
      await ask('close').catch(() => {});
    },
  };
  return lite as unknown as PGlite;
}
