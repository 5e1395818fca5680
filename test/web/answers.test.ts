/** An answer is written once until its state changes, to whoever asks and in whatever form. */
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { writtenOnce } from '../../src/web/dashboard/answers.ts';

function served() {
  const world = { state: 'one', written: 0, status: 200 as 200 | 400 };
  const app = new Hono();
  app.get(
    '/page',
    writtenOnce({ state: () => Promise.resolve(world.state), isPublic: true }),
    async (context) => {
      await new Promise((done) => setTimeout(done, 5));
      return context.html(`<p>${++world.written} ${context.req.query('week') ?? ''}</p>`, world.status);
    },
  );
  const ask = async (path = '/page', headers: Record<string, string> = {}) => app.request(path, { headers });
  return { world, ask };
}

it('is written once for all who ask at once, and anew when the state changes', async () => {
  const { world, ask } = served();
  const texts = async () =>
    Promise.all((await Promise.all([ask(), ask(), ask()])).map((answer) => answer.text()));
  expect(await texts()).toEqual(['<p>1 </p>', '<p>1 </p>', '<p>1 </p>']);
  expect(await (await ask('/page?week=2026-W07')).text()).toBe('<p>2 2026-W07</p>');
  world.state = 'two';
  expect(await texts()).toEqual(['<p>3 </p>', '<p>3 </p>', '<p>3 </p>']);
});

it('is written for each host apart, since links may begin with it', async () => {
  const { ask } = served();
  const texts = ['http://one.example/page', 'http://two.example/page', 'http://one.example/page'].map(
    async (address) => (await ask(address)).text(),
  );
  expect(new Set(await Promise.all(texts)).size).toBe(2);
});

it('is packed for who understands it, has a name, and is not sent to who has it', async () => {
  const { ask } = served();
  const plain = await ask();
  const packed = await ask('/page', { 'accept-encoding': 'br, gzip;q=0.8' });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('content-type')).toBe(plain.headers.get('content-type'));
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await plain.text());
  for (const unwilling of ['identity', 'gzip;q=0', 'gzip; q=0.0, br'])
    expect((await ask('/page', { 'accept-encoding': unwilling })).headers.get('content-encoding')).toBeNull();
  const etag = plain.headers.get('etag')!;
  for (const held of [etag, `"other", ${etag}`, '*']) {
    const answer = await ask('/page', { 'if-none-match': held });
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', etag]);
  }
  expect((await ask('/page', { 'if-none-match': '"other"' })).status).toBe(200);
  for (const answer of [plain, packed])
    expect([answer.headers.get('cache-control'), answer.headers.get('vary')]).toEqual([
      'public, no-cache',
      'Accept-Encoding',
    ]);
});

it('is not kept where it is a refusal', async () => {
  const { world, ask } = served();
  world.status = 400;
  for (const written of [1, 2]) {
    const answer = await ask();
    expect([answer.status, await answer.text()]).toEqual([400, `<p>${written} </p>`]);
  }
});
