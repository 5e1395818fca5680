/** The demo's dashboard in a browser: on a phone, a tablet and a desk, light and dark, by eye, keyboard and a program that looks for barriers. KEEP_SCREENSHOTS keeps pictures to look at. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttentionList } from '../../src/domain/attention/items.ts';
import type { Releases, Responsiveness } from '../../src/domain/report/views.ts';
import { PLACES } from '../../src/text/pages/html.ts';
import { startShownDemo, type ShownCommunity } from '../support/shown-community.ts';
import { CHROMIUM, isInstalled, PHONE } from './github-page.ts';

const WIDTHS = [PHONE, 768, 1280];
const SCREENS = WIDTHS.flatMap((width) => [[width, 'light'] as const, [width, 'dark'] as const]);
/** A look for barriers takes seconds: the narrowest light and the widest dark, all of them in the soak. */
const SEARCHED = process.env['SOAK'] ? SCREENS : [SCREENS[0]!, SCREENS.at(-1)!];
const PAGES = [
  ...PLACES.map(({ path }) => path),
  '/responsiveness?community=Springboard&as_of=2026-01-01',
  '/?week=2026-W99',
  '/embed?community=Springboard',
];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!isInstalled && !process.env['CI'])('the dashboard in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-pages-'));
  let browser: Browser;
  let demo: ShownCommunity;
  let server: ServerType;
  let base: string;
  beforeAll(async () => {
    demo = await startShownDemo();
    const app = demo.served();
    await new Promise<void>((listening) => {
      server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => listening());
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--headless', '--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    await demo?.close();
    if (process.env['KEEP_SCREENSHOTS']) console.error(`Screenshots: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  });

  async function opened(
    path: string,
    width: number,
    colorScheme: 'light' | 'dark',
    { bypassCSP = false, watch = () => {} }: { bypassCSP?: boolean; watch?: (page: Page) => void } = {},
  ) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP });
    const complaints: string[] = [];
    // Refusals are what one page is opened for.
    const isMeant = (words: string) => path.includes('W99') && words.includes('400');
    page.on('console', (message) => isMeant(message.text()) || complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(request.url()));
    watch(page);
    await page.goto(base + path);
    return { page, complaints };
  }

  describe.each(PAGES)('%s', (path) => {
    it('fits every screen, light and dark, and the browser has no complaint', async () => {
      const { page, complaints } = await opened(path, WIDTHS[0]!, 'light');
      const name = path === '/' ? 'overview' : path.replace(/\W+/g, '-').slice(1, 40);
      for (const [width, colorScheme] of SCREENS) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const wide = await page.locator('html').evaluate((html: { scrollWidth: number }) => html.scrollWidth);
        expect(wide, `${width} px, ${colorScheme}`).toBeLessThanOrEqual(width);
        if (process.env['KEEP_SCREENSHOTS'])
          await page.screenshot({
            path: join(folder, `${name}-${width}-${colorScheme}.png`),
            fullPage: true,
          });
      }
      expect(complaints).toEqual([]);
      // The style sheet was taken: the policy blocks any other.
      expect(await page.evaluate('getComputedStyle(document.querySelector(".skip")).position')).toBe(
        'absolute',
      );
      await page.close();
    });

    it.each(SEARCHED)('has no barrier that a program finds at %d px, %s', async (width, scheme) => {
      // The policy lets no script in; for this one alone it is set aside.
      const { page } = await opened(path, width, scheme, { bypassCSP: true });
      // What is folded away is looked at, too.
      await page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })');
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate<{
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
        passes: unknown[];
      }>(
        'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })',
      );
      expect(passes.length).toBeGreaterThan(10);
      expect(violations.map(({ id, impact, nodes }) => [id, impact, nodes[0]!.html])).toEqual([]);
      await page.close();
    });
  });

  it('is walked through with the keyboard alone', async () => {
    const { page } = await opened('/', 900, 'light');
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    for (const { name, path } of PLACES) {
      await page.keyboard.press('Tab');
      expect(await focused()).toBe(name);
      // What has the focus shows it.
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), path).toBe(
        'solid',
      );
    }
    // Back to the second place, and into its form: the fold, the first day, the day after the last, then sent.
    for (let back = 2; back < PLACES.length; back++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/responsiveness`);
    await toElement(page, 'SUMMARY');
    await page.keyboard.press('Enter');
    await toElement(page, 'SELECT');
    await page.keyboard.press('ArrowDown');
    await toElement(page, 'BUTTON');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/responsiveness\?community=\w+$/);
    expect(await page.locator('.shown').textContent()).toMatch(/^Shown: \w+\. Show everything$/);
    // A figure leads to its items, which unfold.
    await page.locator('td a[href^="#items-"]').first().focus();
    await page.keyboard.press('Enter');
    const id = new URL(page.url()).hash;
    expect(await page.locator(id).isVisible()).toBe(true);
    await page.close();
  });

  describe('a drawing is explored', () => {
    /** With what was loaded by then, by the path. */
    async function openedDrawing(path: string, width: number) {
      const loaded = new Map<string, number>();
      const watch = (page: Page) =>
        page.on('response', (response) => {
          const size = async () => (await response.request().sizes()).responseBodySize;
          void size().then((bytes) => loaded.set(new URL(response.url()).pathname, bytes));
        });
      const { page, complaints } = await opened(path, width, 'light', { watch });
      const drawing = page.locator('.drawing').first();
      await page.locator('.drawing[tabindex="0"]').first().waitFor();
      return { page, complaints, loaded, drawing };
    }
    const charts = (loaded: Map<string, number>) =>
      [...loaded].filter(([path]) => path.startsWith('/assets/charts-'));
    const said = (page: Page) => page.locator('.spoken').first().textContent();

    it('with the arrow keys, each point in words, until Escape; echarts is loaded for it, and not before', async () => {
      // One beneath the other, as large as they are drawn: where they are smaller the words stand beneath.
      const { page, complaints, loaded, drawing } = await openedDrawing('/', 768);
      await page.waitForLoadState('networkidle');
      expect(charts(loaded)).toEqual([]);
      const before = [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
      expect(before).toBeGreaterThan(5_000);
      expect(before).toBeLessThan(300_000);
      const titles = await drawing.locator('svg circle title').allTextContents();
      await drawing.focus();
      await page.locator('.drawing.is-live').first().waitFor();
      const [[, bytes]] = charts(loaded) as [[string, number]];
      expect(bytes).toBeGreaterThan(50_000);
      expect(bytes).toBeLessThan(250_000);
      // The newest first, then back in time, to the oldest, and no further.
      await page.keyboard.press('ArrowLeft');
      expect(await said(page)).toBe(titles.at(-1));
      await page.keyboard.press('ArrowLeft');
      expect(await said(page)).toBe(titles.at(-2));
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowLeft');
      expect(await said(page)).toBe(titles[0]);
      await page.keyboard.press('ArrowRight');
      expect(await said(page)).toBe(titles[1]);
      // What is said stands in the drawing, too, from its next frame on.
      const shown = async () => (await drawing.locator('.live text').allTextContents()).join(' ');
      await expect.poll(shown).toContain(titles[1]!.split(' ')[1]!);
      await page.keyboard.press('Escape');
      expect(await said(page)).toBe('');
      expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY');
      expect(complaints).toEqual([]);
      await page.close();
    });

    it('by pointing at it, the band of a curve among what is said; on a phone the words stand beneath', async () => {
      const { page, complaints, drawing } = await openedDrawing('/responsiveness', PHONE);
      await drawing.hover();
      await page.locator('.drawing.is-live').first().waitFor();
      await drawing.hover({ position: { x: 200, y: 60 } });
      await page.waitForFunction('document.querySelector(".spoken").textContent !== ""');
      expect(await said(page)).toMatch(
        /^Within \d+ days: \d+ % \(95 % band \d+ to \d+ %\) in the last 90 days; /,
      );
      expect(await page.locator('.spoken').first().isVisible()).toBe(true);
      expect(complaints).toEqual([]);
      await page.close();
    });

    it('in the colours that the reader has chosen, and at the width that there is', async () => {
      const { page, complaints, drawing } = await openedDrawing('/', 1280);
      await drawing.focus();
      await page.locator('.drawing.is-live').first().waitFor();
      const stroke = () =>
        page.evaluate('getComputedStyle(document.querySelector(".live path[stroke-width]")).stroke');
      const light = await stroke();
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await stroke()).not.toBe(light);
      await page.setViewportSize({ width: PHONE, height: 900 });
      await page.waitForFunction('document.querySelector(".live svg").clientWidth < 390');
      const wide = await page.locator('html').evaluate((html: { scrollWidth: number }) => html.scrollWidth);
      expect(wide).toBeLessThanOrEqual(PHONE);
      expect(complaints).toEqual([]);
      await page.close();
    });

    it('with no barrier that a program finds', async () => {
      const { page } = await opened('/responsiveness', 768, 'dark', { bypassCSP: true });
      await page.locator('.drawing[tabindex="0"]').first().focus();
      await page.locator('.drawing.is-live').first().waitFor();
      await page.keyboard.press('ArrowLeft');
      await page.evaluate(axe);
      const { violations } = await page.evaluate<{
        violations: { id: string; nodes: { html: string }[] }[];
      }>('axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })');
      expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
      await page.close();
    });

    it('not at all without JavaScript, where it is there to be seen', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(base);
      expect(await page.locator('.drawing > svg[role=img]').first().isVisible()).toBe(true);
      expect(await page.locator('.drawing[tabindex]').count()).toBe(0);
      await context.close();
    });
  });

  async function toElement(page: Page, name: string): Promise<void> {
    for (let tabs = 0; tabs < 60; tabs++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement.tagName === "${name}"`)) return;
    }
    throw new Error(`the keyboard reaches no ${name}`);
  }

  describe('a stranger’s walk from the overview, by clicks alone', () => {
    let page: Page;
    let clicks: number;
    const data = async <T>(path: string) => (await (await fetch(base + path)).json()) as T;
    const start = async () => {
      ({ page } = await opened('/', 1280, 'light'));
      clicks = 0;
    };
    const click = async (name: string) => {
      await page.getByRole('link', { name, exact: true }).first().click();
      clicks++;
    };

    it('are newcomers waiting longer than last quarter? One click', async () => {
      await start();
      await click('Responsiveness');
      const { communities } = await data<Responsiveness>('/api/v1/responsiveness');
      const answers = await page.locator('.answer').filter({ hasText: 'Newcomers' }).allTextContents();
      expect(answers.length).toBe(communities.length);
      for (const [index, { pairs }] of communities.entries()) {
        const { now, before } = pairs.find(
          ({ id, asker }) => id === 'time_to_first_response' && asker === 'newcomers',
        )!;
        const known = now.median_hours !== null && before.median_hours !== null;
        const way = !known
          ? /no comparison/
          : now.median_hours! > before.median_hours!
            ? /wait (longer|as long)/
            : /wait (less long|as long)/;
        expect(answers[index]).toMatch(way);
      }
      expect(clicks).toBe(1);
      await page.close();
    });

    it('whose turn is #n? One click', async () => {
      await start();
      await click('Whose turn');
      const { items } = await data<AttentionList>('/api/v1/attention');
      const item = items.find(({ side }) => side === 'MAINTAINER')!;
      const row = page.locator('tr', { hasText: `${item.repository}#${item.number}` });
      expect(await row.count()).toBeGreaterThan(0);
      const heading = row.first().locator('xpath=preceding::h2[1]');
      expect(await heading.textContent()).toMatch(/^Waiting for maintainers/);
      expect(clicks).toBe(1);
      await page.close();
    });

    it('who could release next? One click', async () => {
      await start();
      await click('Releases');
      const { communities } = await data<Releases>('/api/v1/releases');
      const waiting = communities
        .flatMap(({ repositories }) => repositories)
        .filter(({ unreleased, can_merge }) => (unreleased ?? 0) > 0 && can_merge.length > 0);
      expect(waiting.length).toBeGreaterThan(0);
      for (const { repository, can_merge } of waiting) {
        const row = await page.locator('tr', { hasText: repository }).first().textContent();
        expect(can_merge.some((login) => row!.includes(login))).toBe(true);
      }
      expect(clicks).toBe(1);
      await page.close();
    });
  });
});
