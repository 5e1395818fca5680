/**
 * One request over HTTP. What comes back is looked at before anybody reads it: a proxy, a sign-in page or a wrong address
 * answers, too, and not as GitHub does.
 */
import type { ApiCallRow } from '../../domain/history/facts.ts';

/** Whatever answered, it was not GitHub's API: the message says in half a sentence how it answered. */
export class StrangeAnswer extends Error {}

/** It began as an answer of GitHub's and broke on the way. */
export class BrokenAnswer extends Error {}

/** GitHub's, and whole, but for what was asked for: that is null, and nothing says why. */
export class EmptyAnswer extends BrokenAnswer {}

/** GitHub gives up after 10 s; what takes much longer than that has been lost on the way. */
export const ANSWER_LIMIT_MS = 60_000;
/** 2022-11-28 ends in March 2028; 2026-03-10 drops `assignee` and `merge_commit_sha`. */
export const REST_VERSION = '2022-11-28';
/** GitHub forwards a renamed repository once. */
const REDIRECTS_FOLLOWED = 5;
const WITHOUT_BODY = new Set([101, 204, 205, 304]);

/**
 * As `fetch`, whole body at once.
 * @param given in place of Node's own
 * @throws StrangeAnswer · BrokenAnswer, and what fetch throws
 */
export function fetchFor(kind: ApiCallRow['kind'], given?: typeof fetch): typeof fetch {
  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    if (kind === 'rest') headers.set('x-github-api-version', REST_VERSION);
    let url = input instanceof Request ? input.url : String(input);
    for (let followed = 0; ; followed++) {
      const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
      const response = await (given ?? fetch)(url, { ...init, headers, signal, redirect: 'manual' });
      const body = await wholeBody(response);
      if (response.status < 300 || response.status >= 400 || response.status === 304)
        return looked(kind, response, body);
      const to = response.headers.get('location');
      const next = to === null || !URL.canParse(to, url) ? null : new URL(to, url);
      const isSafe = kind === 'rest' && (init.method ?? 'GET') === 'GET';
      // Elsewhere the credential must not go, and a question that is posted would arrive as a mere visit.
      if (next === null || !isSafe || next.origin !== new URL(url).origin || followed === REDIRECTS_FOLLOWED)
        throw new StrangeAnswer(
          next === null ? `redirects nowhere (${response.status})` : `redirects to ${addressOf(next.href)}`,
        );
      url = next.href;
    }
  };
}

/** Without user, password and query: what a message may hold. */
export function addressOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname === '/' ? '' : pathname}`;
}

/** A web page, and what it calls itself; null = it is none. */
export function webPage(text: string): string | null {
  if (!/^\s*<(!doctype html|html|head|body|\?xml|!--|title)/i.test(text)) return null;
  const [, title] = /<title[^>]*>([^<]{1,300})/i.exec(text) ?? [];
  const words = title?.replace(/\s+/g, ' ').trim();
  return words ? `a web page ("${words}")` : 'a web page';
}

async function wholeBody(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    const { code = '' } = ((error as Error).cause ?? {}) as { code?: string };
    throw new BrokenAnswer(
      /^Z_|BROTLI/.test(code) ? 'a body that cannot be unpacked' : 'a truncated answer',
      {
        cause: error,
      },
    );
  }
}

function looked(kind: ApiCallRow['kind'], response: Response, body: string): Response {
  const { status, statusText } = response;
  const isHtml = body.trim() !== '' && /html/i.test(response.headers.get('content-type') ?? '');
  const page = webPage(body) ?? (isHtml ? 'a web page' : null);
  // Its own 5xx and 429 GitHub may well send as pages.
  if (page !== null && status < 500 && status !== 429)
    throw new StrangeAnswer(`answers with ${page}${status < 300 ? '' : ` and status ${status}`}`);
  if (kind === 'graphql') lookAtGraphql(status, body);
  return new Response(WITHOUT_BODY.has(status) ? null : body, {
    status,
    statusText,
    headers: withoutLength(response.headers),
  });
}

function lookAtGraphql(status: number, body: string): void {
  // What there is not, GraphQL says with 200: 404 and 405 are about the address.
  if (status === 404 || status === 405) throw new StrangeAnswer(`answers with status ${status}`);
  if (status === 204 || status === 205) throw new StrangeAnswer(`answers with nothing (${status})`);
  if (status >= 300) return;
  const text = body.trimStart();
  if (text === '') throw new BrokenAnswer('an empty answer');
  if (!text.startsWith('{') && !text.startsWith('['))
    throw new StrangeAnswer('answers with something that is no JSON');
  // Cut short, it may not have come to the key yet.
  const isWhole = /[}\]]\s*$/.test(text.slice(-100));
  if (isWhole && (text.startsWith('[') || !/"(data|errors|message)"\s*:/.test(text))) throw foreignJson();
}

/** JSON, but nothing that GitHub's API would say. */
export function foreignJson(): StrangeAnswer {
  return new StrangeAnswer("answers with JSON that is not GitHub's");
}

/** The body is unpacked by now. */
function withoutLength(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) kept.delete(name);
  return kept;
}
