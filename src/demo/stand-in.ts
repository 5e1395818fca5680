/**
 * GitHub, for the demo, the tests and the benchmarks: real questions in GraphQL and REST over HTTP, answered from the
 * communities that are passed in, with GitHub's limits and costs. By itself it can only be read (`extension.ts`).
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answering, type AnsweringOptions } from './answering.ts';
import { bodyOf, json, send, type WireAnswer } from './http.ts';

export interface StandInOptions extends AnsweringOptions {
  port?: number;
}

export interface StandInAddress {
  restUrl: string;
  graphqlUrl: string;
  token: string;
}

export interface RunningStandIn extends StandInAddress {
  /** Nobody has spent any points. */
  refillBudgets: () => void;
  close: () => Promise<void>;
}

export async function startStandIn({ port: wanted, ...options }: StandInOptions): Promise<RunningStandIn> {
  const { token, answer, refillBudgets } = answering(options);
  const server = createServer((request, response) => {
    answered(request).then(
      (wire) => send(response, wire),
      (error: unknown) => send(response, json(500, { message: String(error) })),
    );
  });

  async function answered(request: IncomingMessage): Promise<WireAnswer> {
    const { method = 'GET', headers } = request;
    const { authorization = '', host = 'stand-in' } = headers;
    const url = new URL(request.url ?? '/', `http://${host}`);
    return answer({ method, url, authorization, body: await bodyOf(request) });
  }

  await new Promise<void>((resolve) => server.listen(wanted ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const restUrl = `http://127.0.0.1:${port}`;
  return {
    restUrl,
    graphqlUrl: `${restUrl}/graphql`,
    token,
    refillBudgets,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
