/** docs/grafana.json asks for metrics that /metrics has, in PromQL as Prometheus itself parses it. */
import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { expect, it } from 'vitest';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import { serverMetrics } from '../../src/web/metrics.ts';

interface Dashboard {
  templating: { list: { name: string; query: string | { query: string } }[] };
  panels: { title: string; type: string; targets?: { expr: string }[] }[];
}

const dashboard = JSON.parse(readFileSync('docs/grafana.json', 'utf8')) as Dashboard;
const expressions = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

/** A metric by its name, with the labels that its samples have. */
async function exposed(): Promise<Map<string, Set<string>>> {
  const metrics = serverMetrics(() =>
    Promise.resolve({
      inbox_waiting: 1,
      inbox_oldest_seconds: 2,
      inbox_parked: 3,
      marks_waiting: 4,
      marks_oldest_seconds: 5,
      outbox_waiting: 6,
      outbox_oldest_seconds: 7,
      outbox_parked: 8,
      missed_deliveries: 9,
      points_left: { token: 4_000 },
    }),
  );
  metrics.kpis(() =>
    Promise.resolve([
      { id: 'unanswered', community: 'A "b"\\', unit: 'pull requests', value: 3 },
      { id: 'retention', community: 'A', unit: 'share', value: null },
    ]),
  );
  metrics.received('issues', 202);
  metrics.handled('issues', 'done', 0.2);
  metrics.read(1, 1);
  metrics.redelivery({ missing: 1, asked: 1, needless: 0 });
  const text = await metrics.text();
  expect(text).toContain('headwater_kpi{kpi="unanswered",community="A \\"b\\"\\\\",unit="pull requests"} 3');
  expect(text).not.toContain('retention');
  const found = new Map<string, Set<string>>();
  // Prometheus' text format, version 0.0.4: a comment, or a sample.
  const SAMPLE =
    /^([a-z_:][\w:]*)(?:\{((?:[a-z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)*)\})? (?:[+-]?Inf|NaN|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i;
  for (const line of text.trimEnd().split('\n')) {
    if (line === '' || /^# (HELP \S+ .+|TYPE \S+ (counter|gauge|histogram))$/.test(line)) continue;
    const [, name, labels = ''] = SAMPLE.exec(line) ?? [];
    expect(name, line).toBeDefined();
    const known = found.get(name!) ?? new Set(['instance']);
    for (const [, label] of labels.matchAll(/([a-z_]\w*)="(?:[^"\\]|\\.)*"/g)) known.add(label!);
    found.set(name!, known);
  }
  return found;
}

/** Grafana fills these in. */
function filledIn(expression: string): string {
  return expression.replaceAll(/\$\w+/g, '.+');
}

function wordsIn(expression: string, kind: string): string[] {
  const words: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ name, from, to, type }) => {
      expect(type.isError, `${expression} at ${from}`).toBe(false);
      if (name === kind) words.push(expression.slice(from, to));
    },
  });
  return words;
}

it('is a dashboard whose every question Prometheus understands and /metrics answers', async () => {
  const metrics = await exposed();
  expect(expressions.length).toBeGreaterThan(15);
  const asked = new Set<string>();
  for (const expression of expressions.map(filledIn)) {
    const names = wordsIn(expression, 'Identifier').filter((word) => word.startsWith('headwater_'));
    expect(names, expression).toHaveLength(1);
    const labels = metrics.get(names[0]!);
    expect(labels, names[0]).toBeDefined();
    const used = wordsIn(expression, 'LabelName');
    expect(used.filter((label) => !labels!.has(label))).toEqual([]);
    asked.add(names[0]!);
  }
  const isAsked = (metric: string) => asked.has(metric.replace(/_(sum|count)$/, '_bucket'));
  expect([...metrics.keys()].filter((metric) => !isAsked(metric))).toEqual([]);
});

it('names KPIs that there are, and fills in what it asks for', () => {
  const named = expressions.flatMap((one) => [...one.matchAll(/kpi="(\w+)"/g)].map(([, id]) => id!));
  expect(named.length).toBeGreaterThan(0);
  const known = KPIS.map(({ id }) => id);
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
  const variables = dashboard.templating.list.map(({ name }) => name);
  const used = JSON.stringify(dashboard.panels).matchAll(/\$\{?(\w+)\}?/g);
  expect([...new Set([...used].map(([, name]) => name!))].sort()).toEqual(variables.sort());
  expect(new Set(dashboard.panels.map(({ title }) => title)).size).toBe(dashboard.panels.length);
});
