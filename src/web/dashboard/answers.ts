/** An answer is written, packed and named (ETag) once for all who ask, until what it shows changes. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';

interface Answer {
  state: string;
  type: string;
  etag: string;
  plain: Uint8Array<ArrayBuffer>;
  packed: Uint8Array<ArrayBuffer>;
}

/** Beyond that what was asked for least recently is written anew. */
const MOST_BYTES = 64 * 1024 * 1024;

const packedOf = promisify(gzip);

export interface AnswersOptions {
  /** Changes whenever an answer may: see KeptResults. */
  state: () => Promise<string>;
  /** Whether others than the reader's own browser may keep it; nobody may show it without asking whether it still holds. */
  isPublic: boolean;
}

/** Stands before a route whose answers depend on the address and that state alone. */
export function writtenOnce({ state, isPublic }: AnswersOptions): MiddlewareHandler {
  const known = new Map<string, Answer>();
  const writing = new Map<string, Promise<void>>();
  let bytes = 0;
  const cacheControl = `${isPublic ? 'public' : 'private'}, no-cache`;

  return async (context, next) => {
    // With the host: the feed's links begin with it, and one reader's must not be given to the next.
    const { origin, pathname, search } = new URL(context.req.url);
    const address = origin + pathname + search;
    let now = await state();
    // Whoever comes while it is written waits for it, instead of writing it as well.
    const running = known.get(address)?.state === now ? undefined : writing.get(address);
    if (running !== undefined) {
      await running;
      now = await state();
    }
    const answer = known.get(address);
    if (answer?.state === now) return given(context, answer);
    const written = write(address, now, context, next);
    const quiet = written.then(
      () => {},
      () => {},
    );
    writing.set(address, quiet);
    void quiet.finally(() => {
      if (writing.get(address) === quiet) writing.delete(address);
    });
    const fresh = await written;
    if (fresh === null) return;
    context.res = given(context, fresh);
    return;
  };

  async function write(
    address: string,
    state: string,
    context: Context,
    next: () => Promise<void>,
  ): Promise<Answer | null> {
    await next();
    if (context.res.status !== 200) return null;
    const plain = new Uint8Array(await context.res.arrayBuffer());
    const answer = {
      state,
      type: context.res.headers.get('content-type') ?? 'application/octet-stream',
      etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`,
      plain,
      packed: new Uint8Array(await packedOf(plain)),
    };
    keep(address, answer);
    return answer;
  }

  function keep(address: string, answer: Answer): void {
    drop(address);
    known.set(address, answer);
    bytes += sizeOf(answer);
    for (const oldest of known.keys()) if (bytes > MOST_BYTES) drop(oldest);
  }

  function drop(address: string): void {
    const former = known.get(address);
    if (former !== undefined) bytes -= sizeOf(former);
    known.delete(address);
  }

  function given(context: Context, { type, etag, plain, packed }: Answer): Response {
    const headers = { etag, 'cache-control': cacheControl, vary: 'Accept-Encoding' };
    if (isKnown(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers);
    const isPacked = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(
      context.req.header('accept-encoding') ?? '',
    );
    if (!isPacked) return context.body(plain, 200, { ...headers, 'content-type': type });
    return context.body(packed, 200, { ...headers, 'content-type': type, 'content-encoding': 'gzip' });
  }
}

function sizeOf({ plain, packed }: Answer): number {
  return plain.length + packed.length;
}

/** Whether one of the names that a reader has is this one, weak or not. */
function isKnown(held: string | undefined, etag: string): boolean {
  if (held === undefined) return false;
  const bare = (name: string) => name.trim().replace(/^W\//, '');
  return held.split(',').some((name) => name.trim() === '*' || bare(name) === bare(etag));
}
