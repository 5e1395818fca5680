/** `headwater serve` as a process: what it needs, what it does, and how it ends. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/driver/database.ts';
import { WEBHOOKS } from '../../src/web/server.ts';
import { emptyFolder, headwaterProcess } from '../support/command-line.ts';
import { startServedCommunity, type ServedCommunity } from '../support/served-community.ts';
import { metric, startServing, waitFor } from '../support/serving.ts';
import { delivery, SECRET, send } from '../support/webhooks.ts';

describe('headwater serve', () => {
  let community: ServedCommunity;
  const embedded = `pglite:${join(emptyFolder(), 'db')}`;
  beforeAll(async () => {
    community = await startServedCommunity();
  });
  afterAll(() => community.github.close());

  const asApp = (over: Record<string, string> = {}) => community.environment(embedded, over);

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

  it('ends, with all that it has started, where it cannot listen', { timeout: 120_000 }, async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const observer = {
      APP_ID: '',
      PRIVATE_KEY: '',
      WEBHOOK_SECRET: '',
      GITHUB_TOKEN: community.github.token,
    };
    const said = async (over: Record<string, string>) => {
      const { code, err } = await headwaterProcess(['serve'], asApp({ ...observer, ...over }));
      return [code, err.trim().split('\n').at(-1)];
    };
    expect(await said({ HOST: '127.0.0.1', PORT: String(port) })).toEqual([
      2,
      `PORT is ${port}, where another process listens on 127.0.0.1 already; end that one, or set PORT to another.`,
    ]);
    other.close();
    expect(await said({ HOST: '203.0.113.1', PORT: '0' })).toEqual([
      2,
      'HOST is "203.0.113.1", which is no address of this machine; write localhost, or 0.0.0.0 for all of them.',
    ]);
  });

  it('needs no secret without an App, and takes no deliveries', { timeout: 120_000 }, async () => {
    const serving = await startServing(
      'all',
      asApp({ APP_ID: '', PRIVATE_KEY: '', WEBHOOK_SECRET: '', GITHUB_TOKEN: community.github.token }),
    );
    expect(await send(serving.url + WEBHOOKS, delivery('issues', {}))).toBe(404);
    expect(await serving.end('SIGTERM')).toBe(0);
  });
});
