/** The webhook route over HTTP: what is taken is durable, and nothing hostile gets in, through, or into a log. */
import { createHmac, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { storeDeliveries } from '../../src/store/live/inbox.ts';
import { liveState } from '../../src/store/live/live-state.ts';
import { unreadiness } from '../../src/store/live/readiness.ts';
import { batched } from '../../src/web/webhooks/batched.ts';
import { receiveWebhooks } from '../../src/web/webhooks/receive.ts';
import { serverMetrics } from '../../src/web/metrics.ts';
import { definitionAddress, KPIS } from '../../src/domain/kpis/kpi.ts';
import { startWeb, WEBHOOKS, type WebServer } from '../../src/web/server.ts';
import { APP_ID } from '../support/app.ts';
import { onOneDatabase } from '../support/databases.ts';
import { runs } from '../support/runs.ts';
import { delivery, headersOf, SECRET, send, signature } from '../support/webhooks.ts';

const PREVIOUS = 'the-secret-before-0123456789abcdef';
const CANARY = 'ghs_canary0123456789abcdefghijklmnop';

onOneDatabase('the webhook route', (open) => {
  let web: WebServer | undefined;
  let failures: unknown[] = [];
  afterEach(async () => {
    await web?.close();
    web = undefined;
    expect(failures).toEqual([]);
  });

  async function start(store?: Parameters<typeof receiveWebhooks>[0]['store']): Promise<string> {
    const { db } = open();
    failures = [];
    web = await startWeb({
      host: '127.0.0.1',
      port: 0,
      metrics: serverMetrics(() => liveState(db, new Date())),
      unreadiness: () => unreadiness(db),
      failed: (error) => failures.push(error),
      webhooks: receiveWebhooks({
        appId: APP_ID,
        secrets: [SECRET, PREVIOUS],
        now: () => new Date(),
        store:
          store ??
          batched(
            (rows) => storeDeliveries(db, rows),
            ({ body }) => body.length,
          ),
      }),
    });
    return `http://127.0.0.1:${web.address.port}`;
  }
  const rows = async () =>
    (
      await sql<{ id: string; event: string; action: string | null; body: string }>`
      select id, event, action, body from deliveries order by id`.execute(open().db)
    ).rows;
  const post = async (url: string, body: string | Buffer, headers: Record<string, string>) => {
    const answer = await fetch(url + WEBHOOKS, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(body)),
      headers,
    });
    return [answer.status, (await answer.text()).trim()] as const;
  };

  it('stores a delivery to the byte before it says so, once', async () => {
    const url = await start();
    const body = '{"action":"opened","title":"caf\\u00e9 ☕ \\u0000"}';
    const headers = headersOf({ id: 'first-000', event: 'issues' }, body);
    expect(await post(url, body, headers)).toEqual([202, 'stored']);
    expect(await post(url, body, headers)).toEqual([202, 'stored']);
    expect(await rows()).toEqual([{ id: 'first-000', event: 'issues', action: 'opened', body }]);
  });

  it('shows the definition of every KPI where reports link to, and no other file', async () => {
    const url = await start();
    for (const kpi of KPIS) {
      const answer = await fetch(definitionAddress(kpi, url));
      expect([answer.status, (await answer.text()).startsWith(`-- ${kpi.id}: `)]).toEqual([200, true]);
    }
    for (const path of ['sql/kpi/', 'sql/kpi/..%2fschema.sql', 'sql/schema.sql', 'sql/kpi/nothing.sql'])
      expect((await fetch(`${url}/${path}`)).status).toBe(404);
  });

  it('takes the secret before, while it is being changed, and no other', async () => {
    const url = await start();
    const one = { id: 'rotated-0', event: 'issues' };
    expect((await post(url, '{}', headersOf(one, '{}', PREVIOUS)))[0]).toBe(202);
    expect(await post(url, '{}', headersOf(one, '{}', 'development'))).toEqual([
      401,
      'the signature does not fit',
    ]);
    expect((await post(url, '{}', headersOf(one, '{}', '')))[0]).toBe(401);
  });

  it('makes hundreds at once durable in few statements', async () => {
    const { db } = open();
    let [statements, arrived] = [0, 0];
    const all = Promise.withResolvers<void>();
    const url = await start(
      batched(
        async (batch) => {
          statements++;
          // The first writes take as long as the others need to arrive, however busy the machine is.
          await all.promise;
          await storeDeliveries(db, batch);
        },
        ({ body }) => {
          if (++arrived === 300) all.resolve();
          return body.length;
        },
      ),
    );
    const many = Array.from({ length: 300 }, (_, index) =>
      delivery('issues', { n: index }, `many-${String(index).padStart(5, '0')}`),
    );
    const statuses = await Promise.all(many.map((one) => send(url + WEBHOOKS, one)));
    expect(new Set(statuses)).toEqual(new Set([202]));
    expect(await rows()).toHaveLength(300);
    // Two that began early, and the rest by 64.
    expect(statements).toBeLessThanOrEqual(7);
  });

  it.each<[string, string | Buffer, Record<string, string>, number]>([
    ['no signature', '{}', { 'x-hub-signature-256': '' }, 401],
    ['a signature of something else', '{}', { 'x-hub-signature-256': signature('{ }') }, 401],
    ['a signature in SHA-1', '{}', { 'x-hub-signature-256': `sha1=${'a'.repeat(40)}` }, 401],
    ['a short signature', '{}', { 'x-hub-signature-256': 'sha256=abc' }, 401],
    ['two signatures', '{}', { 'x-hub-signature-256': `${signature('{}')}, ${signature('{}')}` }, 401],
    ['a form', '{}', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a text', '{}', { 'content-type': 'text/plain' }, 415],
    ['JSON in another encoding', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415],
    ['a packed body', '{}', { 'content-encoding': 'gzip' }, 415],
    ['no event', '{}', { 'x-github-event': '' }, 400],
    ['an odd event', '{}', { 'x-github-event': 'Issues; drop table' }, 400],
    ['no id', '{}', { 'x-github-delivery': '' }, 400],
    ['an odd id', '{}', { 'x-github-delivery': '../../etc/passwd' }, 400],
    ['the webhook of another App', '{}', { 'x-github-hook-installation-target-id': '999' }, 400],
    ['the webhook of a repository', '{}', { 'x-github-hook-installation-target-type': 'repository' }, 400],
    ['null', 'null', {}, 400],
    ['a list', '[]', {}, 400],
    ['a number', '17', {}, 400],
    ['an empty body', '', {}, 400],
    ['half a body', '{"action":"ope', {}, 400],
    ['two bodies', '{}{}', {}, 400],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), {}, 400],
    ['a raw NUL', '{"a":"\0"}', {}, 400],
    ['nothing but depth', '['.repeat(200_000), {}, 400],
  ])('refuses %s', async (_, body, over, status) => {
    const url = await start();
    const [got, said] = await post(url, body, {
      ...headersOf({ id: 'hostile-0', event: 'issues' }, body),
      ...over,
    });
    expect([got, said.includes(SECRET)]).toEqual([status, false]);
    expect(await rows()).toEqual([]);
  });

  it('takes any JSON object that is signed, also one that means harm', async () => {
    const url = await start();
    for (const body of [
      '{"__proto__":{"isAdmin":true},"constructor":1}',
      '{"action":{"toString":1},"installation":[],"repository":"x"}',
      `{"action":"${'a'.repeat(5000)}"}`,
      '{"repository":{"id":1e400},"installation":{"id":-1}}',
    ])
      expect(
        (
          await post(
            url,
            body,
            headersOf({ id: `odd-${randomBytes(6).toString('hex')}`, event: 'issues' }, body),
          )
        )[0],
      ).toBe(202);
    expect(await rows()).toHaveLength(4);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it('refuses whatever was changed on the way, and keeps no row of it', async () => {
    const url = await start();
    const { numRuns, seed } = runs(400);
    const valid = Buffer.from(
      JSON.stringify({ action: 'opened', installation: { token: CANARY }, issue: { number: 1 } }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          // A byte changed, cut off, added; anything at all; anything at all with a signature of its own.
          fc
            .record({ at: fc.nat(valid.length - 1), by: fc.integer({ min: 1, max: 255 }) })
            .map(({ at, by }) => {
              const bytes = Buffer.from(valid);
              bytes[at] = bytes[at]! ^ by;
              return { bytes, signed: valid };
            }),
          fc.nat(valid.length - 1).map((length) => ({ bytes: valid.subarray(0, length), signed: valid })),
          fc
            .uint8Array({ minLength: 1, maxLength: 50 })
            .map((more) => ({ bytes: Buffer.concat([valid, more]), signed: valid })),
          fc.uint8Array({ maxLength: 2000 }).map((bytes) => ({ bytes: Buffer.from(bytes), signed: null })),
          fc
            .json()
            .filter((text) => !text.startsWith('{'))
            .map((text) => ({ bytes: Buffer.from(text), signed: Buffer.from(text) })),
        ),
        async ({ bytes, signed }) => {
          const headers = headersOf({ id: 'mutated-0', event: 'issues' }, bytes);
          headers['x-hub-signature-256'] = signed
            ? signature(signed)
            : `sha256=${createHmac('sha256', 'nobody knows').update(bytes).digest('hex')}`;
          const [status, said] = await post(url, bytes, headers);
          expect(status).toBeGreaterThanOrEqual(400);
          expect(status).toBeLessThan(500);
          expect(said).not.toContain('canary');
        },
      ),
      { numRuns, seed },
    );
    expect(await rows()).toEqual([]);
    const [status] = await post(url, valid, headersOf({ id: 'still-ok-0', event: 'issues' }, valid));
    expect(status).toBe(202);
  }, 600_000);

  it('refuses what is too large before it has read it, however it is announced', async () => {
    const url = await start();
    const { port } = new URL(url);
    const head = (length: string) =>
      `POST ${WEBHOOKS} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-github-event: issues\r\n` +
      `x-github-delivery: large-000\r\nx-hub-signature-256: ${signature('x')}\r\n${length}\r\n\r\n`;
    expect(await answerTo(Number(port), head('content-length: 314572800'), 0)).toMatch(/^HTTP\/1.1 413/);
    expect(await answerTo(Number(port), head('transfer-encoding: chunked'), 30)).toMatch(/^HTTP\/1.1 413/);
    expect(await rows()).toEqual([]);
  });

  it('says 503 where the database takes nothing, so that GitHub lists the delivery as failed', async () => {
    const url = await start(() => Promise.reject(new Error(`connect failed: postgres://x:${CANARY}@db`)));
    const [status, said] = await post(url, '{}', headersOf({ id: 'unlucky-0', event: 'issues' }, '{}'));
    expect([status, said]).toEqual([503, 'it could not be stored']);
    expect(failures).toHaveLength(1);
    failures = [];
  });

  it('tells whether it lives, whether it is ready, and what it counted', async () => {
    const url = await start();
    await post(url, '{}', headersOf({ id: 'counted-0', event: 'issues' }, '{}'));
    await post(url, '{}', headersOf({ id: 'counted-1', event: 'made_up_by_somebody' }, '{}'));
    await post(url, 'null', headersOf({ id: 'counted-2', event: 'issues' }, 'null'));
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');
    expect(await (await fetch(`${url}/readyz`)).text()).toBe('ready\n');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('headwater_deliveries_received_total{event="issues",status="202"} 1');
    expect(metrics).toContain('headwater_deliveries_received_total{event="other",status="202"} 1');
    expect(metrics).toContain('headwater_deliveries_received_total{event="none",status="400"} 1');
    expect(metrics).toContain('headwater_inbox_waiting 2');
    expect((await fetch(url + WEBHOOKS)).status).toBe(404);
    for (const path of ['/nowhere', '/probot', '/probot/below', '/healthz'])
      expect((await fetch(url + path)).headers.get('content-security-policy'), path).not.toBe(null);
    await sql`delete from headwater_migrations where name like '0032%'`.execute(open().db);
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([
      503,
      'not ready: migration 0032_installations is missing\n',
    ]);
    await sql`insert into headwater_migrations (name, timestamp) values ('0032_installations', 'now')`.execute(
      open().db,
    );
  });
});

/** Sends the head, then that many megabytes as chunks or until the other side has had enough. */
function answerTo(port: number, head: string, megabytes: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.write(head);
    const chunk = Buffer.concat([
      Buffer.from('100000\r\n'),
      Buffer.alloc(1024 * 1024, 97),
      Buffer.from('\r\n'),
    ]);
    const more = (left: number) => {
      if (left > 0 && !socket.destroyed) socket.write(chunk, () => more(left - 1));
    };
    more(megabytes);
  });
}

describe('writes that are batched', () => {
  it('fail alone: one row that the database does not take does not take the others with it', async () => {
    const written: number[] = [];
    const store = batched<number>(
      async (batch) => {
        if (batch.includes(3)) throw new Error('not three');
        written.push(...batch);
      },
      () => 1,
    );
    const done = await Promise.allSettled([1, 2, 3, 4].map(store));
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(written).toEqual([1, 2, 4]);
  });

  it('hold no more than they may', async () => {
    const sizes: number[] = [];
    const store = batched<number>(
      async (batch) => void sizes.push(batch.reduce((sum, one) => sum + one, 0)),
      (row) => row,
      { rows: 10, bytes: 100, writers: 1 },
    );
    await Promise.all([40, 40, 40, 500, 1, 1].map(store));
    expect(sizes).toEqual([80, 40, 500, 2]);
  });
});
