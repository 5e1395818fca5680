/**
 * GitHub in the test's own process: a community that is asked and written to, without a socket and without waiting. The client
 * is the real one (`src/github/transport`), what answers it is the demo's engine (`src/demo/answering.ts`), and between them
 * stands this `fetch`. So a test without a database can hold what Headwater reads against what the community holds.
 */
import { answering } from '../../src/demo/answering.ts';
import type { Actor, Community } from '../../src/demo/community/community.ts';
import type { Caller, Extension, LoggedRequest } from '../../src/demo/extension.ts';
import type { WireAnswer } from '../../src/demo/http.ts';
import type { Writer, WritePermission } from '../../src/github/outbox/who-writes.ts';
import { observerClient } from '../../src/github/transport/client.ts';
import type { GitHubClient } from '../../src/github/transport/types.ts';
import type { AppOptions } from './stand-in/app.ts';
import { controlsOf, type Controls } from './stand-in/controls.ts';
import { writable } from './written-items.ts';

export interface GitHubOptions {
  extensions?: Extension[];
  /** A GitHub App, with which `readWithApp` reads. */
  app?: AppOptions;
  pointsPerHour?: number;
  /** Nobody may write; for communities that are made as they are read. */
  isReadOnly?: boolean;
}

export interface InProcessGitHub extends Omit<Controls, 'extensions' | 'posts' | 'files' | 'plant'> {
  /** Reads with a personal token, and adds what it would have waited to the clock. */
  client: GitHubClient;
  restUrl: string;
  graphqlUrl: string;
  token: string;
  fetch: typeof fetch;
  /** GitHub's clock, and the client's. It stands still, unless there is an App. */
  now: () => Date;
  pass(milliseconds: number): void;
  /** To be called after a change of the community by hand. */
  changed(): void;
  /** Seconds that the client would have waited, one after the other. */
  waits: number[];
  /** Of these questions in GraphQL. */
  asked(operation: string): LoggedRequest[];
  /** @param permissions what it may write, everywhere */
  writer(permissions?: WritePermission[]): Writer;
}

const START = '2026-07-16T12:00:00Z';
const US: Actor = { __typename: 'Bot', id: 'BOT_headwater', databaseId: 900, login: 'headwater', name: null };

/** @param community one made by hand, if it is to be written to */
export function githubHolding(
  given: Community,
  { extensions = [], app, isReadOnly = false, ...options }: GitHubOptions = {},
): InProcessGitHub {
  let skipped = 0;
  // An App signs its word for itself with Node's own clock, which goes on while the test runs.
  const clock = () => (app ? Date.now() : Date.parse(START)) + skipped;
  const waits: number[] = [];
  const writers = new Map<string, Caller>();
  const { community, extension } = isReadOnly ? { community: given, extension: {} } : writable(given);
  const controls = controlsOf({
    community,
    extensions: [
      ...extensions,
      extension,
      { callerOf: (authorization) => writers.get(authorization.replace(/^\w+ /, '')) ?? null },
    ],
    app,
  });
  const { token, answer, refillBudgets, changed } = answering({
    ...options,
    communities: [community],
    extensions: controls.extensions,
    now: clock,
  });
  const ask: typeof fetch = async (input, init = {}) => {
    const request = new Request(input, init);
    return responseOf(
      await answer({
        method: request.method,
        url: new URL(request.url),
        authorization: request.headers.get('authorization') ?? '',
        body: await request.text(),
      }),
    );
  };
  const here = {
    restUrl: 'https://api.github.test',
    graphqlUrl: 'https://api.github.test/graphql',
    token,
    fetch: ask,
    now: () => new Date(clock()),
  };
  return {
    ...controls,
    ...here,
    client: observerClient({
      ...here,
      wait: async (milliseconds) => {
        waits.push(milliseconds / 1_000);
        skipped += milliseconds;
      },
    }),
    pass: (milliseconds) => (skipped += milliseconds),
    changed,
    waits,
    asked: (wanted) => controls.log().filter(({ operation }) => operation === wanted),
    writer(permissions = ['issues']) {
      const name = `writer ${writers.size + 1}`;
      const secret = `secret-of-${writers.size + 1}`;
      writers.set(secret, {
        name,
        actor: US,
        writes: (permission) => permissions.some((one) => one === permission),
      });
      return {
        name,
        author: { login: `${US.login}[bot]`, id: String(US.databaseId) },
        authorization: async () => `token ${secret}`,
      };
    },
    reset() {
      controls.reset();
      refillBudgets();
      waits.splice(0);
    },
  };
}

/** What Node's `fetch` would make of it. */
function responseOf({ status, headers, body, isCutShort }: WireAnswer): Response {
  if (status === 0) throw new TypeError('fetch failed', { cause: broken('ECONNRESET') });
  if (!isCutShort) return new Response(body === '' ? null : body, { status, headers });
  const half = Buffer.from(body).subarray(0, Math.floor(body.length / 2));
  const stream = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(half)),
    pull: (controller) => controller.error(new TypeError('terminated', { cause: broken('UND_ERR_SOCKET') })),
  });
  return new Response(stream, { status, headers });
}

function broken(code: string): Error {
  return Object.assign(new Error('other side closed'), { code });
}
