/** The weekly issue with GitHub's own styles, on a desk and on a phone, light and dark. KEEP_SCREENSHOTS keeps pictures to look at. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weeklyIssue } from '../../src/text/issue/weekly-issue.ts';
import { hostileCorpus } from '../support/hostile.ts';
import { rendered } from '../support/shown-on-github.ts';
import { hostileWeek, WEEKS } from '../support/weekly-issues.ts';

const CHROMIUM = '/usr/bin/chromium';
const installed = existsSync(CHROMIUM);
const styles = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css'),
  'utf8',
);

const PHONE = 390;
const DESK = 900;

/** What these tests use of a page's elements; the rest of the project is not to see the browser's types. */
interface Element {
  getBoundingClientRect(): { right: number; top: number };
}

describe.skipIf(!installed && !process.env['CI'])('the weekly issue in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-browser-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--headless', '--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    if (!process.env['KEEP_SCREENSHOTS']) rmSync(folder, { recursive: true, force: true });
  });

  async function opened(markdown: string, width: number, colorScheme: 'light' | 'dark') {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(
      `<!doctype html><meta name="viewport" content="width=device-width"><title>issue</title><style>${styles} body { margin: 0 } article { padding: 16px }</style><article class="markdown-body">${rendered(markdown)}</article>`,
    );
    return { page, requests };
  }

  describe.each(Object.keys(WEEKS))('%s', (name) => {
    it.each([
      [PHONE, 'light'],
      [PHONE, 'dark'],
      [DESK, 'light'],
      [DESK, 'dark'],
    ] as const)(
      'is no wider than a screen of %d px, %s, and shows each figure without scrolling aside',
      async (width, scheme) => {
        const { page } = await opened(weeklyIssue(...WEEKS[name]!), width, scheme);
        const page_width = await page
          .locator('html')
          .evaluate((html: { scrollWidth: number }) => html.scrollWidth);
        expect(page_width).toBeLessThanOrEqual(width);
        const figures = await page
          .locator('article > table tbody tr td:nth-child(2)')
          .evaluateAll((cells: Element[]) => cells.map((cell) => cell.getBoundingClientRect().right));
        expect(figures.length).toBeGreaterThan(2);
        expect(Math.max(...figures)).toBeLessThanOrEqual(width);
        await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
        await page.close();
      },
    );
  });

  it('on a desk has its first fold on the second screen at the latest', async () => {
    const { page } = await opened(weeklyIssue(...WEEKS['ordinary']!), DESK, 'light');
    const top = await page
      .locator('details')
      .first()
      .evaluate((fold: Element) => fold.getBoundingClientRect().top);
    expect(top).toBeLessThan(2 * 800);
    await page.close();
    if (process.env['KEEP_SCREENSHOTS']) console.error(`Screenshots: ${folder}`);
  });

  it('runs nothing and fetches nothing of hostile words', async () => {
    const corpus = hostileCorpus();
    for (let from = 0; from < corpus.length; from += 300) {
      const { page, requests } = await opened(
        weeklyIssue(...hostileWeek(corpus.slice(from, from + 300))),
        DESK,
        'light',
      );
      expect(await page.title()).toBe('issue');
      expect(requests).toEqual([]);
      expect(
        await page.locator('article').locator('script, img, iframe, style, b, h1, input, svg, form').count(),
      ).toBe(0);
      await page.close();
    }
  });
});
