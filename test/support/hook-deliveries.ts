/** GitHub's list of an App's deliveries, and the request to deliver one again, over HTTP. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ListedAttempt {
  id: number;
  guid: string;
  delivered_at: string;
  redelivery?: boolean;
  status_code: number;
  event: string;
  action: string | null;
  installation_id?: number | null;
  repository_id?: number | null;
  throttled_at?: string | null;
}

export interface HookDeliveries {
  restUrl: string;
  /** Newest first, as GitHub lists them. */
  attempts: ListedAttempt[];
  /** Ids of the attempts that were to be repeated, in order. */
  asked: number[];
  /** What happens then. */
  onRedeliver: (attempt: ListedAttempt) => void;
  close(): Promise<void>;
}

export async function startHookDeliveries(): Promise<HookDeliveries> {
  const state: Pick<HookDeliveries, 'attempts' | 'asked' | 'onRedeliver'> = {
    attempts: [],
    asked: [],
    onRedeliver: () => {},
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://hooks');
    const answer = (status: number, body: unknown, headers = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    if (!/^bearer ey/i.test(request.headers.authorization ?? ''))
      return answer(401, { message: 'Bad credentials' });
    const again = /^\/app\/hook\/deliveries\/(\d+)\/attempts$/.exec(url.pathname);
    if (request.method === 'POST' && again) {
      const found = state.attempts.find(({ id }) => id === Number(again[1]));
      state.asked.push(Number(again[1]));
      if (!found) return answer(404, { message: 'Not Found' });
      state.onRedeliver(found);
      return answer(202, {});
    }
    if (url.pathname !== '/app/hook/deliveries') return answer(404, { message: 'Not Found' });
    const start = Number(url.searchParams.get('cursor') ?? 0);
    const size = Number(url.searchParams.get('per_page') ?? 30);
    const next = start + size;
    const link =
      next < state.attempts.length
        ? { link: `<http://${request.headers.host}/app/hook/deliveries?cursor=${next}>; rel="next"` }
        : {};
    return answer(200, state.attempts.slice(start, next), link);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const restUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    restUrl,
    close: () => new Promise<void>((done) => void server.close(() => done())),
  });
}
