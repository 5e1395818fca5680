/**
 * From nothing to the first report as a new user goes, in a browser against the stand-in: every click is counted.
 * KEEP_SCREENSHOTS keeps pictures to look at.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEBHOOKS } from '../../src/web/server.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { databaseForCommands } from '../support/databases.ts';
import { startGithubPages, type GithubPages } from '../support/github-pages.ts';
import { startServing, waitFor, type Serving } from '../support/serving.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { appManifests } from '../support/stand-in/manifests.ts';
import { delivery, SECRET, send } from '../support/webhooks.ts';
import { CHROMIUM, isInstalled } from './github-page.ts';

const ORGANISATION = 'springboard';
/** Nobody's: the browser is told where it is. */
const HEADWATER = 'http://headwater.example';

describe.skipIf(!isInstalled && !process.env['CI'])('the set-up in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-set-up-'));
  const installation = { id: 70, account: ORGANISATION };
  let github: StandIn;
  let pages: GithubPages;
  let serving: Serving;
  let browser: Browser;
  let wanted: string;
  beforeAll(async () => {
    writeFileSync(
      join(folder, 'headwater.yml'),
      `institution: { name: Hydrology, team: [] }\ncommunities: [{ name: Springboard, orgs: [${ORGANISATION}] }]\n`,
    );
    const keys = {
      ...{ id: APP_ID, slug: 'hydrology', pem: KEYS.privateKey, webhook_secret: SECRET },
      ...{ client_id: 'Iv1.hydrology', client_secret: 'a-client-secret' },
    };
    github = await startStandIn({
      simulated: { pullRequests: 40, repositories: 1, end: new Date().toISOString() },
      app: installedOn([]),
      extensions: [appManifests({ codes: { good: keys }, pages: () => pages.url })],
    });
    pages = await startGithubPages({
      api: github.restUrl,
      slug: keys.slug,
      code: 'good',
      organisation: ORGANISATION,
      async installed({ hook_attributes }) {
        await github.setInstallations([installation]);
        wanted = hook_attributes.url;
        const told = delivery('installation', {
          action: 'created',
          installation: { id: installation.id, account: { login: ORGANISATION, type: 'Organization' } },
          repositories: [],
        });
        await waitFor(async () => (await send(serving.url + WEBHOOKS, told).catch(() => 0)) === 202);
      },
    });
    serving = await startServing('all', {
      HEADWATER_CONFIG: join(folder, 'headwater.yml'),
      DATABASE_URL: await databaseForCommands(),
      GITHUB_API_URL: `${pages.url}/api/v3`,
      HEADWATER_URL: HEADWATER,
    });
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        // As behind the proxy with TLS that stands in front.
        `--unsafely-treat-insecure-origin-as-secure=${HEADWATER}`,
        `--host-resolver-rules=MAP headwater.example:80 127.0.0.1:${new URL(serving.url).port}`,
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    serving?.process.kill('SIGKILL');
    await pages?.close();
    await github?.close();
    if (process.env['KEEP_SCREENSHOTS']) console.error(`Screenshots: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  });

  it('leads from the address in the log to the first report in six clicks', async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    let clicks = 0;
    const press = async (name: string) => {
      await page.screenshot({ path: join(folder, `${clicks}.png`) });
      clicks++;
      await page.getByRole('button', { name }).or(page.getByRole('link', { name })).click();
    };
    await waitFor(() => /probot\?setup=[\da-f]{32}/.test(serving.said()));
    await page.goto(/http:\/\/headwater\.example\/probot\?setup=[\da-f]{32}/.exec(serving.said())![0]);
    await page.getByLabel('Organisation that will own the App').fill(ORGANISATION);
    await press('Take it');
    await press('Register the institution’s App');
    await press('Create GitHub App');
    await page.getByRole('heading', { name: 'hydrology is registered' }).waitFor();
    await press('Install it on an organisation');
    await press('Install');
    await page.getByRole('heading', { name: 'Headwater is installed' }).waitFor();
    await press('See the report');
    await page.waitForURL(`${HEADWATER}/`);
    // Whoever is as quick as this sees how it fills.
    await waitFor(async () => {
      await page.reload();
      return (await page.getByRole('main').innerText()).includes('All figures');
    });
    await page.screenshot({ path: join(folder, 'report.png') });
    expect(clicks).toBe(6);
    expect(wanted).toBe(`${HEADWATER}${WEBHOOKS}`);
    expect(complaints).toEqual([]);
    expect(serving.said()).not.toMatch(/PRIVATE KEY-----/);
    expect(await serving.end('SIGTERM')).toBe(0);
  });
});
