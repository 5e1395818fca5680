/**
 * PostgreSQL as a large installation has it: a primary behind pgbouncer in transaction mode, and a hot standby that follows by
 * streaming. Needs Debian's `postgresql` and `pgbouncer`; everything lies in a folder of its own and goes with it.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface PostgresFleet {
  /** Through pgbouncer. */
  url: string;
  /** The primary itself. */
  primaryUrl: string;
  standbyUrl: string;
  /** Resolves once the standby has everything that the primary has now. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

const POOLED_SESSIONS = 6;
const PGBOUNCER = '/usr/sbin/pgbouncer';

/** @throws where PostgreSQL's or pgbouncer's programs are missing, or one of them does not start */
export async function startPostgresFleet(): Promise<PostgresFleet> {
  const programs = dirname(globSync('/usr/lib/postgresql/*/bin/initdb').toSorted().at(-1) ?? '');
  for (const program of [join(programs, 'initdb'), PGBOUNCER])
    if (!existsSync(program))
      throw new Error(`${program} is missing: apt-get install --no-install-recommends postgresql pgbouncer`);
  const owner = ownerOfServers();
  const folder = mkdtempSync(join(tmpdir(), 'headwater-fleet-'));
  give(folder, owner);
  const [primaryPort, standbyPort, bouncerPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const run = (program: string, ...words: string[]) =>
    execFileSync(join(programs, program), words, {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  const running: { child: ChildProcess; ended: Promise<unknown> }[] = [];
  const start = (program: string, words: string[]) => {
    const child = spawn(program, words, { ...owner, cwd: folder, stdio: 'ignore' });
    running.push({ child, ended: new Promise((ended) => child.once('exit', ended)) });
  };
  const serve = (data: string, port: number) =>
    start(join(programs, 'postgres'), [
      ...['-D', join(folder, data), '-p', String(port), '-k', folder, '-h', '127.0.0.1'],
      ...['-c', 'shared_buffers=64MB', '-c', 'max_connections=40', '-c', 'hot_standby_feedback=on'],
    ]);

  run(
    'initdb',
    '-D',
    join(folder, 'primary'),
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  );
  serve('primary', primaryPort);
  const primaryUrl = `postgres://postgres@127.0.0.1:${primaryPort}/postgres`;
  await answers(primaryUrl);
  run(
    'pg_basebackup',
    '-R',
    '-D',
    join(folder, 'standby'),
    '-h',
    '127.0.0.1',
    '-p',
    String(primaryPort),
    '-U',
    'postgres',
  );
  serve('standby', standbyPort);
  const standbyUrl = `postgres://postgres@127.0.0.1:${standbyPort}/postgres`;
  await answers(standbyUrl);

  const ini = join(folder, 'pgbouncer.ini');
  writeFileSync(
    ini,
    `[databases]
postgres = host=127.0.0.1 port=${primaryPort} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${bouncerPort}
unix_socket_dir = ${folder}
auth_type = any
pool_mode = transaction
default_pool_size = ${POOLED_SESSIONS}
max_client_conn = 200
`,
  );
  chmodSync(ini, 0o644);
  start(PGBOUNCER, ['-q', ini]);
  const url = `postgres://postgres@127.0.0.1:${bouncerPort}/postgres`;
  await answers(url);

  return {
    url,
    primaryUrl,
    standbyUrl,
    async caughtUp() {
      const [at] = await ask<{ at: string }>(primaryUrl, 'select pg_current_wal_lsn()::text as at');
      for (const until = Date.now() + 60_000; ;) {
        const [row] = await ask<{ has: boolean }>(
          standbyUrl,
          `select pg_last_wal_replay_lsn() >= '${at!.at}'::pg_lsn as has`,
        );
        if (row!.has) return;
        if (Date.now() > until) throw new Error('the standby does not follow');
        await sleep(100);
      }
    },
    async close() {
      // The pooler first, then whoever follows, then whom they follow; SIGINT is PostgreSQL's fast shutdown.
      for (const { child, ended } of running.toReversed()) {
        child.kill('SIGINT');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Owner = { uid: number; gid: number } | Record<string, never>;

/** PostgreSQL and pgbouncer refuse to run as root. */
function ownerOfServers(): Owner {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function give(folder: string, owner: Owner): void {
  mkdirSync(folder, { recursive: true });
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

async function answers(url: string): Promise<void> {
  for (const until = Date.now() + 60_000; ;)
    try {
      await ask(url, 'select 1');
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(100);
    }
}

async function ask<Row extends pg.QueryResultRow>(url: string, question: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(question)).rows;
  } finally {
    await client.end();
  }
}
