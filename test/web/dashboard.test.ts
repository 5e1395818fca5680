/** The pages and their JSON: what the commands print, to whom it may be shown, and nothing else in them. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config/settings.ts';
import type { Report } from '../../src/domain/report/report.ts';
import type { People, Responsiveness } from '../../src/domain/report/views.ts';
import { hideRepositories } from '../../src/store/repositories/repos.ts';
import { OPENAPI } from '../../src/web/api/openapi.ts';
import { headwater } from '../support/command-line.ts';
import { strangers } from '../support/numbers.ts';
import { mounted, startShownCommunity, type ShownCommunity } from '../support/shown-community.ts';

const PAGES = [
  '/',
  '/responsiveness',
  '/people',
  '/releases',
  '/queue',
  '/attention',
  '/quality',
  '/definitions',
  '/embed',
];
const DATA = [
  '/api/v1/report',
  '/api/v1/responsiveness',
  '/api/v1/people',
  '/api/v1/releases',
  '/api/v1/queue',
  '/api/v1/attention',
  '/api/v1/audit',
];

describe('the pages', () => {
  let community: ShownCommunity;
  let environment: Environment;
  beforeAll(async () => {
    community = await startShownCommunity();
    environment = community.environment;
  });
  afterAll(() => community.close());
  const served: ShownCommunity['served'] = (over) => community.served(over);

  // An embedded database is open in one process alone.
  it.runIf(process.env['TEST_DATABASE_URL']).each([
    ['/api/v1/report', ['report']],
    ['/api/v1/report?week=2026-W05', ['report', '--week', '2026-W05']],
    [
      '/api/v1/report?from=2026-01-01&to=2026-02-01',
      ['report', '--from', '2026-01-01', '--to', '2026-02-01'],
    ],
    ['/api/v1/queue', ['queue']],
    ['/api/v1/attention', ['attention']],
    ['/api/v1/audit', ['audit']],
  ])('%s is what the command prints', async (path, words) => {
    const answer = await served().request(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const printed = await headwater([...words, '--format', 'json'], environment);
    expect(await answer.json()).toEqual(JSON.parse(printed.out));
  });

  it.each(PAGES)(
    '%s is one document without a script or a style inside, and all of it is ours',
    async (path) => {
      const answer = await served().request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(answer.headers.get('set-cookie')).toBeNull();
      const html = await answer.text();
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toContain('Hydrology &#38; Co');
      if (path !== '/embed') expect(html).toContain(`<a href="${path}" aria-current="page">`);
      // What the policy would block has no place in it.
      expect(html).not.toMatch(/<style|style=|\son\w+=|javascript:/i);
      const scripts = [...html.matchAll(/<script[^>]*>[^]*?<\/script>/g)].map(([script]) => script);
      const hasDrawing = html.includes('class="drawing"');
      expect(scripts).toEqual(
        hasDrawing
          ? [
              expect.stringMatching(
                /^<script type="module" src="\/assets\/load-[\da-f]{16}\.js" data-charts="\/assets\/charts-[\da-f]{16}\.js"><\/script>$/,
              ),
            ]
          : [],
      );
      // Every address within it leads somewhere.
      const app = served();
      for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) expect(html).toContain(` id="${id}"`);
      for (const [, to] of html.matchAll(/(?:href|src|data-charts)="(\/[^"#]*)"/g))
        expect((await app.request(to!.replaceAll('&#38;', '&'))).status, to).toBe(200);
    },
  );

  it('says no number that its data does not have', async () => {
    const app = served();
    const html = await (await app.request('/')).text();
    // Nobody's work is measured against another's.
    expect(html).not.toMatch(/by (?!people of)[\w-]+, who made \d/);
    const data: unknown = await (await app.request('/api/v1/report')).json();
    const [visible = ''] = html
      .slice(html.indexOf('<h1>'), html.indexOf('<footer>'))
      .replace(/<svg[^]*?<\/svg>|<p class="weeks">.*/g, '')
      .split('<summary>Items behind');
    const text = visible
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&#38;', '&')
      .replaceAll('&amp;', '&');
    expect(text.length).toBeGreaterThan(2000);
    expect(strangers(text, data, [], data)).toEqual([]);
  });

  it.each(['responsiveness', 'people', 'releases'])(
    '%s says no number that its data does not have',
    async (name) => {
      const app = served();
      for (const query of ['', '?from=2025-10-01&to=2026-01-01']) {
        const html = await (await app.request(`/${name}${query}`)).text();
        const data: unknown = await (await app.request(`/api/v1/${name}${query}`)).json();
        const main = html.slice(html.indexOf('<h1>'), html.indexOf('<footer>'));
        // Nobody's work is measured against another's.
        expect(main).not.toMatch(/by (?!people of)[\w-]+, who made \d/);
        // Without drawings, the form, and lists of items, whose words are the data's own.
        const visible = main.replace(
          /<svg[^]*?<\/svg>|<details class="filters">[^]*?<\/details>|<p class="shown">.*|<ul id=[^]*?<\/ul>/g,
          '',
        );
        const text = visible
          .replace(/<[^>]*>/g, ' ')
          .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
        expect(text.length).toBeGreaterThan(500);
        // 90 days before and 91 days, 8 quarters, limits of groups and of lists are said by rules.
        expect([query, strangers(text, data, [1, 24, 14 * 24, 60, 2 / 24], data)]).toEqual([query, []]);
      }
    },
  );

  it('shows of the report what the report says', async () => {
    const app = served();
    const json = async <T>(path: string) => (await (await app.request(path)).json()) as T;
    const report = await json<Report>('/api/v1/report');
    const view = await json<Responsiveness>('/api/v1/responsiveness');
    const { pairs, kpis } = view.communities[0]!;
    for (const kpi of kpis) expect(report.kpis).toContainEqual(kpi);
    // The curve of the last 90 days is what the figure is read from.
    const of = (id: string) => report.kpis.find((kpi) => kpi.id === id)!;
    for (const { id, asker, now } of pairs) {
      if (asker === 'newcomers') continue;
      const { value, low, high, sample_size, censored } = of(id);
      expect([now.median_hours, now.median_low, now.median_high, now.n, now.censored]).toEqual([
        value,
        low,
        high,
        sample_size,
        censored,
      ]);
    }
    // The quarters are what reports on them say.
    for (const name of ['people', 'releases']) {
      const { quarters, communities } = await json<People>(`/api/v1/${name}`);
      for (const [index, { start, end }] of quarters.entries()) {
        if (index < 6) continue;
        const day = (at: string) => at.slice(0, 10);
        const then = await json<Report>(`/api/v1/report?from=${day(start)}&to=${day(end)}`);
        for (const { id, points } of communities[0]!.trends)
          expect([id, points[index]!.value]).toEqual([id, then.kpis.find((kpi) => kpi.id === id)!.value]);
        if (index === 7)
          for (const { id, value, evidence } of communities[0]!.kpis)
            expect(then.kpis.find((kpi) => kpi.id === id)).toMatchObject({ value, evidence });
      }
    }
  });

  it('draws the values of the trend, and nothing where there is no line', async () => {
    const app = served();
    const html = await (await app.request('/')).text();
    const report = (await (await app.request('/api/v1/report')).json()) as {
      trends: { id: string; points: { value: number | null }[] }[];
    };
    const drawn = [...html.matchAll(/<figcaption>(.*?)<\/figcaption>([^]*?)<\/figure>/g)];
    expect(drawn.length).toBeGreaterThan(0);
    for (const [, caption, figure] of drawn) {
      // Of a drawing without words above it: 154 high, down to 168.
      const { option } = JSON.parse(/data-drawing='([^']*)'/.exec(figure!)![1]!) as {
        option: { yAxis: { max: number } };
      };
      const values = [...figure!.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map(
        ([, y]) => ((168 - Number(y)) / 154) * option.yAxis.max,
      );
      expect(values.length).toBeGreaterThan(2);
      const id = caption!.startsWith('Answered')
        ? 'share_answered_within'
        : caption!.startsWith('Time')
          ? 'time_to_first_response'
          : 'unanswered';
      const scale = { share_answered_within: 100, time_to_first_response: 1 / 24, unanswered: 1 }[id];
      const known = report.trends.find((one) => one.id === id)!.points.map(({ value }) => value);
      for (const [index, value] of known.slice(-values.length).entries())
        expect(values[index]! / option.yAxis.max).toBeCloseTo((value! * scale) / option.yAxis.max, 2);
    }
  });

  it('refuses what it does not understand in one line, as a page and as data', async () => {
    const app = served();
    for (const query of [
      'week=2026-W99',
      'week=2026-W05&week=2026-W06',
      'week=2026-W05&from=2026-01-01&to=2026-02-01',
      'from=2026-01-01',
      'as_of=yesterday',
      'as_of=2026-02-30',
      'community=Elsewhere',
      'repository=springboard/nowhere',
      'repository=springboard',
      `community=${encodeURIComponent('<script>alert(1)</script>')}`,
      'iteration=0',
      `x=${encodeURIComponent('<script>alert(1)</script>')}`,
    ]) {
      const page = await app.request(`/?${query}`);
      expect([query, page.status]).toEqual([query, 400]);
      expect(await page.text()).toMatch(/<p role="alert">[^<]+<\/p>/);
      const data = await app.request(`/api/v1/report?${query}`);
      expect(data.status).toBe(400);
      const { error } = (await data.json()) as { error: string };
      expect(error).toMatch(/^[^\n]+[.;)]/);
      expect(error).not.toContain('--');
    }
  });

  it('answers with 304 whoever has it already', async () => {
    const app = served();
    for (const path of [...PAGES, ...DATA, OPENAPI]) {
      const etag = (await app.request(path)).headers.get('etag')!;
      expect((await app.request(path, { headers: { 'if-none-match': etag } })).status, path).toBe(304);
    }
  });

  it('shows nothing of a repository from the moment it is private, though every page was kept', async () => {
    const app = served();
    const texts = async () =>
      (await Promise.all([...PAGES, ...DATA].map(async (path) => (await app.request(path)).text()))).join(
        '\n',
      );
    const before = await texts();
    expect(before).toContain('springboard/hub');
    const { rows } = await sql<{ id: string }>`
      select id::text as id from repos where full_name = 'springboard/hub'`.execute(community.db);
    await hideRepositories(community.db, 'id', [rows[0]!.id]);
    expect(await texts()).not.toContain('springboard/hub');
    await sql`update repos set is_private = false where id = ${rows[0]!.id}`.execute(community.db);
    expect(await texts()).toBe(before);
  });

  it('say where there is nothing, in the form in which it was wanted, and nobody keeps that', async () => {
    const app = served();
    const page = await app.request('/responsivness');
    expect([page.status, page.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(await page.text()).toMatch(/<h1>Nothing here<\/h1>[^]*<a href="\/">To the overview<\/a>/);
    for (const path of ['/api/v1/reports', '/charts/nothing.svg', '/badge/nothing.svg']) {
      const data = await app.request(path);
      expect([path, data.status, await data.json()]).toEqual([
        path,
        404,
        { error: 'There is nothing at this address.' },
      ]);
    }
    for (const path of ['/?week=never', '/api/v1/report?week=never'])
      expect((await app.request(path)).headers.get('cache-control'), path).toBe('no-store');
  });

  describe('where the configuration says that they are not public', () => {
    it('are not there for anybody elsewhere', async () => {
      // A route with a part to fill in is asked for with one that is there.
      const paths = mounted(served()).map((path) => path.replace(':file', 'unanswered.svg'));
      expect(paths.length).toBe(PAGES.length + DATA.length + 4);
      for (const path of paths) expect((await served().request(path)).status, path).toBe(200);
      const elsewhere: [string, string, Record<string, string>][] = [
        ['0.0.0.0', 'http://localhost', {}],
        ['127.0.0.1', 'http://rebound.example', {}],
        ['127.0.0.1', 'http://localhost.rebound.example', {}],
        ['127.0.0.1', 'http://127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }],
        ['127.0.0.1', 'http://127.0.0.1', { forwarded: 'for=203.0.113.9' }],
        ['::1', 'http://[::1]', { via: '1.1 proxy' }],
      ];
      for (const [host, base, headers] of elsewhere) {
        const app = served({ isPublic: false, host });
        for (const path of paths)
          expect([host, base, path, (await app.request(base + path, { headers })).status]).toEqual([
            host,
            base,
            path,
            404,
          ]);
      }
    });

    it('are not told apart from what there is not, however they are asked for', async () => {
      const open = served();
      const paths = mounted(open).map((path) => path.replace(':file', 'unanswered.svg'));
      const app = served({ isPublic: false, host: '0.0.0.0' });
      const told = async (path: string, init: RequestInit) => {
        const answer = await app.request(path, init);
        const headers = [...answer.headers].filter(([name]) => name !== 'content-length');
        return [answer.status, headers, await answer.text()];
      };
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST']) {
        const nothing = await told('/api/v1/nothing', { method });
        expect(nothing[0]).toBe(404);
        for (const path of paths) {
          // Neither a refusal of words, nor that somebody's copy still holds, says that there is something.
          const etag = (await open.request(path)).headers.get('etag') ?? '*';
          for (const query of [
            '',
            '?community=Springboard',
            '?repository=springboard/hub',
            '?nonsense=1',
            '?week=',
          ])
            for (const headers of [{}, { 'if-none-match': etag }, { origin: 'https://elsewhere.example' }])
              expect([method, path + query, await told(path + query, { method, headers })]).toEqual([
                method,
                path + query,
                nothing,
              ]);
        }
      }
    });

    it('are not there behind a proxy on the same machine that says nothing', async () => {
      const asked = async (address: string) => {
        const app = served({ isPublic: false, host: '127.0.0.1', address });
        return (await app.request('http://127.0.0.1:3000/api/v1/audit')).status;
      };
      expect(await asked('https://headwater.example')).toBe(404);
      expect(await asked('http://[::1]:3000')).toBe(200);
    });

    it('are there for whoever sits at the machine', async () => {
      for (const [host, base] of [
        ['127.0.0.1', 'http://localhost:3000'],
        ['localhost', 'http://127.0.0.1:3000'],
        ['::1', 'http://[::1]:3000'],
      ] as const) {
        const app = served({ isPublic: false, host });
        const answer = await app.request(`${base}/api/v1/audit`);
        expect(answer.status).toBe(200);
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    });
  });
});
