/** Whoever follows a number finds what it counts: as many items as it is of, and no others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttentionList } from '../../src/domain/attention/items.ts';
import { SIDES } from '../../src/domain/attention/types.ts';
import type { KpiResult, Parts, Report } from '../../src/domain/report/report.ts';
import type { People, Releases, Responsiveness } from '../../src/domain/report/views.ts';
import type { WebApp } from '../../src/web/server.ts';
import { itemsAt, linkedNumbers } from '../support/page-numbers.ts';
import { describeRecorded } from '../support/recorded.ts';
import { startShownCommunity, startShownRecorded, type ShownCommunity } from '../support/shown-community.ts';

const QUERIES = ['', '?from=2019-06-01&to=2019-10-01', '?repository=jupyterhub/kubespawner&as_of=2019-09-02'];

/** Of a share: what it is of, where the rest is not listed (nobody is named for what they have not done). */
const SHARES_LIST: Record<string, string> = {
  conversion_rate: 'opened',
  retention: 'returned',
  came_back: 'within_90_days',
  institution_share: 'reviews.by_team',
  top_person_share: 'reviews.by_one',
  change_request_closure_ratio: 'closed',
};

/** How many items a figure is of. */
function groundOf({
  id,
  unit,
  value,
  sample_size,
  parts,
  evidence_total,
  excluded_total,
}: KpiResult): number {
  const listed = SHARES_LIST[id];
  if (listed !== undefined)
    return listed.split('.').reduce<Parts | number>((of, name) => (of as Parts)[name]!, parts) as number;
  // People are shown by repository: nobody's rights are a list of names.
  if (id === 'maintainers')
    return Object.values(parts['repositories'] as Parts).filter((people) => Number(people) > 0).length;
  // The work of the few who made half of it.
  if (id === 'contributor_absence_factor' || id === 'elephant_factor') {
    expect(2 * evidence_total).toBeGreaterThanOrEqual(sample_size);
    return evidence_total;
  }
  // Those that were with maintainers at any time.
  if (id === 'waiting_time_by_side') return sample_size - excluded_total;
  return unit === 'share' || unit === 'hours' || unit === 'cycles' ? sample_size : value!;
}

const NAMES = ['report', 'responsiveness', 'people', 'releases'] as const;

/** @returns how many numbers of that page lead somewhere: each to as many items as it is of, on the same page */
async function followed(app: WebApp, name: (typeof NAMES)[number], query: string): Promise<number> {
  const html = await (await app.request(`/${name === 'report' ? '' : name}${query}`)).text();
  const data = (await (await app.request(`/api/v1/${name}${query}`)).json()) as {
    communities?: { kpis: KpiResult[] }[];
    kpis?: KpiResult[];
  };
  const byCommunity = [...Map.groupBy(data.kpis ?? [], (kpi) => kpi.community).values()];
  const communities = data.communities ?? byCommunity.map((kpis) => ({ kpis }));
  const numbers = linkedNumbers(html);
  for (const { text, to, row } of numbers) {
    expect([query, text, to]).toEqual([query, text, expect.stringMatching(/^#items-/)]);
    const { total, urls } = itemsAt(html, to.slice(1));
    expect(new Set(urls).size).toBe(urls.length);
    const [, place, id] = /^#items-(\d+)-(\w+)$/.exec(to) ?? [];
    const kpi =
      place === undefined ? undefined : communities[Number(place)]!.kpis.find((one) => one.id === id);
    const isFigure = kpi !== undefined && (name === 'report' || row.html.includes(`/definitions#${kpi.id}"`));
    // The row of a median ends with how many pull requests it is of.
    const [, ofPeriod] = /^([\d,]+) \([\d,]+\)$/.exec(row.last) ?? [];
    const ground =
      isFigure || kpi?.id === 'maintainers' ? groundOf(kpi) : Number((ofPeriod ?? text).replaceAll(',', ''));
    expect([query, text, to, total]).toEqual([query, text, to, ground]);
  }
  return numbers.length;
}

describe('a number on a page of a simulated community', () => {
  let community: ShownCommunity;
  beforeAll(async () => {
    community = await startShownCommunity();
  });
  afterAll(() => community.close());

  it.each(NAMES)('on %s leads to as many items as it is of, on the same page', async (name) => {
    const app = community.served();
    let seen = 0;
    for (const query of ['', '?from=2025-10-01&to=2026-01-01', '?as_of=2025-12-02'])
      seen += await followed(app, name, query);
    expect(seen).toBeGreaterThan(4);
  });
});

describeRecorded('a number on a page', (files) => {
  let community: ShownCommunity;
  let app: WebApp;
  beforeAll(async () => {
    community = await startShownRecorded(files);
    app = community.served();
  });
  afterAll(() => community.close());
  const page = async (path: string) => {
    const answer = await app.request(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text();
  };
  const data = async <T>(path: string) => (await (await app.request(path)).json()) as T;

  it.each(NAMES)('on %s leads to as many items as it is of, on the same page', async (name) => {
    let seen = 0;
    for (const query of QUERIES) seen += await followed(app, name, query);
    expect(seen).toBeGreaterThan(name === 'releases' ? 1 : 20);
  });

  it('of newcomers leads to their first pull requests alone, and one of a period to what was opened in it', async () => {
    let newcomers = 0;
    for (const query of QUERIES) {
      const view = await data<Responsiveness>(`/api/v1/responsiveness${query}`);
      const html = await page(`/responsiveness${query}`);
      const asOf = new URLSearchParams(query).get('as_of');
      for (const [when, { start, end }] of Object.entries(view.periods)) {
        const { repository } = view.scope;
        const words = new URLSearchParams({ from: start.slice(0, 10), to: end.slice(0, 10) });
        if (repository !== null) words.set('repository', repository);
        if (asOf !== null) words.set('as_of', asOf);
        const { kpis } = await data<Report>(`/api/v1/report?${words.toString()}`);
        for (const [place, { community: name, pairs }] of view.communities.entries())
          for (const pair of pairs) {
            const of = (id: string) => kpis.find((kpi) => kpi.id === id && kpi.community === name)!;
            const { evidence, evidence_total, n } = pair[when as 'now' | 'before'];
            expect(evidence_total).toBe(n);
            const listed = evidence.map(({ url }) => url);
            const all = of(pair.id).evidence.map(({ url }) => url);
            const first = of('new_contributors').evidence.map(({ url }) => url);
            const expected = pair.asker === 'everybody' ? all : all.filter((url) => first.includes(url));
            expect(listed.toSorted()).toEqual(expected.toSorted());
            if (pair.asker === 'newcomers') newcomers += listed.length;
            if (listed.length === 0) continue;
            const shown = itemsAt(html, `items-${place}-${pair.id}-${pair.asker}-${when}`);
            expect(shown.urls).toEqual(listed.slice(0, 60));
          }
      }
    }
    expect(newcomers).toBeGreaterThan(20);
  });

  it('of what is open leads to those whose turn it is, and to those of which that is missing', async () => {
    const html = await page('/responsiveness');
    const { items } = await data<AttentionList>('/api/v1/attention');
    const { ages, missing } = await data<Responsiveness>('/api/v1/responsiveness');
    expect(ages.length).toBeGreaterThan(1);
    const urls = (of: typeof items) => of.map(({ url }) => url).toSorted();
    for (const side of SIDES) {
      const whose = items.filter((item) => item.side === side);
      if (whose.length > 0 && whose.length <= 60)
        expect(itemsAt(html, `items-${side}`).urls.toSorted()).toEqual(urls(whose));
    }
    for (const { reason, pull_requests } of missing) {
      const shown = itemsAt(html, `items-missing-${reason}`);
      expect(shown.total).toBe(pull_requests);
      if (pull_requests <= 60)
        expect(shown.urls.toSorted()).toEqual(urls(items.filter((item) => item.reason === reason)));
    }
  });

  it('of who opened, and of what waits for a release, is the length of its list in the data', async () => {
    const { communities } = await data<People>('/api/v1/people?from=2019-06-01&to=2019-10-01');
    const opened = communities.flatMap(({ opened_by }) => opened_by);
    expect(opened.length).toBeGreaterThan(1);
    for (const { pull_requests, evidence } of opened)
      expect(evidence).toHaveLength(Math.min(pull_requests, 200));
    const releases = await data<Releases>('/api/v1/releases');
    for (const { unreleased, evidence } of releases.communities.flatMap(({ repositories }) => repositories))
      expect(evidence).toHaveLength(Math.min(unreleased ?? 0, 200));
  });
});
