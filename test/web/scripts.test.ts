/** The scripts of the drawings: kept for good under names that follow what they hold, packed as the reader can unpack them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { mountScripts } from '../../src/web/dashboard/scripts.ts';
import type { WebApp } from '../../src/web/server.ts';

describe('the scripts of the drawings', () => {
  const app: WebApp = new Hono();
  const { load, charts } = mountScripts(app);
  const asked = (path: string, encodings?: string) =>
    app.request(path, encodings === undefined ? {} : { headers: { 'accept-encoding': encodings } });

  it.each([
    ['charts', charts],
    ['load', load],
  ])('%s is named after what it holds, and kept for good', async (name, address) => {
    const text = readFileSync(`src/charts/${name}.generated.js`);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    expect(address).toBe(`/assets/${name}-${hash}.js`);
    const answer = await asked(address);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'Accept-Encoding',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(text)).toBe(true);
    expect((await asked(address.replace(hash, '0'.repeat(16)))).status).toBe(404);
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0.5', 'br'],
    ['deflate', null],
    ['gzip;q=0.0, br;q=0', null],
  ])('where %s is taken they are packed as %s', async (encodings, packed) => {
    const answer = await asked(charts, encodings);
    expect(answer.headers.get('content-encoding')).toBe(packed);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const plain =
      packed === 'br' ? brotliDecompressSync(bytes) : packed === 'gzip' ? gunzipSync(bytes) : bytes;
    expect(plain.equals(readFileSync('src/charts/charts.generated.js'))).toBe(true);
    if (packed !== null) expect(bytes.length).toBeLessThan(250_000);
  });

  it('hold nothing that the policy of the pages would stop, and say whose work they are', () => {
    const text = readFileSync('src/charts/charts.generated.js', 'utf8');
    expect(text).not.toMatch(/\beval\(|new Function\(|document\.write/);
    expect(text.slice(0, 200)).toMatch(/^\/\*! echarts \d+\.\d+\.\d+ \(Apache-2\.0\)/);
    expect(readFileSync('src/charts/LICENSES.generated.txt', 'utf8')).toContain('Apache License');
  });
});
