/** The set-up page: from no App at all to one that takes deliveries, in one process; and who cannot get there. */
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { APP_KINDS, manifestOf, type Manifest } from '../../src/domain/setup/manifest.ts';
import { WEBHOOKS } from '../../src/web/server.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { emptyFolder } from '../support/command-line.ts';
import { startServing } from '../support/serving.ts';
import { databaseForCommands } from '../support/databases.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { appManifests } from '../support/stand-in/manifests.ts';
import { delivery, SECRET, send } from '../support/webhooks.ts';

const CLIENT_SECRET = 'b7'.repeat(20);

describe('the manifests', () => {
  const file = { institution: 'app.yml', upstream: 'app.read-only.yml' };
  it.each(APP_KINDS)('of the %s App is the one in its file', (kind) => {
    expect(parse(readFileSync(file[kind], 'utf8'))).toEqual(manifestOf(kind, 'https://headwater.example'));
  });

  it('let the upstream App write nothing, and the institution’s one thing', () => {
    const writing = (kind: (typeof APP_KINDS)[number]) =>
      Object.entries(manifestOf(kind, 'https://headwater.example').default_permissions)
        .filter(([, level]) => level === 'write')
        .map(([name]) => name);
    expect([writing('institution'), writing('upstream')]).toEqual([['issues'], []]);
  });

  it('ask for events that app.ts listens to, and for no others', () => {
    const listens = [...readFileSync('src/app.ts', 'utf8').matchAll(/^ {4}on\((.*)\);$/gm)].flatMap(
      ([, names = '']) => [...names.matchAll(/'(\w+)'/g)].map(([, name]) => name!),
    );
    const without = ['repository_ruleset', 'issue_relates_to'];
    const wanted = listens.filter((name) => !name.startsWith('installation') && !without.includes(name));
    expect(manifestOf('institution', 'https://headwater.example').default_events).toEqual(wanted.sort());
  });

  it('ask for the permissions that docs/permissions.md gives a reason for', () => {
    const page = readFileSync('docs/permissions.md', 'utf8');
    const called: Record<string, string> = {
      pull_requests: 'Pull requests',
      statuses: 'Commit statuses',
      organization_projects: 'Projects',
    };
    for (const [name, level] of Object.entries(
      manifestOf('institution', 'https://h.example').default_permissions,
    ))
      expect(page).toContain(`${called[name] ?? name[0]!.toUpperCase() + name.slice(1)}: ${level}`);
  });

  it('tell GitHub of no address that it cannot reach', () => {
    expect(manifestOf('upstream', 'http://localhost:3000').hook_attributes.active).toBe(false);
    expect(manifestOf('upstream', 'https://localhost.example').hook_attributes.active).toBe(true);
  });
});

describe('the set-up page', () => {
  const folder = emptyFolder();
  let github: StandIn;
  let database: string;
  beforeAll(async () => {
    database = await databaseForCommands();
    writeFileSync(
      join(folder, 'headwater.yml'),
      'institution: { name: Hydrology, team: [] }\ncommunities: [{ name: Springboard, orgs: [springboard] }]\n',
    );
    github = await startStandIn({
      simulated: { pullRequests: 8, repositories: 1, end: '2026-02-16T00:00:00Z' },
      app: installedOn([{ id: 70, account: 'springboard' }]),
      extensions: [
        appManifests({
          codes: {
            good: {
              id: APP_ID,
              slug: 'hydrology',
              pem: KEYS.privateKey,
              webhook_secret: SECRET,
              client_id: 'Iv1.abc',
              client_secret: CLIENT_SECRET,
            },
          },
        }),
      ],
    });
  });
  afterAll(async () => {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const environment = () => ({
    HEADWATER_CONFIG: join(folder, 'headwater.yml'),
    DATABASE_URL: database,
    GITHUB_API_URL: github.restUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
  });
  const kept = join(folder, 'headwater.app.json');

  it('leads from no App to one that takes deliveries, without a restart', { timeout: 300_000 }, async () => {
    const serving = await startServing('all', environment());
    try {
      const get = async (path: string) => {
        const answer = await fetch(serving.url + path);
        return { status: answer.status, html: await answer.text(), headers: answer.headers };
      };
      const said = async (words: RegExp) => {
        for (let tries = 0; !words.test(serving.said()); tries++) {
          if (tries > 600) throw new Error(`it never said ${words}: ${serving.said()}`);
          await sleep(200);
        }
        return words.exec(serving.said())![1];
      };
      const code = await said(/\/probot\?setup=([\da-f]{32})/);

      // Strangers: no code, a wrong one, GitHub's answer to nothing that was asked.
      expect((await get('/probot')).html).not.toContain('manifest');
      expect(await get(`/probot?setup=${'0'.repeat(32)}`)).toMatchObject({ status: 403 });
      expect((await get('/probot/setup?code=good&state=guessed')).status).toBe(403);
      expect((await get('/probot/setup?code=good')).status).toBe(403);
      expect((await get(`/probot?setup=${code}&owner=${encodeURIComponent('a/b"><script>')}`)).status).toBe(
        404,
      );
      expect(existsSync(kept)).toBe(false);

      const page = await get(`/probot?setup=${code}&owner=field-station`);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain('<script');
      expect(page.headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' https://github.com; base-uri 'none'; frame-ancestors 'none'",
      );
      const forms = [
        ...page.html.matchAll(
          /<form method="post" action="([^"]+)">\s*<input type="hidden" name="manifest" value="([^"]+)">/g,
        ),
      ].map(([, action = '', manifest = '']) => ({
        action,
        manifest: JSON.parse(
          manifest.replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number))),
        ) as Manifest,
      }));
      expect(forms.map(({ manifest }) => manifest)).toEqual(
        APP_KINDS.map((kind) => manifestOf(kind, serving.url)),
      );
      const state =
        /^https:\/\/github\.com\/organizations\/field-station\/settings\/apps\/new\?state=([\da-f]{32})$/.exec(
          forms[0]!.action,
        )![1]!;

      // A code that GitHub does not know uses up the state.
      expect((await get(`/probot/setup?code=bad&state=${state}`)).status).toBe(502);
      expect((await get(`/probot/setup?code=good&state=${state}`)).status).toBe(403);
      const again = /state=([\da-f]{32})/.exec((await get(`/probot?setup=${code}`)).html)![1];
      const done = await get(`/probot/setup?code=good&state=${again}`);
      expect(done.status).toBe(200);
      expect(done.html).toContain('https://github.com/apps/hydrology/installations/new');
      expect(statSync(kept).mode & 0o777).toBe(0o600);
      expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({
        client_id: 'Iv1.abc',
        client_secret: CLIENT_SECRET,
      });
      expect(globSync(`${kept}*`)).toEqual([kept]);

      await said(/(Going on as the App hydrology)/);
      for (let tries = 0; ; tries++) {
        const status = await send(serving.url + WEBHOOKS, delivery('issues', { any: 'thing' })).catch(
          () => 0,
        );
        if (status === 202) break;
        if (tries > 300) throw new Error(`deliveries are answered with ${status}`);
        await sleep(200);
      }
      expect((await get('/probot')).status).toBe(404);
      await said(/(Read 8 pull requests)/);
      expect(await serving.end('SIGTERM')).toBe(0);
      for (const secret of [SECRET, CLIENT_SECRET, 'PRIVATE KEY-----'])
        expect(serving.said()).not.toContain(secret);
    } finally {
      serving.process.kill('SIGKILL');
    }
  });

  it('is gone once an App was kept: the next start is that App', { timeout: 300_000 }, async () => {
    const serving = await startServing('web', environment());
    try {
      expect((await fetch(`${serving.url}/probot`)).status).toBe(404);
      expect(await send(serving.url + WEBHOOKS, delivery('issues', { still: 'there' }))).toBe(202);
      expect(await serving.end('SIGTERM')).toBe(0);
    } finally {
      serving.process.kill('SIGKILL');
    }
  });
});
