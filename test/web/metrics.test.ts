/** `/metrics` of a process that serves, as a parser reads it that is not ours: what is hostile in a name stays within its label. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import familiesIn, { type MetricFamily } from 'parse-prometheus-text-format';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain/report/report.ts';
import { serverMetrics } from '../../src/web/metrics.ts';
import { emptyFolder } from '../support/command-line.ts';
import { hostileCorpus } from '../support/hostile.ts';
import { startServing } from '../support/serving.ts';
import { startShownCommunity } from '../support/shown-community.ts';

const HOSTILE = 'a "b" \\ {c="d",} 1\\n# TYPE headwater_kpi counter <é> 🐙';

const seriesIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/ \S+$/, ''));

/** @returns what the parser made of it */
function wellFormed(text: string): MetricFamily[] {
  expect(text.endsWith('\n')).toBe(true);
  const families = familiesIn(text);
  const names = families.map(({ name }) => name);
  // All samples of a metric stand together: a second group would be read as a metric of that name once more.
  expect(new Set(names).size).toBe(names.length);
  for (const { name, help, type, metrics } of families) {
    expect(name).toMatch(/^headwater_[a-z][a-z0-9_]*$/);
    expect([name, help]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
    expect([name, type]).toEqual([name, expect.stringMatching(/^(COUNTER|GAUGE|HISTOGRAM)$/)]);
    expect([name, name.endsWith('_total')]).toEqual([name, type === 'COUNTER']);
    for (const { labels = {}, value, buckets } of metrics) {
      for (const label of Object.keys(labels)) expect(label).toMatch(/^[a-z][a-z0-9_]*$/);
      for (const one of buckets === undefined ? [value] : Object.values(buckets))
        expect([name, one]).toEqual([name, expect.stringMatching(NUMBER)]);
    }
  }
  const series = seriesIn(text);
  expect(new Set(series).size).toBe(series.length);
  return families;
}

const NUMBER = /^([+-]?Inf|NaN|-?\d+(\.\d+)?(e[+-]?\d+)?)$/;

describe('/metrics', () => {
  // The server is a process of its own, and an embedded database is open in one alone.
  it.runIf(process.env['TEST_DATABASE_URL'])(
    'has a name, help and a type for each metric, each series once, and counters that end in _total',
    async () => {
      const community = await startShownCommunity({
        pullRequests: 60,
        repositories: 1,
        end: '2026-02-16T00:00:00Z',
      });
      const path = join(emptyFolder(), 'headwater.yml');
      writeFileSync(
        path,
        JSON.stringify({
          institution: { name: 'Hydrology', team: [] },
          communities: [{ name: HOSTILE, orgs: ['springboard'] }],
        }),
      );
      const serving = await startServing('web', { ...community.environment, HEADWATER_CONFIG: path });
      try {
        const report = (await (await fetch(`${serving.url}/api/v1/report`)).json()) as Report;
        await fetch(`${serving.url}/nowhere`);
        const answer = await fetch(`${serving.url}/metrics`, {
          headers: { accept: 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5' },
        });
        expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
        const text = await answer.text();
        const families = wellFormed(text);
        // Every KPI that has a value is there, once, with the name of its community as it was written.
        const kpis = families.find(({ name }) => name === 'headwater_kpi')!;
        expect(kpis.type).toBe('GAUGE');
        const known = report.kpis.filter(({ value }) => value !== null);
        expect(known.length).toBeGreaterThan(10);
        const shown = kpis.metrics.map(({ labels, value }) => ({ ...labels, value: Number(value) }));
        expect(shown).toEqual(
          known.map(({ id, unit, value }) => ({ kpi: id, community: HOSTILE, unit, value })),
        );
      } finally {
        await serving.end('SIGTERM');
        await community.close();
      }
    },
  );

  it('is as well-formed where everything was counted, and whoever gave the names', async () => {
    const metrics = serverMetrics(() =>
      Promise.resolve({
        ...{ inbox_waiting: 1, inbox_oldest_seconds: 0.25, inbox_parked: 0, missed_deliveries: 2 },
        ...{ marks_waiting: 3, marks_oldest_seconds: 1e21, outbox_waiting: 0, outbox_oldest_seconds: 0 },
        outbox_parked: 0,
        points_left: { token: 4_000, [HOSTILE]: 12, ['springboard/<script>"']: 0 },
      }),
    );
    metrics.kpis(() =>
      Promise.resolve(
        hostileCorpus().map((community, index) => ({
          id: 'unanswered',
          community,
          unit: 'pull requests',
          value: index,
        })),
      ),
    );
    for (const event of ['issues', 'made up"} 1', null]) metrics.received(event, 202);
    metrics.handled('issues', 'done', 0.2);
    metrics.read(2, 1);
    metrics.redelivery({ missing: 1, asked: 1, needless: 0 });
    const families = wellFormed(await metrics.text());
    const of = (name: string) => families.find((one) => one.name === name)!;
    expect(
      families.filter(({ type }) => type === 'COUNTER').flatMap((one) => one.metrics).length,
    ).toBeGreaterThan(7);
    expect(of('headwater_delivery_age_seconds').type).toBe('HISTOGRAM');
    expect(of('headwater_github_points_left').metrics.map(({ labels }) => labels!['credential'])).toEqual([
      'token',
      HOSTILE,
      'springboard/<script>"',
    ]);
    expect(of('headwater_kpi').metrics.map(({ labels }) => labels!['community'])).toEqual([
      ...new Set(hostileCorpus()),
    ]);
  });

  it('would not be read if it were otherwise', () => {
    expect(() => familiesIn('headwater_kpi{community="a"b"} 1\n')).toThrow('invalid line');
    const [twice, again] = familiesIn('# TYPE a counter\na 1\n# TYPE b gauge\nb 1\na 2\n').filter(
      ({ name }) => name === 'a',
    );
    expect([twice!.type, again!.type]).toEqual(['COUNTER', 'UNTYPED']);
    expect(seriesIn('a{b="c"} 1\na{b="c"} 2\n')).toEqual(['a{b="c"}', 'a{b="c"}']);
  });
});
