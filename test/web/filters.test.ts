/** A view narrowed by its address: what is left is what would be there if there were nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttentionList } from '../../src/domain/attention/items.ts';
import type { Audit, Report } from '../../src/domain/report/report.ts';
import type { WebApp } from '../../src/web/server.ts';
import { startShownCommunity, type ShownCommunity } from '../support/shown-community.ts';

const TWO = `
  - { name: Springboard, repositories: [springboard/hub] }
  - { name: Spur, repositories: [springboard/spawner] }`;

describe('what an address narrows', () => {
  let community: ShownCommunity;
  beforeAll(async () => {
    community = await startShownCommunity({
      pullRequests: 160,
      repositories: 2,
      end: '2026-02-16T00:00:00Z',
    });
  });
  afterAll(() => community.close());
  const data = async <T>(app: WebApp, path: string): Promise<T> => {
    const answer = await app.request(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return (await answer.json()) as T;
  };

  it('to a repository is what a community of it alone would show', async () => {
    const whole = community.served();
    const narrowed = await data<Report>(whole, '/api/v1/report?repository=springboard/spawner');
    const everything = await data<Report>(whole, '/api/v1/report');
    const audit = await data<Audit>(whole, '/api/v1/audit?repository=springboard/spawner');
    const alone = community.served({
      communities: '[{ name: Springboard, repositories: [springboard/spawner] }]',
    });
    const expected = await data<Report>(alone, '/api/v1/report');
    expect(narrowed).toEqual({ ...expected, scope: { community: null, repository: 'springboard/spawner' } });
    expect(narrowed.kpis).not.toEqual(everything.kpis);
    expect(everything.scope).toEqual({ community: null, repository: null });
    expect(audit).toEqual(await data(alone, '/api/v1/audit'));
  });

  it('to a community is its part of everything', async () => {
    const app = community.served({ communities: TWO });
    const everything = await data<Report>(app, '/api/v1/report');
    // In whatever letter case.
    const narrowed = await data<Report>(app, '/api/v1/report?community=spur');
    expect(narrowed.scope.community).toBe('Spur');
    expect(narrowed.kpis).toEqual(everything.kpis.filter((kpi) => kpi.community === 'Spur'));
    expect(narrowed.kpis.length).toBeGreaterThan(20);
    expect(narrowed.trends).toEqual(everything.trends.filter((trend) => trend.community === 'Spur'));
    expect(narrowed.data_quality.repositories.map(({ repository }) => repository)).toEqual([
      'springboard/spawner',
    ]);
    const then = 'as_of=2025-10-13';
    const { items } = await data<AttentionList>(app, `/api/v1/attention?${then}`);
    const inSpur = items.filter(({ repository }) => repository === 'springboard/spawner');
    expect(inSpur.length).toBeGreaterThan(0);
    expect(inSpur.length).toBeLessThan(items.length);
    for (const query of ['community=Spur', 'repository=Springboard/Spawner'])
      expect((await data<AttentionList>(app, `/api/v1/attention?${then}&${query}`)).items).toEqual(inSpur);
    const queue = await data<{ items: { repository: string }[] }>(app, '/api/v1/queue');
    const queued = queue.items.filter(({ repository }) => repository === 'springboard/spawner');
    expect(await data(app, '/api/v1/queue?community=Spur')).toEqual({ ...queue, items: queued });
    // A repository of another community is not in this one.
    expect((await app.request('/?community=Spur&repository=springboard/hub')).status).toBe(400);
  });

  it('to a time is what was known then', async () => {
    const app = community.served();
    const then = await data<Report>(app, '/api/v1/report?week=2026-W05&as_of=2026-02-02');
    const now = await data<Report>(app, '/api/v1/report?week=2026-W05');
    expect(then.as_of).toBe('2026-02-02T00:00:00Z');
    expect(then.window).toEqual(now.window);
    expect(then.kpis).not.toEqual(now.kpis);
    // Without a window it is the last full week by then.
    const week = await data<Report>(app, '/api/v1/report?as_of=2026-02-03');
    expect(week.window.end).toBe('2026-02-02T00:00:00Z');
    const { now: at, items } = await data<AttentionList>(app, '/api/v1/attention?as_of=2026-02-02');
    expect(at).toBe('2026-02-02T00:00:00Z');
    expect(items.every(({ since }) => since <= at)).toBe(true);
    expect((await data<Audit>(app, '/api/v1/audit?as_of=2026-02-02')).as_of).toBe(at);
  });

  it('to what is to come is refused, since all that is open would seem to wait until then', async () => {
    const app = community.served();
    for (const path of ['/attention', '/queue', '/', '/quality', '/api/v1/attention', '/api/v1/report']) {
      const answer = await app.request(`${path}?as_of=2026-02-17`);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(await answer.text()).toContain('which is to come; write a day that has begun');
    }
    expect((await app.request('/attention?as_of=2026-02-16')).status).toBe(200);
  });

  it('to a window that is not over says so on every page that has one', async () => {
    const app = community.served();
    for (const path of ['/', '/responsiveness', '/people', '/releases']) {
      const said = async (week: string) => (await app.request(`${path}?week=${week}`)).text();
      expect(await said('2026-W08')).toContain('This window is not over: the figures are partial');
      expect(await said('2026-W09')).toContain('This window has not begun');
      expect(await said('2026-W07')).not.toContain('This window');
    }
  });

  it('to a community of which nothing was read says that, and which gap it is', async () => {
    const app = community.served({
      communities: `${TWO}\n  - { name: Far, repositories: [octocat/far] }`,
    });
    const gapsOf = async (query: string) => {
      const { gaps } = await data<Audit>(app, `/api/v1/audit${query}`);
      return gaps.filter(({ repository }) => repository === 'octocat/far').length;
    };
    expect([await gapsOf(''), await gapsOf('?community=Far'), await gapsOf('?community=Spur')]).toEqual([
      1, 1, 0,
    ]);
    for (const path of ['/responsiveness', '/people', '/releases']) {
      const html = await (await app.request(path)).text();
      expect(html).toMatch(/<h2>Far<\/h2>\n<p>Nothing of it was read that is dated by /);
      expect(html.match(/Nothing of it was read/g)).toHaveLength(1);
    }
    const overview = await (await app.request('/')).text();
    expect(overview).toContain('Nothing has been read yet of: Far.');
    expect(overview.split('<details>')[0]).not.toContain('nothing read yet');
    // Drawings are of one community: each is a click away.
    expect(await (await app.request('/embed')).text()).toContain('<a href="/embed?community=Far">Far</a>');
  });

  it('to a time before anybody asked says so of both periods', async () => {
    const html = await (await community.served().request('/responsiveness?week=2010-W20')).text();
    expect(html).toContain('People: no comparison, since nobody asked in the last 90 days.');
  });

  it('is a table whose name says what it is, for who hears it', async () => {
    const html = await (await community.served().request('/attention')).text();
    expect(html).toMatch(/aria-label="Waiting for maintainers \(\d+\)"/);
    expect(html).not.toContain('aria-label="Table"');
  });

  it('needs both days of a window, and says so in the words of the form', async () => {
    const answer = await community.served().request('/api/v1/report?from=2026-01-01');
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: 'from is there without to; write both: the first day, and the day after the last one.' },
    ]);
  });

  it('is said on the page, kept on the way around, shared by its address, and left with one click', async () => {
    const app = community.served({ communities: TWO });
    const path = '/?week=2026-W06&community=Spur&as_of=2026-02-10';
    const html = await (await app.request(path)).text();
    expect(html).toContain(
      '<p class="shown">Shown: week <strong>2026-W06</strong>, <strong>Spur</strong>, as known on <strong>2026-02-10</strong>. <a href="/">Show everything</a></p>',
    );
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to!.replaceAll('&#38;', '&'));
    for (const to of [
      '/queue?community=Spur&as_of=2026-02-10',
      '/definitions',
      '/?week=2026-W05&community=Spur&as_of=2026-02-10',
      '/api/v1/report?week=2026-W06&community=Spur&as_of=2026-02-10',
    ])
      expect(links).toContain(to);
    expect(await (await app.request('/')).text()).not.toContain('Shown:');
    // As a browser sends the form: with every field, the empty ones too.
    const sent = await app.request('/?from=2026-01-01&to=2026-02-01&community=Spur&repository=&as_of=');
    expect([sent.status, sent.headers.get('location')]).toEqual([
      302,
      '/?from=2026-01-01&to=2026-02-01&community=Spur',
    ]);
    const shown = await (await app.request(sent.headers.get('location')!)).text();
    expect(shown).toContain('<input id="by-from" name="from" type="date" value="2026-01-01">');
    expect(shown).toContain('<option selected value="Spur">Spur</option>');
    // A week or an iteration stands in the form by its days: whoever chooses a community there keeps it.
    const week = await (await app.request('/people?week=2026-W06&community=spur')).text();
    expect(week).toContain('<input id="by-from" name="from" type="date" value="2026-02-02">');
    expect(week).toContain('<input id="by-to" name="to" type="date" value="2026-02-09">');
    expect(week).toContain('<option selected value="Spur">Spur</option>');
  });
});
