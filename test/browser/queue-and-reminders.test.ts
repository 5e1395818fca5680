/** Queue, session, digest and reminders with GitHub's own styles, on a desk and on a phone. KEEP_SCREENSHOTS keeps pictures to look at. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueOf } from '../../src/domain/queue/queue.ts';
import { digestText } from '../../src/text/nudges/digest.ts';
import { queueSection } from '../../src/text/queue/section.ts';
import { MAINTAINERS, plan, planned, texts } from '../support/nudges.ts';
import { WHOLE_SPRINT } from '../support/queues.ts';
import { githubInBrowser, isInstalled, SCREENS, type GitHubInBrowser } from './github-page.ts';

const WRONG = 'https://github.com/field-station/planning/issues/new?title=wrong';
const undecided = [
  {
    repo_id: '10',
    number: 3,
    url: 'https://github.com/springboard/hub/pull/3',
    title: 'Profiles',
    words: 2310,
    comments: 41,
  },
];
const waiting = Array.from({ length: 10 }, (_, place) =>
  planned(100 + place, { waited_business_days: 30 - place, reason: MAINTAINERS[place % 6]! }),
);
const TEXTS: Record<string, string> = {
  queue: queueSection(queueOf(WHOLE_SPRINT), WRONG),
  session: queueSection(queueOf({ ...WHOLE_SPRINT, is_session: true }), WRONG),
  digest: digestText(plan([...waiting, planned(7, { party: 'author', reason: 'changes' })], { undecided }))!,
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
