/** Probot alone, as its documentation sets it up: verifies, calls an empty handler, stores nothing. Prints its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createNodeMiddleware, Probot } from 'probot';
import { newKeys } from '../support/app.ts';
import { SECRET } from '../support/webhooks.ts';

const probot = new Probot({
  appId: 12,
  privateKey: newKeys().privateKey,
  secret: SECRET,
  log: pino({ level: 'silent' }),
});
const middleware = await createNodeMiddleware((app) => void app.on('pull_request', () => {}), { probot });
const server = createServer((request, response) => {
  void middleware(request, response, () => response.writeHead(404).end());
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
