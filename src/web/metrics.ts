/** What the server counts, in Prometheus' words. Gauges are asked of the database when somebody looks. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { EVENTS } from '../domain/live/events.ts';
import type { LiveState } from '../store/live/live-state.ts';

export interface KpiValue {
  id: string;
  community: string;
  unit: string;
  /** null = not reached, or no ground. */
  value: number | null;
}

export interface Metrics {
  /** A request to the webhook route. @param event null = refused before it was known */
  received(event: string | null, status: number): void;
  handled(event: string, outcome: string, ageSeconds: number): void;
  read(settled: number, deferred: number): void;
  redelivery(counts: { missing: number; asked: number; needless: number }): void;
  /** Values of KPIs, asked for when somebody looks. @param ask [] = none is known */
  kpis(ask: () => Promise<KpiValue[]>): void;
  text(): Promise<string>;
  contentType: string;
}

/** @param look asks the database */
export function serverMetrics(look: () => Promise<LiveState>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const received = new Counter({
    name: 'headwater_deliveries_received_total',
    help: 'Requests to the webhook route, by event and HTTP status.',
    labelNames: ['event', 'status'],
    registers,
  });
  const handled = new Counter({
    name: 'headwater_deliveries_handled_total',
    help: 'Deliveries that the worker has handled, by event and outcome.',
    labelNames: ['event', 'outcome'],
    registers,
  });
  const age = new Histogram({
    name: 'headwater_delivery_age_seconds',
    help: 'From receipt to handling.',
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 1800, 7200],
    registers,
  });
  const marks = new Counter({
    name: 'headwater_marks_read_total',
    help: 'Marked things that were read again: settled, or deferred to a later reading.',
    labelNames: ['outcome'],
    registers,
  });
  const missed = new Counter({
    name: 'headwater_deliveries_missed_total',
    help: 'Deliveries that GitHub sent and nobody took: found, asked for again, or needless.',
    labelNames: ['fate'],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name: `headwater_${name}`, help, registers });
  const gauges = {
    inbox_waiting: gauge('inbox_waiting', 'Deliveries that wait to be handled.'),
    inbox_oldest_seconds: gauge('inbox_oldest_seconds', 'Age of the oldest of them.'),
    inbox_parked: gauge('inbox_parked', 'Deliveries that could not be handled and wait for a person.'),
    marks_waiting: gauge('marks_waiting', 'Things that are marked and wait to be read again.'),
    marks_oldest_seconds: gauge('marks_oldest_seconds', 'Since when the oldest of them has been marked.'),
    outbox_waiting: gauge('outbox_waiting', 'Posts that wait to be written to GitHub, or to be read back.'),
    outbox_oldest_seconds: gauge('outbox_oldest_seconds', 'Since when the oldest of them has been due.'),
    outbox_parked: gauge('outbox_parked', 'Posts that cannot be written and wait for a person.'),
    missed_deliveries: gauge(
      'missed_deliveries',
      'Deliveries of the last three days that nobody took and that matter.',
    ),
  };
  const pointsLeft = new Gauge({
    name: 'headwater_github_points_left',
    help: 'What GitHub said last, by credential.',
    labelNames: ['credential'],
    registers,
  });
  const kpiValues = new Gauge({
    name: 'headwater_kpi',
    help: 'Values of the KPIs of the last full week, by KPI, community and unit, as they were computed last.',
    labelNames: ['kpi', 'community', 'unit'],
    registers,
  });
  let kpisNow: () => Promise<KpiValue[]> = () => Promise.resolve([]);

  return {
    received: (event, status) => received.inc({ event: known(event), status: String(status) }),
    handled(event, outcome, ageSeconds) {
      handled.inc({ event: known(event), outcome });
      age.observe(ageSeconds);
    },
    read(settled, deferred) {
      marks.inc({ outcome: 'settled' }, settled);
      marks.inc({ outcome: 'deferred' }, deferred);
    },
    redelivery({ missing, asked, needless }) {
      for (const [fate, count] of Object.entries({ missing, asked, needless })) missed.inc({ fate }, count);
    },
    kpis(ask) {
      kpisNow = ask;
    },
    async text() {
      const state = await look();
      for (const [name, one] of Object.entries(gauges)) one.set(state[name as keyof typeof gauges]);
      for (const [credential, left] of Object.entries(state.points_left))
        pointsLeft.set({ credential }, left);
      const values = await kpisNow();
      kpiValues.reset();
      for (const { id, community, unit, value } of values)
        if (value !== null) kpiValues.set({ kpi: id, community, unit }, value);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** Anybody may send any word as an event: what is not in the table is counted together. */
function known(event: string | null): string {
  if (event === null) return 'none';
  return Object.hasOwn(EVENTS, event) ? event : 'other';
}
