/** `headwater serve` as a process: what it needs, what it does, and how it ends. */
import { existsSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceOf } from '../simulation/chance.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { openDatabase, type Database } from '../../src/store/driver/database.ts';
import { WEBHOOKS } from '../../src/web/server.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { emptyFolder, headwaterProcess } from '../support/command-line.ts';
import { onOneDatabase } from '../support/databases.ts';
import { runs } from '../support/runs.ts';
import { startServing, type Serving } from '../support/serving.ts';
import { delivery, headersOf, SECRET, send } from '../support/webhooks.ts';

const CONFIGURATION = `institution: { name: Hydrology, team: [] }
communities: [{ name: Springboard, orgs: [springboard] }]
`;

describe('headwater serve', () => {
  let github: StandIn;
  const folder = emptyFolder();
  const embedded = `pglite:${join(folder, 'db')}`;
  beforeAll(async () => {
    writeFileSync(join(folder, 'headwater.yml'), CONFIGURATION);
    github = await startStandIn({
      simulated: {
        pullRequests: 40,
        repositories: 2,
        seed: 3,
        start: '2025-06-01T00:00:00Z',
        end: '2026-01-01T00:00:00Z',
      },
      app: installedOn([{ id: 70, account: 'springboard' }]),
    });
  });
  afterAll(() => github.close());

  const asApp = (over: Record<string, string> = {}) => ({
    HEADWATER_CONFIG: join(folder, 'headwater.yml'),
    DATABASE_URL: embedded,
    APP_ID: String(APP_ID),
    PRIVATE_KEY: KEYS.privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.restUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    ...over,
  });
  const hub = async (db: Database) =>
    (
      await sql<{ id: number }>`select id::int as id from repos where full_name = 'springboard/hub'`.execute(
        db,
      )
    ).rows[0]!.id;

  it.each([
    ['missing', '', /^WEBHOOK_SECRET is not set; make one/],
    ['short', 'a-short-one', /^WEBHOOK_SECRET is shorter than 16 characters/],
    ['"development"', 'development', /^WEBHOOK_SECRET is "\*\*\*", which anybody could sign with/],
  ])('does not start with an App whose secret is %s, and makes no database', async (_, secret, line) => {
    const elsewhere = join(emptyFolder(), 'db');
    const { code, err } = await headwaterProcess(
      ['serve'],
      asApp({ WEBHOOK_SECRET: secret, DATABASE_URL: `pglite:${elsewhere}` }),
    );
    expect(code).toBe(2);
    expect(err).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it(
    'reads everything once it is installed, then what a delivery touches, and ends cleanly',
    { timeout: 180_000 },
    async () => {
      const serving = await startServing('all', asApp());
      try {
        const account = { id: 5, login: 'springboard', type: 'Organization' };
        const created = {
          action: 'created',
          installation: { id: 70, account, permissions: {} },
          repositories: [],
          sender: null,
        };
        expect(await send(serving.url + WEBHOOKS, delivery('installation', created))).toBe(202);
        expect((await fetch(`${serving.url}/readyz`)).status).toBe(200);
        await waitFor(
          async () =>
            /Read 40 pull requests/.test(serving.said()) &&
            (await metric(serving, 'headwater_inbox_waiting')) === 0,
        );
        expect(await metric(serving, 'headwater_inbox_parked')).toBe(0);
        expect(await serving.end('SIGTERM')).toBe(0);
        expect(serving.said()).toContain('Stopped.');
        for (const secret of [SECRET, 'PRIVATE KEY-----', 'ghs_'])
          expect(serving.said()).not.toContain(secret);
      } finally {
        serving.process.kill('SIGKILL');
      }
      const store = await openDatabase(embedded, 'a test');
      try {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from pull_requests`.execute(
          store.db,
        );
        expect(rows).toEqual([{ n: 40 }]);
        const { rows: left } = await sql`select 1 from server_runs where stopped_at is null`.execute(
          store.db,
        );
        expect(left).toEqual([]);
      } finally {
        await store.close();
      }
    },
  );

  it('needs no secret without an App, and takes no deliveries', { timeout: 120_000 }, async () => {
    const serving = await startServing(
      'all',
      asApp({ APP_ID: '', PRIVATE_KEY: '', WEBHOOK_SECRET: '', GITHUB_TOKEN: github.token }),
    );
    expect(await send(serving.url + WEBHOOKS, delivery('issues', {}))).toBe(404);
    expect(await serving.end('SIGTERM')).toBe(0);
  });

  if (process.env['TEST_DATABASE_URL'])
    onOneDatabase('on PostgreSQL', (open) => {
      // Not on the embedded database: its thread takes over a gigabyte while it starts, which hides everything else.
      it('holds less than 64 MB more for a body of 300 MB', { timeout: 120_000 }, async () => {
        const serving = await startServing('web', asApp({ DATABASE_URL: open().url }));
        await send(serving.url + WEBHOOKS, delivery('issues', { warm: 'up' }));
        const before = serving.memory();
        expect(before.peak - before.now).toBeLessThan(32 * 1024 * 1024);
        expect(await flood(serving, 300)).toBe(413);
        expect(serving.memory().peak - before.peak).toBeLessThan(64 * 1024 * 1024);
        expect(await send(serving.url + WEBHOOKS, delivery('issues', { still: 'there' }))).toBe(202);
        expect(await serving.end('SIGTERM')).toBe(0);
      });

      it(
        'loses nothing that it acknowledged and does nothing twice, whoever is killed',
        { timeout: 3_600_000 },
        async () => {
          const { db, url } = open();
          const environment = asApp({ DATABASE_URL: url });
          expect((await headwaterProcess(['backfill'], environment)).code).toBe(0);
          const repository = {
            id: await hub(db),
            full_name: 'springboard/hub',
            owner: { login: 'springboard' },
          };
          const { numRuns: kills, seed } = runs(4);
          const chance = chanceOf(seed, 1, 1, 1);
          const roles = ['web', 'worker'] as const;
          const serving = await Promise.all(roles.map((role) => startServing(role, environment)));
          const acknowledged = new Set<string>();
          let sent = 0;
          let isOver = false;
          const sending = (async () => {
            while (!isOver) {
              const id = `kill-${String(++sent).padStart(6, '0')}`;
              const number = 1 + (sent % 20);
              const payload = {
                action: 'edited',
                issue: { number },
                comment: { id: sent },
                repository,
                padding: 'x'.repeat(2000),
              };
              // One in four comes twice.
              for (let times = sent % 4 === 0 ? 2 : 1; times > 0; times--) {
                const status = await send(
                  serving[0]!.url + WEBHOOKS,
                  delivery('issue_comment', payload, id),
                ).catch(() => 0);
                if (status === 202) acknowledged.add(id);
              }
              await sleep(5);
            }
          })();
          for (let kill = 0; kill < kills; kill++) {
            await sleep(300 + chance.integer(700));
            const which = kill % 2;
            await serving[which]!.end('SIGKILL');
            serving[which] = await startServing(roles[which]!, environment);
          }
          isOver = true;
          await sending;
          await waitFor(async () => {
            const { rows } = await sql<{ n: number }>`
            select count(*)::int as n from deliveries where handled_at is null`.execute(db);
            return rows[0]!.n === 0;
          });
          const { rows } = await sql<{
            id: string;
          }>`select id from deliveries where outcome = 'marked'`.execute(db);
          const handled = new Set(rows.map(({ id }) => id));
          expect(acknowledged.size).toBeGreaterThan(50);
          expect([...acknowledged].filter((id) => !handled.has(id))).toEqual([]);
          const { rows: parked } =
            await sql`select id, problem from deliveries where parked_at is not null`.execute(db);
          expect(parked).toEqual([]);
          for (const one of serving) expect(await one.end('SIGTERM')).toBe(0);
        },
      );
    });
  else describe.skip('on PostgreSQL: TEST_DATABASE_URL is not set', () => it.todo('loses nothing'));
});

async function waitFor(done: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 120_000;
  while (!(await done())) {
    if (Date.now() > until) throw new Error('it did not come to that in two minutes');
    await sleep(200);
  }
}

async function metric({ url }: Serving, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
}

/** An upload that nobody signed, of no announced length. @returns the status */
function flood({ url }: Serving, megabytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = headersOf(
      { id: 'flood-0000', event: 'issues' },
      'something else',
    );
    const outgoing = request(url + WEBHOOKS, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
      outgoing.destroy();
    });
    // Once it was refused nobody listens any more.
    outgoing.on('error', (error) => (outgoing.destroyed ? undefined : reject(error)));
    const chunk = Buffer.alloc(1024 * 1024, 97);
    const more = (left: number) => {
      if (outgoing.destroyed) return;
      if (left === 0) outgoing.end();
      else outgoing.write(chunk, () => more(left - 1));
    };
    more(megabytes);
  });
}
