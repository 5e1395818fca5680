/** A server before the stand-in that answers some requests in its place, as GitHub does where something is switched off. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Address } from './reading.ts';

export interface Asked {
  method: string;
  path: string;
  /** Of a GraphQL question; null = a REST request. */
  operation: string | null;
  variables: Record<string, unknown>;
}

export interface Replaced {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** @returns null = the stand-in answers. @param real its answer, parsed, where that is wanted */
export type Replace = (
  asked: Asked,
  real: () => Promise<Record<string, unknown>>,
) => Replaced | null | Promise<Replaced | null>;

export interface Front extends Address {
  log: Asked[];
  replace(by: Replace | null): void;
  close(): Promise<void>;
}

export async function frontOf(github: Address): Promise<Front> {
  let by: Replace | null = null;
  const log: Asked[] = [];
  const server: Server = createServer((request, response) => {
    const answer = async () => {
      const parts: Buffer[] = [];
      for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
      const text = Buffer.concat(parts).toString();
      const url = request.url ?? '/';
      const question =
        url === '/graphql' ? (JSON.parse(text) as { query: string; variables?: object }) : null;
      const asked: Asked = {
        method: request.method ?? 'GET',
        path: url,
        operation: question && (/query (\w+)/.exec(question.query)?.[1] ?? null),
        variables: (question?.variables ?? {}) as Record<string, unknown>,
      };
      log.push(asked);
      const forward = () =>
        fetch(question ? github.graphqlUrl : `${github.restUrl}${url}`, {
          method: asked.method,
          headers: { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' },
          ...(text === '' ? {} : { body: text }),
        });
      const replaced = await by?.(
        asked,
        async () => (await (await forward()).json()) as Record<string, unknown>,
      );
      if (replaced) {
        const body = typeof replaced.body === 'string' ? replaced.body : JSON.stringify(replaced.body);
        response.writeHead(replaced.status ?? 200, {
          'content-type': 'application/json',
          ...replaced.headers,
        });
        response.end(body);
        return;
      }
      const real = await forward();
      const link = real.headers.get('link');
      response.writeHead(real.status, { 'content-type': 'application/json', ...(link ? { link } : {}) });
      response.end(await real.text());
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    restUrl: origin,
    graphqlUrl: `${origin}/graphql`,
    token: github.token,
    log,
    replace: (wanted) => {
      by = wanted;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
