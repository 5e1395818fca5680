/** Queue, session, digest and reminders with GitHub's own styles, on a desk and on a phone. KEEP_SCREENSHOTS keeps pictures to look at. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueOf } from '../../src/domain/queue/queue.ts';
import { digestText } from '../../src/text/nudges/digest.ts';
import { queueSection } from '../../src/text/queue/section.ts';
import { plan, planned, TALK, texts, WAITING } from '../support/nudges.ts';
import { WHOLE_SPRINT } from '../support/queues.ts';
import { githubInBrowser, isInstalled, SCREENS, type GitHubInBrowser } from './github-page.ts';

const WRONG = 'https://github.com/field-station/planning/issues/new?title=wrong';
const TEXTS: Record<string, string> = {
  queue: queueSection(queueOf(WHOLE_SPRINT), WRONG),
  session: queueSection(queueOf({ ...WHOLE_SPRINT, is_session: true }), WRONG),
  digest: digestText(
    plan([...WAITING, planned(7, { party: 'author', reason: 'changes' })], { undecided: [TALK] }),
  )!,
  'to maintainers': texts({}),
  'to an author': texts({
    party: 'author',
    people: ['octocat'],
    mention: 'octocat',
    reason: 'threads',
    open_threads: 1,
  }),
};

describe.skipIf(!isInstalled && !process.env['CI'])('in a browser', () => {
  let github: GitHubInBrowser;
  beforeAll(async () => {
    github = await githubInBrowser();
  });
  afterAll(() => github?.close());

  describe.each(Object.keys(TEXTS))('%s', (name) => {
    it.each(SCREENS)('is no wider than a screen of %d px, %s', async (width, scheme) => {
      const { page, requests } = await github.open(TEXTS[name]!, width, scheme);
      const page_width = await page
        .locator('html')
        .evaluate((html: { scrollWidth: number }) => html.scrollWidth);
      expect(page_width).toBeLessThanOrEqual(width);
      expect(requests).toEqual([]);
      const file = `${name.replaceAll(' ', '-')}-${width}-${scheme}.png`;
      await page.screenshot({ path: join(github.folder, file), fullPage: true });
      await page.close();
    });
  });

  it('a reminder is read without scrolling on a phone', async () => {
    const { page } = await github.open(TEXTS['to maintainers']!, SCREENS[0][0], 'light');
    const box = await page.locator('article').boundingBox();
    expect(box!.height).toBeLessThan(500);
    await page.close();
  });
});
