/** What taking deliveries costs: how many a second are durable, beside Probot that keeps none; how long until they show. */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { unitOf } from '../simulation/chance.ts';
import { simulatedCommunity } from '../simulation/community/community.ts';
import { startStandInProcess } from '../support/stand-in/process.ts';
import { openDatabase, type Database } from '../../src/store/driver/database.ts';
import { WEBHOOKS } from '../../src/web/server.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { emptyFolder, headwaterProcess } from '../support/command-line.ts';
import { startServing } from '../support/serving.ts';
import { headersOf, SECRET, type TestDelivery } from '../support/webhooks.ts';
import { webhookSamples } from '../support/webhook-samples.ts';

const SIMULATED = {
  pullRequests: 2_000,
  repositories: 10,
  seed: 7,
  start: '2025-01-01T00:00:00Z',
  end: '2026-01-01T00:00:00Z',
};
/** What a pull request's delivery weighs on GitHub. */
const BODY_BYTES = 28_000;
const MANY = 5_000;
const PER_SECOND = 500;

export async function deliveryCosts(url: string): Promise<Record<string, number>> {
  const folder = emptyFolder();
  writeFileSync(
    join(folder, 'headwater.yml'),
    'institution: { name: Hydrology, team: [] }\ncommunities: [{ name: Springboard, orgs: [springboard] }]\n',
  );
  const github = await startStandInProcess({
    simulated: SIMULATED,
    app: installedOn([{ id: 70, account: 'springboard' }]),
  });
  const environment = {
    HEADWATER_CONFIG: join(folder, 'headwater.yml'),
    DATABASE_URL: url,
    APP_ID: String(APP_ID),
    PRIVATE_KEY: KEYS.privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.restUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    LOG_LEVEL: 'warn',
  };
  const backfilled = await headwaterProcess(['backfill'], environment);
  if (backfilled.code !== 0) throw new Error(backfilled.err);
  const store = await openDatabase(url, 'bench');
  try {
    return { ...(await taken(environment, store.db)), ...(await visible(environment, store.db)) };
  } finally {
    await store.close();
    await github.close();
  }
}

/** The front alone, since nobody handles them meanwhile. */
async function taken(environment: Record<string, string>, db: Database): Promise<Record<string, number>> {
  const web = await startServing('web', { ...environment, LOG_LEVEL: 'info' });
  const { payload } = webhookSamples(['pull_request']).find(({ action }) => action === 'opened')!;
  const one = heavy(payload);
  await flood(web.url + WEBHOOKS, one, 'warm', { count: 500, atOnce: 32 });
  const most = await flood(web.url + WEBHOOKS, one, 'most', { count: MANY, atOnce: 64 });
  const steady = await flood(web.url + WEBHOOKS, one, 'even', { count: MANY, perSecond: PER_SECOND });
  await web.end('SIGTERM');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from deliveries`.execute(db);
  const probot = await bareProbot();
  const bareUrl = `http://127.0.0.1:${probot.port}${WEBHOOKS}`;
  await flood(bareUrl, one, 'warm', { count: 500, atOnce: 32 });
  const bareMost = await flood(bareUrl, one, 'most', { count: MANY, atOnce: 64 });
  const bareSteady = await flood(bareUrl, one, 'even', { count: MANY, perSecond: PER_SECOND });
  probot.end();
  await sql`truncate deliveries`.execute(db);
  return {
    'body, bytes': one.length,
    'durable deliveries per second, 64 at once': most.perSecond,
    'acknowledged and not stored': 2 * MANY + 500 - rows[0]!.n,
    [`p50 at ${PER_SECOND}/s, ms`]: steady.p50,
    [`p99 at ${PER_SECOND}/s, ms`]: steady.p99,
    'answers other than 202': most.failed + steady.failed,
    'Probot alone, storing nothing: per second, 64 at once': bareMost.perSecond,
    [`Probot alone: p50 at ${PER_SECOND}/s, ms`]: bareSteady.p50,
    [`Probot alone: p99 at ${PER_SECOND}/s, ms`]: bareSteady.p99,
  };
}

/** After an idle minute five thousand at once: until what they touched has been read again. */
async function visible(environment: Record<string, string>, db: Database): Promise<Record<string, number>> {
  const all = await startServing('all', { ...environment, LOG_LEVEL: 'info' });
  // The run at the start, and then an idle while.
  await sleep(60_000);
  const before = await pointsSpent(db);
  const community = simulatedCommunity(SIMULATED);
  const items = community.repositories.flatMap(({ pullRequests, databaseId, nameWithOwner }) =>
    Array.from({ length: pullRequests.count }, (_, index) => ({
      repository: { id: databaseId, full_name: nameWithOwner, owner: { login: 'springboard' } },
      number: pullRequests.at(index).number,
    })),
  );
  const sent = Array.from({ length: MANY }, (_, index) => {
    // As on GitHub: more happens to some items than to others. Squared, a quarter of them get half of the deliveries.
    const item = items[Math.floor(unitOf(SIMULATED.seed, index) ** 2 * items.length)]!;
    const payload = { action: 'edited', pull_request: { number: item.number }, repository: item.repository };
    return {
      id: `seen-${String(index).padStart(6, '0')}`,
      key: `${item.repository.id} ${item.number}`,
      payload,
    };
  });
  const started = Date.now();
  let next = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let one = sent[next++]; one; one = sent[next++])
        await post(all.url + WEBHOOKS, agent, { id: one.id, event: 'pull_request' }, heavy(one.payload));
    }),
  );
  const received = (Date.now() - started) / 1000;
  const seconds = await seenAfter(db, sent);
  agent.destroy();
  await all.end('SIGTERM');
  const points = (await pointsSpent(db)) - before;
  return {
    [`items that ${MANY} deliveries touch`]: new Set(sent.map(({ key }) => key)).size,
    [`${MANY} deliveries received in, s`]: received,
    'receipt to visible: p50, s': percentile(seconds, 0.5),
    'receipt to visible: p95, s': percentile(seconds, 0.95),
    'GraphQL points per 1,000 deliveries': points / (MANY / 1000),
  };
}

/** By when each had been handled and its item was no longer marked, in seconds since its receipt. */
async function seenAfter(db: Database, sent: readonly { id: string; key: string }[]): Promise<number[]> {
  const open = new Map(sent.map(({ id, key }) => [id, key]));
  const seconds: number[] = [];
  for (const end = Date.now() + 600_000; open.size > 0 && Date.now() < end; await sleep(500)) {
    const { rows: marks } = await sql<{
      key: string;
    }>`select repo_id || ' ' || number as key from dirty_marks`.execute(db);
    const marked = new Set(marks.map(({ key }) => key));
    const { rows: handled } = await sql<{ id: string; received_at: Date }>`
      select id, received_at from deliveries where handled_at is not null and id like 'seen-%'`.execute(db);
    for (const { id, received_at } of handled) {
      const key = open.get(id);
      if (key === undefined || marked.has(key)) continue;
      open.delete(id);
      seconds.push((Date.now() - received_at.getTime()) / 1000);
    }
  }
  return [...seconds, ...[...open].map(() => Infinity)];
}

async function pointsSpent(db: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(sum(points), 0)::int as n from api_calls`.execute(
    db,
  );
  return rows[0]!.n;
}

/** The same payload, as heavy as GitHub's. */
function heavy(payload: object): Buffer {
  const body = JSON.stringify({ ...payload, padding: '' });
  return Buffer.from(
    JSON.stringify({ ...payload, padding: 'x'.repeat(Math.max(0, BODY_BYTES - body.length)) }),
  );
}

interface Flood {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

async function flood(
  url: string,
  body: Buffer,
  name: string,
  { count, atOnce = 256, perSecond = null }: { count: number; atOnce?: number; perSecond?: number | null },
): Promise<Flood> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const milliseconds: number[] = [];
  let failed = 0;
  const sendOne = async (index: number, due: number) => {
    const id = `${name}-${String(index).padStart(6, '0')}`;
    if ((await post(url, agent, { id, event: 'pull_request' }, body)) !== 202) failed++;
    // From when it was due: a queue on our side counts, too.
    milliseconds.push(performance.now() - due);
  };
  const started = performance.now();
  if (perSecond === null) {
    let next = 0;
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (next < count) await sendOne(next++, performance.now());
      }),
    );
  } else {
    const under: Promise<void>[] = [];
    for (let index = 0; index < count;) {
      for (; index < count && started + (index / perSecond) * 1000 <= performance.now(); index++)
        under.push(sendOne(index, started + (index / perSecond) * 1000));
      await sleep(1);
    }
    await Promise.all(under);
  }
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return {
    perSecond: count / seconds,
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    failed,
  };
}

function post(
  url: string,
  agent: Agent,
  one: Pick<TestDelivery, 'id' | 'event'>,
  body: Buffer,
): Promise<number> {
  return new Promise((resolve) => {
    const outgoing = request(url, { method: 'POST', agent, headers: headersOf(one, body) }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    outgoing.on('error', () => resolve(0));
    outgoing.end(body);
  });
}

function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? NaN;
}

async function bareProbot(): Promise<{ port: number; end(): void }> {
  const child = fork(new URL('./bare-probot.ts', import.meta.url), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((listening) =>
    child.stdout!.once('data', (said: Buffer) => listening(Number(said.toString()))),
  );
  return { port, end: () => void child.kill() };
}
