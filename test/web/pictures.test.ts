/** Drawings, badges and the feed: what they show, how long they are kept, where they may stand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain/report/report.ts';
import type { Responsiveness } from '../../src/domain/report/views.ts';
import { valueOf } from '../../src/text/report/values.ts';
import { startShownCommunity, type ShownCommunity } from '../support/shown-community.ts';
import { all, first, parsedXml } from '../support/xml.ts';

const CHARTS = ['share_answered_within', 'time_to_first_response', 'unanswered'];
const CURVES = ['first_response', 'first_response_newcomers', 'first_review', 'first_review_newcomers'];
const TWO = `
  - { name: Springboard, repositories: [springboard/hub] }
  - { name: "Spur & <Sons>", repositories: [springboard/nowhere] }`;

describe('what may stand elsewhere', () => {
  let community: ShownCommunity;
  beforeAll(async () => {
    community = await startShownCommunity();
  });
  afterAll(() => community.close());

  it.each([...CHARTS, ...CURVES])(
    '/charts/%s.svg is one well-formed picture without a style',
    async (name) => {
      const answer = await community.served().request(`/charts/${name}.svg`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('public, no-cache');
      expect(answer.headers.get('etag')).not.toBeNull();
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      const svg = await answer.text();
      expect(svg).not.toMatch(/class=|style|<script|href/);
      const root = parsedXml(svg);
      expect([root.name, root.attributes['role']]).toEqual(['svg', 'img']);
      expect(root.attributes['aria-label']).toMatch(/Springboard: .+\./);
      expect(first(root, 'title').text).toMatch(/, Springboard$/);
    },
  );

  it('draw the values of the data', async () => {
    const app = community.served();
    const report = (await (await app.request('/api/v1/report')).json()) as Report;
    const root = parsedXml(await (await app.request('/charts/unanswered.svg')).text());
    const drawn = all(root, 'circle').map((circle) =>
      Number(/: (\d+)/.exec(first(circle, 'title').text)![1]),
    );
    const { points } = report.trends.find(({ id }) => id === 'unanswered')!;
    expect(drawn.length).toBeGreaterThan(3);
    expect(drawn).toEqual(points.slice(-drawn.length).map(({ value }) => value));
    const view = (await (await app.request('/api/v1/responsiveness')).json()) as Responsiveness;
    const { now } = view.communities[0]!.pairs[0]!;
    const curve = parsedXml(await (await app.request('/charts/first_response.svg')).text());
    // A step for each answer: two points each, after the one from nothing and before the end. The line of now is drawn last.
    const [drawing] = all(curve, 'g');
    const lines = all(drawing!, 'path').filter(({ attributes }) => attributes['stroke-width'] === '2');
    expect(all(curve, 'text').map(({ text }) => text)).toContain(`the last 90 days (${now.n})`);
    const line = lines.at(-1)!.attributes['d']!.slice(1).split('L');
    expect(line.length).toBe(2 * now.points.length + 2);
    const y = Number(line.at(-1)!.split(' ')[1]);
    expect((224 - y) / (224 - 12)).toBeCloseTo(now.points.at(-1)!.reached, 2);
  });

  it('a badge says the value of its figure, whatever it is', async () => {
    const app = community.served();
    const { kpis } = (await (await app.request('/api/v1/report')).json()) as Report;
    for (const kpi of kpis) {
      const answer = await app.request(`/badge/${kpi.id}.svg`);
      const root = parsedXml(await answer.text());
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(first(root, 'title').text).toBe(`${kpi.name}, Springboard: ${valueOf(kpi)}`);
      expect(all(root, 'text').map(({ text }) => text)).toEqual([kpi.name, valueOf(kpi)]);
      expect(Number(root.attributes['height'])).toBe(20);
    }
    for (const path of [
      '/badge/nothing.svg',
      '/badge/unanswered',
      '/badge/unanswered.png',
      '/charts/x.svg',
      '/charts/..svg',
    ])
      expect([path, (await app.request(path)).status]).toEqual([path, 404]);
  });

  it('is of one community', async () => {
    const app = community.served({ communities: TWO });
    for (const path of ['/badge/unanswered.svg', '/charts/unanswered.svg', '/charts/first_response.svg']) {
      const refused = await app.request(path);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toEqual({ error: 'A picture is of one community; write community=NAME.' });
      expect((await app.request(`${path}?community=Springboard`)).status).toBe(200);
    }
    // Of one without anything, too, whatever it is called.
    const nothing = await app.request(
      `/charts/unanswered.svg?community=${encodeURIComponent('Spur & <Sons>')}`,
    );
    expect(parsedXml(await nothing.text()).name).toBe('svg');
  });

  it('stands nowhere else where the pages are not public', async () => {
    const app = community.served({ isPublic: false, host: '127.0.0.1' });
    const answer = await app.request('http://127.0.0.1/badge/unanswered.svg');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  describe('the feed', () => {
    const feed = async (base = 'https://headwater.example') => {
      const answer = await community.served().request(`${base}/feed.atom`);
      expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      return parsedXml(await answer.text());
    };

    it('has the last twelve weeks, the newest first, each with what RFC 4287 wants', async () => {
      const root = await feed();
      expect([root.name, root.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
      expect(first(root, 'title').text).toBe('Weekly reports on Hydrology & Co upstream');
      const entries = all(root, 'entry');
      expect(entries.map((entry) => first(entry, 'title').text).slice(0, 2)).toEqual([
        'Week 2026-W07',
        'Week 2026-W06',
      ]);
      expect(entries.length).toBe(12);
      for (const element of [root, ...entries]) {
        expect(first(element, 'id').text).toMatch(
          /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/,
        );
        expect(first(element, 'updated').text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      }
      expect(first(root, 'updated').text).toBe('2026-02-16T00:00:00Z');
      expect(new Set(all(root, 'id').map(({ text }) => text)).size).toBe(13);
      const hrefs = all(root, 'link').map(({ attributes }) => attributes['href']!);
      expect(hrefs).toContain('https://headwater.example/?week=2026-W07');
      for (const href of hrefs) expect((await community.served().request(href)).status, href).toBe(200);
    });

    it('says what the report of each week says, at the same instant', async () => {
      const app = community.served();
      const { trends } = (await (await app.request('/api/v1/report')).json()) as Report;
      const { points } = trends.find(({ id }) => id === 'unanswered')!;
      const said = all(await feed(), 'content').map(
        ({ text }) => /maintainer: (\d+)</.exec(text)?.[1] ?? null,
      );
      expect(said).toEqual(points.toReversed().map(({ value }) => (value === null ? null : String(value))));
    });

    it('keeps its ids wherever it is served', async () => {
      const ids = async (base: string) => all(await feed(base), 'id').map(({ text }) => text);
      expect(await ids('https://elsewhere.example')).toEqual(await ids('https://headwater.example'));
    });
  });
});
