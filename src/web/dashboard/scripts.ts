/** The scripts of the drawings: named after what they hold, so that whoever has one never asks for it again. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { PageScripts } from '../../text/pages/html.ts';
import type { WebApp } from '../server.ts';

const TYPE = 'text/javascript; charset=utf-8';
const FOR_EVER = 'public, max-age=31536000, immutable';

const FILES = {
  load: new URL('../../charts/load.generated.js', import.meta.url),
  charts: new URL('../../charts/charts.generated.js', import.meta.url),
};

/** @returns their addresses, for pages that hold drawings */
export function mountScripts(app: WebApp): PageScripts {
  return { load: mounted(app, 'load'), charts: mounted(app, 'charts') };
}

function mounted(app: WebApp, name: keyof typeof FILES): string {
  const text = readFileSync(FILES[name]);
  const address = `/assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`;
  const packed = { br: once(() => withBrotli(text)), gzip: once(() => withGzip(text)) };
  app.get(address, async (context) => {
    const headers = { 'content-type': TYPE, 'cache-control': FOR_EVER, vary: 'Accept-Encoding' };
    const encoding = (['br', 'gzip'] as const).find((one) => takes(context, one));
    if (encoding === undefined) return context.body(new Uint8Array(text), 200, headers);
    const bytes = new Uint8Array(await packed[encoding]());
    return context.body(bytes, 200, { ...headers, 'content-encoding': encoding });
  });
  return address;
}

function takes(context: Context, encoding: string): boolean {
  const accepted = context.req.header('accept-encoding') ?? '';
  return new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`, 'i').test(accepted);
}

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** The best but one: the best takes a second of a core for two percent. */
function withBrotli(text: Buffer): Promise<Buffer> {
  return compress.br(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } });
}

function withGzip(text: Buffer): Promise<Buffer> {
  return compress.gzip(text, { level: 9 });
}

function once(make: () => Promise<Buffer>): () => Promise<Buffer> {
  let made: Promise<Buffer> | null = null;
  return () => (made ??= make());
}
