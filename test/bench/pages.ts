/**
 * The first page over 1,000,000 stored pull requests beside 10,000, as `headwater serve` sends it: its first byte, its size,
 * and how many a second two cores give. Once nothing is kept, and once it is.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { readConfiguration } from '../../src/config/configuration.ts';
import { openDatabase } from '../../src/store/driver/database.ts';
import { migrate } from '../../src/store/driver/migrate.ts';
import { loadPeople } from '../../src/store/people/people.ts';
import { saveScopes } from '../../src/store/repositories/scopes.ts';
import { databaseUrl } from '../support/prepare-databases.ts';
import { startServing } from '../support/serving.ts';
import { copyFacts } from './copy-facts.ts';

const END = '2026-01-01T00:00:00Z';
const SMALL = { pullRequests: 10_000, repositories: 10 };
/** As the bench of every KPI has it: the work of many years. */
const LARGE = { pullRequests: 1_000_000, repositories: 40, start: '2016-01-01T00:00:00Z' };
type Size = typeof SMALL & Partial<typeof LARGE>;
const READERS = 16;
const SECONDS = 10;

export async function pagesServed(url: string): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  const nameOf = ({ pullRequests }: Size, figure: string) =>
    `${pullRequests.toLocaleString('en')} pull requests: ${figure}`;
  for (const size of [SMALL, LARGE]) {
    const name = `headwater_bench_pages_${process.pid}`;
    await administer(url, `create database ${name}`);
    try {
      await store(databaseUrl(url, name), size);
      const measured = await served(databaseUrl(url, name));
      for (const [figure, value] of Object.entries(measured)) figures[nameOf(size, figure)] = value;
    } finally {
      await administer(url, `drop database ${name} with (force)`);
    }
  }
  for (const figure of [FIRST_BYTE, PER_SECOND])
    figures[`${figure}, large ÷ small`] = figures[nameOf(LARGE, figure)]! / figures[nameOf(SMALL, figure)]!;
  return figures;
}

const FIRST_BYTE = 'first byte of / once it is kept, ms (median of 50)';
const PER_SECOND = `requests of / per second, ${READERS} readers`;

async function store(url: string, size: Size): Promise<void> {
  const open = await openDatabase(url, 'bench');
  await migrate(open.db);
  const issues = Math.round(size.pullRequests * 0.3);
  await copyFacts(open.db, url, { ...size, issues, seed: 1, end: END });
  const repos = await open.db.selectFrom('repos').select('id').execute();
  await saveScopes(
    open.db,
    repos.map(({ id }) => ({ community: 'Springboard', repo_id: id })),
  );
  await sql`vacuum analyze`.execute(open.db);
  await open.close();
}

/** What is measured of a server over a database that is stored whole. */
export async function served(url: string): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
  const HEADWATER_CONFIG = join(folder, 'headwater.yml');
  writeFileSync(
    HEADWATER_CONFIG,
    'institution: { name: Hydrology, team: [] }\ncommunities: [{ name: Springboard, orgs: [springboard] }]\n',
  );
  const open = await openDatabase(url, 'bench');
  await loadPeople(open.db, readConfiguration(HEADWATER_CONFIG).institution);
  await open.close();

  const environment = { DATABASE_URL: url, HEADWATER_CONFIG, HEADWATER_NOW: END, LOG_LEVEL: 'info' };
  const first = await startServing('web', environment);
  try {
    const computed_ms = await untilShown(first.url);
    await first.end('SIGTERM');
    const again = await startServing('web', environment);
    try {
      const restarted = await page(again.url);
      const waits: number[] = [];
      for (let asked = 0; asked < 50; asked++) waits.push((await page(again.url)).first_ms);
      return {
        'until / is shown where nothing is kept, ms': computed_ms,
        'first byte of / after a restart, ms': restarted.first_ms,
        [FIRST_BYTE]: waits.sort((a, b) => a - b)[25]!,
        'kB transferred of /': restarted.bytes / 1000,
        [PER_SECOND]: await perSecond(again.url),
      };
    } finally {
      await again.end('SIGTERM');
    }
  } finally {
    await first.end('SIGTERM');
    rmSync(folder, { recursive: true });
  }
}

interface Read {
  first_ms: number;
  bytes: number;
}

async function page(url: string, agent?: Agent): Promise<Read> {
  const started = performance.now();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/`, { headers: { 'accept-encoding': 'gzip' }, ...(agent ? { agent } : {}) }, resolve).on(
      'error',
      reject,
    );
  });
  const first_ms = performance.now() - started;
  if (answer.statusCode !== 200) throw new Error(`/ answered ${answer.statusCode}`);
  let bytes = 0;
  for await (const chunk of answer) bytes += (chunk as Buffer).length;
  return { first_ms, bytes };
}

/** As a browser does: what takes long says so, and is looked at again. */
async function untilShown(url: string): Promise<number> {
  const started = performance.now();
  for (let status = 503; status === 503;) {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    status = answer.status;
    if (status === 503) await sleep(1_000);
  }
  return performance.now() - started;
}

async function perSecond(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: READERS });
  const until = performance.now() + SECONDS * 1000;
  let read = 0;
  const reader = async () => {
    for (; performance.now() < until; read++) await page(url, agent);
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  agent.destroy();
  return read / SECONDS;
}

async function administer(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}
