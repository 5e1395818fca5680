/** The report in a real browser, rendered as GitHub renders it but without GitHub's sanitiser: ours must be enough. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weeklyReport } from '../../src/text/report/weekly-report.ts';
import { HOSTILE, hostileReport, sampleReport } from '../support/reports.ts';

const CHROMIUM = '/usr/bin/chromium';
const installed = existsSync(CHROMIUM);
if (!installed && !process.env['CI'])
  console.error(`${CHROMIUM} is missing: the browser tests are skipped (apt-get install chromium).`);

/** What these tests use of a page's elements; the rest of the project is not to see the browser's types. */
interface Element {
  textContent: string;
  children: { length: number };
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<Element>;
  remove(): void;
}

describe.skipIf(!installed && !process.env['CI'])('the weekly report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-browser-'));
  let browser: BrowserContext | undefined;

  beforeAll(async () => {
    browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: CHROMIUM,
      args: [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
      viewport: { width: 1000, height: 900 },
    });
  });
  afterAll(async () => {
    await browser?.close();
    if (!process.env['KEEP_SCREENSHOTS']) rmSync(folder, { recursive: true, force: true });
  });

  async function opened(markdown: string): Promise<{ page: Page; requests: string[] }> {
    const page = await browser!.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const body = new MarkdownIt({ html: true, linkify: true }).render(markdown);
    await page.setContent(`<!doctype html><title>report</title><main>${body}</main>`);
    return { page, requests };
  }

  it('shows a table of figures whose rows are as wide as its head, and folds the rest away', async () => {
    const { page } = await opened(weeklyReport(sampleReport()));
    expect(await raggedRows(page)).toBe(0);
    // Two tables are seen, those of the folds are not.
    const tables = await page.locator('table').all();
    const seen = await Promise.all(tables.map((table) => table.isVisible()));
    expect(seen.filter(Boolean)).toHaveLength(2);
    expect(await page.locator('details[open]').count()).toBe(0);
    expect(await page.locator('summary').allTextContents()).toEqual([
      'All figures',
      'Items behind every number',
      'How to read this',
      'What the dates of the team list decide',
      'How complete this is: 99.9 % of 2,000 pull requests',
    ]);
    await page.locator('summary').nth(1).click();
    expect(await page.locator('details[open] li').first().isVisible()).toBe(true);
    const image = await page.screenshot({ path: join(folder, 'report.png'), fullPage: true });
    expect(image.length).toBeGreaterThan(10_000);
    if (process.env['KEEP_SCREENSHOTS']) console.error(`Screenshot: ${join(folder, 'report.png')}`);
  });

  it('keeps hostile words inert: nothing runs, nothing is fetched, nothing calls or links', async () => {
    const { page, requests } = await opened(weeklyReport(hostileReport()));
    await page.waitForTimeout(300);
    expect(await page.title()).toBe('report');
    expect(requests).toEqual([]);
    expect(await page.locator('main').locator('script, img, iframe, style, b, h1').count()).toBe(0);
    expect(await raggedRows(page)).toBe(0);
    const links = await page
      .locator('a')
      .evaluateAll((all: Element[]) => all.map((one) => one.getAttribute('href') ?? ''));
    for (const address of links)
      expect(address).toMatch(/^https:\/\/redirect\.github\.com\/springboard\/hub\/pull\//);
    const text = await page.locator('main').evaluate((main: Element) => {
      for (const part of main.querySelectorAll('code')) part.remove();
      return main.textContent;
    });
    expect(text).not.toMatch(/@\w|[^\u200B]#\d|\/\/github\.com(?<!\u200B\/\/github\.com)/);
  });

  it('still shows the hostile words to a person who looks', async () => {
    const { page } = await opened(weeklyReport(hostileReport()));
    const text = (await page.locator('main').textContent())?.replaceAll('\u200B', '') ?? '';
    expect(text).toContain(HOSTILE[1]);
  });
});

/** Rows with another number of cells than the head of their table. */
async function raggedRows(page: Page): Promise<number> {
  return page.locator('table').evaluateAll(
    (tables: Element[]) =>
      tables.flatMap((table) => {
        const [head, ...rows] = [...table.querySelectorAll('tr')].map((row) => row.children.length);
        return rows.filter((cells) => cells !== head);
      }).length,
  );
}
