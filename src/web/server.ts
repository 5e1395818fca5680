/** The HTTP server: routes, limits, and a clean end. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { definitionFile, KPIS } from '../domain/kpis/kpi.ts';
import { readSqlFile } from '../store/driver/sql-file.ts';
import type { Metrics } from './metrics.ts';
import type { ReceiveWebhook } from './webhooks/receive.ts';

export interface WebOptions {
  host: string;
  /** 0 = any free one. */
  port: number;
  /** null = none are taken: observer mode, or a process that only works. */
  webhooks: ReceiveWebhook | null;
  metrics: Metrics;
  /** null where the process can work, else why it cannot. */
  unreadiness: () => Promise<string | null>;
  /** Told of what no route has foreseen. */
  failed: (error: unknown) => void;
  /** Pages and whatever else is served beside. */
  mount?: (app: WebApp) => void;
}

export type WebApp = Hono<{ Bindings: { incoming: IncomingMessage } }>;

export interface WebServer {
  /** Where it listens. */
  address: AddressInfo;
  /** Takes no more requests; resolves once those under way have been answered. */
  close(): Promise<void>;
}

export const WEBHOOKS = '/api/github/webhooks';
/** GitHub itself gives up after 10 s: whoever takes longer to send a request is not GitHub. */
const REQUEST_MS = 30_000;
/** What is not answered by then will not be. */
const DRAIN_MS = 8_000;
const RESOURCE_POLICY = 'cross-origin-resource-policy';

export async function startWeb(options: WebOptions): Promise<WebServer> {
  const app = routes(options);
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS / 3 },
    (incoming, outgoing) => {
      void listener(incoming, outgoing);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, options.host, resolve);
  });
  return { address: server.address() as AddressInfo, close: () => closed(server) };
}

export function routes({ webhooks, metrics, unreadiness, failed, mount }: WebOptions): WebApp {
  const app: WebApp = new Hono();
  const headers = secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'self'"], formAction: ["'self'"] },
    crossOriginResourcePolicy: false,
  });
  app.use(async (context, next) => {
    await next();
    // The set-up page has stricter ones of its own.
    if (!context.res.headers.has('content-security-policy')) await headers(context, async () => {});
  });
  // What may stand on the pages of others says so itself.
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has(RESOURCE_POLICY)) context.res.headers.set(RESOURCE_POLICY, 'same-origin');
  });
  // A refusal, or that there is nothing, holds for this request alone: whoever signs in, or comes a minute later, is told otherwise.
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  });
  app.onError((error, context) => {
    failed(error);
    const said = 'It failed; the log says why.';
    return context.req.path.startsWith('/api/v1/')
      ? context.json({ error: said }, 500)
      : context.text(`${said}\n`, 500);
  });
  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', async (context) => {
    const reason = await unreadiness();
    return reason === null ? context.text('ready\n') : context.text(`not ready: ${reason}\n`, 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  // What the reports link to. The names are those of the catalogue, so that no other file can be asked for.
  for (const kpi of KPIS)
    app.get(`/${definitionFile(kpi)}`, (context) => context.text(readSqlFile(`kpi/${kpi.id}.sql`).text));
  if (webhooks)
    app.post(WEBHOOKS, async (context) => {
      try {
        const { status, said, event } = await webhooks(context.env.incoming);
        metrics.received(event, status);
        // What is left of a body that was refused is not read.
        if (status >= 400) context.header('connection', 'close');
        return context.text(`${said}\n`, status);
      } catch (error) {
        // It is not stored: GitHub lists it as failed, and it is asked for again.
        failed(error);
        metrics.received(null, 503);
        return context.text('it could not be stored\n', 503);
      }
    });
  mount?.(app);
  return app;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
