/** A server, or a proxy before it, that repeats in its answers what it was sent: nothing of that is kept or shown. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config/settings.ts';
import { openDatabase } from '../../src/store/driver/database.ts';
import { APP_ID, KEYS } from '../support/app.ts';
import { GITHUB_TOKENS, isLeaked, LONG_INSTALLATION_TOKEN } from '../support/canaries.ts';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';

const WAYS = [
  '401',
  '403',
  '404',
  '422',
  '500',
  '502',
  'a page',
  'an error in 200',
  'a partial answer',
  'a closed line',
] as const;
type Way = (typeof WAYS)[number];

let way: Way = '401';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const said = `cannot take ${request.headers.authorization} (${JSON.stringify(request.headers)})`;
  const json = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const { url = '' } = request;
  if (url.endsWith('/access_tokens'))
    return json(201, { token: LONG_INSTALLATION_TOKEN, expires_at: '2026-02-16T09:00:00Z', permissions: {} });
  if (url.startsWith('/app/installations'))
    return json(200, [
      {
        id: 1,
        account: { login: 'springboard' },
        suspended_at: null,
        repository_selection: 'all',
        permissions: { metadata: 'read' },
      },
    ]);
  if (way === 'a closed line') return void response.destroy();
  if (way === 'a page')
    return void response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${said}</p>`);
  if (way === 'an error in 200')
    return json(200, { data: null, errors: [{ type: 'FORBIDDEN', path: [], message: said }] });
  if (way === 'a partial answer')
    return json(200, {
      data: { repositoryOwner: { login: 'springboard' }, viewer: { login: 'octocat' } },
      errors: [{ path: ['repositoryOwner'], message: said }],
    });
  json(Number(way), { message: said });
}

describe('a GitHub that repeats what it was sent', () => {
  const folder = emptyFolder();
  let server: Server;
  let places: Environment;
  const told: string[] = [];
  beforeAll(async () => {
    server = createServer(answer);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    places = {
      ...placesIn(folder),
      DATABASE_URL: await databaseForCommands(),
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    };
    writeFileSync(
      join(folder, 'headwater.yml'),
      'institution: { name: F }\ncommunities: [{ name: S, orgs: [springboard] }]\n',
    );
  });
  afterAll(() => server.close());

  const secrets = [...Object.values(GITHUB_TOKENS), 'f00dc0ffee'.repeat(4)];
  const leaks = (output: string) =>
    secrets.map((secret) => isLeaked(secret, output)).filter((leak) => leak !== null);

  it.each(WAYS)('with %s', async (which) => {
    way = which;
    for (const [index, token] of secrets.entries())
      for (const words of [
        ['check'],
        ...(index === 0 ? [['init', '--org', 'springboard', '--institution', 'F']] : []),
      ]) {
        // `check` opens no database that is not there, and `init` writes no configuration where it is refused.
        const elsewhere =
          words[0] === 'init' ? { HEADWATER_CONFIG: join(folder, `${which}-${index}.yml`) } : {};
        const { out, err } = await headwater(words, {
          ...places,
          ...elsewhere,
          GITHUB_TOKEN: token,
          DATABASE_URL: `pglite:${join(folder, 'none')}`,
          LOG_FORMAT: index % 2 === 0 ? 'json' : 'pretty',
        });
        told.push(out + err);
        expect([which, words[0], leaks(out + err)]).toEqual([which, words[0], []]);
      }
    const token = secrets[WAYS.indexOf(which) % secrets.length]!;
    const backfill = await headwater(['backfill'], { ...places, GITHUB_TOKEN: token });
    const app = { APP_ID: String(APP_ID), PRIVATE_KEY: KEYS.privateKey };
    const installed = await headwater(['backfill'], { ...places, ...app });
    told.push(backfill.err, installed.err);
    expect([which, leaks(JSON.stringify([backfill, installed]))]).toEqual([which, []]);
  });

  it('has said something that could have leaked, and none of it is stored', async () => {
    expect(told.filter((text) => text.includes('***')).length).toBeGreaterThan(20);
    const store = await openDatabase(places['DATABASE_URL']!, 'a test');
    const { rows: tables } = await sql<{ name: string }>`
      select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`.execute(store.db);
    const dump: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select x::text as row from ${sql.raw(name)} x`.execute(
        store.db,
      );
      dump.push(...rows.map(({ row }) => row));
    }
    await store.close();
    expect(tables.length).toBeGreaterThan(30);
    expect(leaks(dump.join('\n'))).toEqual([]);
    expect(isLeaked(KEYS.privateKey, [...dump, ...told].join('\n'))).toBeNull();
  });
});
