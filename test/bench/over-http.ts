/**
 * 50,000 simulated pull requests over HTTP into PostgreSQL, as `headwater backfill` reads them in a process of its own: does
 * its memory grow with the work, and how does it compare with a bare COPY of the same rows? Then the nightly run.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { openDatabase } from '../../src/store/driver/database.ts';
import { FACT_TABLES } from '../../src/store/history/fact-tables.ts';
import { migrate } from '../../src/store/driver/migrate.ts';
import { startStandInProcess } from '../support/stand-in/process.ts';

const PULL_REQUESTS = 50_000;
/** Where memory is compared; the start of a process says little. */
const EARLY = 10_000;
const END = '2026-01-01T00:00:00Z';

export async function overHttp(url: string): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
  writeFileSync(
    join(folder, 'headwater.yml'),
    'institution: { name: Hydrology, team: [] }\ncommunities: [{ name: Springboard, orgs: [springboard] }]\n',
  );
  const github = await startStandInProcess({
    simulated: { pullRequests: PULL_REQUESTS, issues: 15_000, repositories: 50, seed: 1, end: END },
  });
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HEADWATER_CONFIG: join(folder, 'headwater.yml'),
    DATABASE_URL: url,
    GITHUB_TOKEN: github.token,
    GITHUB_API_URL: github.restUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    HEADWATER_NOW: END,
  };
  try {
    const backfill = await watched('backfill', environment);
    const requests = (await github.log()).length;
    const rows = await factRows(url);
    const copied = await bareCopy(url);
    await github.reset();
    await watched('sync', environment);
    const first = (await github.log()).length;
    await github.reset();
    const quiet = await watched('sync', environment);
    const log = await github.log();
    return {
      'requests of the backfill': requests,
      'rows stored': rows,
      'rows per second over HTTP': rows / backfill.seconds,
      'rows per second of a bare COPY of the same rows': rows / copied,
      'memory at 10,000 pull requests, MB': backfill.early,
      'memory at 50,000 pull requests, MB': backfill.late,
      'the most memory it ever had, MB': backfill.peak,
      'requests of the first sync over 50 repositories': first,
      'requests of a second sync over 50 quiet repositories': log.length,
      'points of a second sync over 50 quiet repositories': log.reduce((sum, { points }) => sum + points, 0),
      'seconds of that sync, with the start of the process': quiet.seconds,
    };
  } finally {
    await github.close();
    rmSync(folder, { recursive: true });
  }
}

/** Runs a command and reads its resident memory from the system while it works. */
async function watched(command: string, environment: Record<string, string>) {
  const started = performance.now();
  const child = spawn(process.execPath, [resolve('src/headwater.mjs'), command], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const memory = () => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  };
  const seen = { early: [] as number[], late: [] as number[], peak: 0 };
  const done = new Map<string, number>();
  const exited = new Promise<number | null>((ended) => child.on('close', ended));
  for await (const line of createInterface({ input: child.stderr })) {
    if (!line.startsWith('{')) continue;
    const page = JSON.parse(line) as { stream: string; repository: string; stored: number };
    if (page.stream !== 'pull_requests') continue;
    done.set(page.repository, page.stored);
    const read = [...done.values()].reduce((sum, stored) => sum + stored, 0);
    const now = memory();
    seen.peak = Math.max(seen.peak, now);
    // What garbage a collection has not reached yet is not growth: the mean of a thousand pull requests' pages.
    if (read > EARLY - 500 && read <= EARLY + 500) seen.early.push(now);
    if (read > PULL_REQUESTS - 1_000) seen.late.push(now);
  }
  const code = await exited;
  if (code !== 0) throw new Error(`headwater ${command} ended with ${code}`);
  const mean = (of: number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  return {
    seconds: (performance.now() - started) / 1000,
    early: mean(seen.early),
    late: mean(seen.late),
    peak: seen.peak,
  };
}

async function factRows(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let rows = 0;
  for (const table of Object.keys(FACT_TABLES))
    rows += Number((await client.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n);
  await client.end();
  return rows;
}

/** @returns seconds */
async function bareCopy(url: string): Promise<number> {
  const name = `headwater_bench_copy_${process.pid}`;
  const target = new URL(url);
  target.pathname = `/${name}`;
  const from = new pg.Client({ connectionString: url });
  await from.connect();
  await from.query(`create database ${name}`);
  try {
    const store = await openDatabase(target.href, 'bench');
    await migrate(store.db);
    await store.close();
    const to = new pg.Client({ connectionString: target.href });
    await to.connect();
    const started = performance.now();
    for (const [table, { columns }] of Object.entries(FACT_TABLES))
      await pipeline(
        from.query(copyTo(`copy ${table} (${columns.join(', ')}) to stdout`)),
        to.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)),
      );
    const seconds = (performance.now() - started) / 1000;
    await to.end();
    return seconds;
  } finally {
    await from.query(`drop database ${name} with (force)`);
    await from.end();
  }
}
