/** The dashboard in a browser: on a desk and on a phone, light and dark, with the keyboard alone. KEEP_SCREENSHOTS keeps pictures to look at. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueOf } from '../../src/domain/queue/queue.ts';
import { mountDashboard } from '../../src/web/dashboard/dashboard.ts';
import { serverMetrics } from '../../src/web/metrics.ts';
import { startWeb, type WebServer } from '../../src/web/server.ts';
import { WHOLE_SPRINT } from '../support/queues.ts';
import { WEEKS } from '../support/weekly-issues.ts';
import { CHROMIUM, isInstalled, SCREENS } from './github-page.ts';

const [report] = WEEKS['ordinary']!;
const at = report.as_of;
const PAGES = ['/', '/queue', '/attention', '/quality', '/definitions'];

describe.skipIf(!isInstalled && !process.env['CI'])('the dashboard in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-pages-'));
  let browser: Browser;
  let web: WebServer;
  let base: string;
  beforeAll(async () => {
    const kept = <T>(value: T) => Promise.resolve({ value, computed_at: at, is_behind: false });
    web = await startWeb({
      host: '127.0.0.1',
      port: 0,
      webhooks: null,
      metrics: serverMetrics(() => Promise.reject(new Error('no database here'))),
      unreadiness: () => Promise.resolve(null),
      failed: (error) => {
        throw error;
      },
      mount: (app) =>
        mountDashboard(app, {
          institution: 'Field Station',
          isPublic: true,
          listensOn: '127.0.0.1',
          isSignedIn: null,
          report: () => kept(report),
          queue: () => kept(queueOf(WHOLE_SPRINT)),
          attention: () => kept({ schema: 1, now: at, items: [] }),
          audit: () => kept({ schema: 1, as_of: at, ...report.data_quality, deliveries: null }),
          state: () => Promise.resolve('as it is'),
        }),
    });
    base = `http://127.0.0.1:${web.address.port}`;
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--headless', '--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await web?.close();
    if (process.env['KEEP_SCREENSHOTS']) console.error(`Screenshots: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  });

  async function opened(path: string, width: number, colorScheme: 'light' | 'dark') {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(request.url()));
    await page.goto(base + path);
    return { page, complaints };
  }

  describe.each(PAGES)('%s', (path) => {
    it.each(SCREENS)(
      'fits a screen of %d px, %s, and the browser has no complaint',
      async (width, scheme) => {
        const { page, complaints } = await opened(path, width, scheme);
        const wide = await page.locator('html').evaluate((html: { scrollWidth: number }) => html.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
        expect(complaints).toEqual([]);
        // The style sheet was taken: the policy blocks any other.
        expect(await page.evaluate('getComputedStyle(document.querySelector(".skip")).position')).toBe(
          'absolute',
        );
        const name = path === '/' ? 'overview' : path.slice(1);
        await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
        await page.close();
      },
    );
  });

  it('is walked through with the keyboard alone', async () => {
    const { page } = await opened('/', 900, 'light');
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Queue');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/queue`);
    await toFirstFold(page);
    await page.keyboard.press('Enter');
    expect(
      await page
        .locator('details')
        .first()
        .evaluate((fold: { open: boolean }) => fold.open),
    ).toBe(true);
    await page.close();
  });

  async function toFirstFold(page: Page): Promise<void> {
    for (let tabs = 0; tabs < 60; tabs++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('document.activeElement.tagName === "SUMMARY"')) return;
    }
    throw new Error('the keyboard reaches no fold');
  }
});
