/** The weekly issue with GitHub's own styles, on a desk and on a phone, light and dark. KEEP_SCREENSHOTS keeps pictures to look at. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weeklyIssue } from '../../src/text/issue/weekly-issue.ts';
import { hostileCorpus } from '../support/hostile.ts';
import { hostileWeek, WEEKS } from '../support/weekly-issues.ts';
import { DESK, githubInBrowser, isInstalled, SCREENS, type GitHubInBrowser } from './github-page.ts';

/** What these tests use of a page's elements; the rest of the project is not to see the browser's types. */
interface Element {
  getBoundingClientRect(): { right: number; top: number };
}

describe.skipIf(!isInstalled && !process.env['CI'])('the weekly issue in a browser', () => {
  let github: GitHubInBrowser;
  beforeAll(async () => {
    github = await githubInBrowser();
  });
  afterAll(() => github?.close());

  describe.each(Object.keys(WEEKS))('%s', (name) => {
    it.each(SCREENS)(
      'is no wider than a screen of %d px, %s, and shows each figure without scrolling aside',
      async (width, scheme) => {
        const { page } = await github.open(weeklyIssue(...WEEKS[name]!), width, scheme);
        const page_width = await page
          .locator('html')
          .evaluate((html: { scrollWidth: number }) => html.scrollWidth);
        expect(page_width).toBeLessThanOrEqual(width);
        const figures = await page
          .locator('article > table tbody tr td:nth-child(2)')
          .evaluateAll((cells: Element[]) => cells.map((cell) => cell.getBoundingClientRect().right));
        expect(figures.length).toBeGreaterThan(2);
        expect(Math.max(...figures)).toBeLessThanOrEqual(width);
        await page.screenshot({
          path: join(github.folder, `${name}-${width}-${scheme}.png`),
          fullPage: true,
        });
        await page.close();
      },
    );
  });

  it('on a desk has its first fold on the second screen at the latest', async () => {
    const { page } = await github.open(weeklyIssue(...WEEKS['ordinary']!), DESK, 'light');
    const top = await page
      .locator('details')
      .first()
      .evaluate((fold: Element) => fold.getBoundingClientRect().top);
    expect(top).toBeLessThan(2 * 800);
    await page.close();
  });

  it('runs nothing and fetches nothing of hostile words', async () => {
    const corpus = hostileCorpus();
    for (let from = 0; from < corpus.length; from += 300) {
      const { page, requests } = await github.open(
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
