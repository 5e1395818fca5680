import { durationInWords } from '../report/duration.ts';
import type { KpiFigures } from '../report/report.ts';
import { codes, flag, instant, number, orNull, placedItem, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { byAgents, listed } from './latency.ts';
import { REASONS } from './reasons.ts';

const columns = {
  ...placedItem,
  waiting_since: orNull(instant),
  waiting_hours: orNull(number),
  // Why it is not counted though it is open; null = it is counted.
  left_out: orNull(codes('ci_unknown', 'no_run_waits')),
  by_agent: flag,
};
export type CiWaitingRow = RowOf<typeof columns>;

export const ciWaitingForApproval: KpiDefinition<CiWaitingRow> = {
  id: 'ci_waiting_for_approval',
  name: 'CI waiting for approval',
  unit: 'pull requests',
  chaoss: null,
  trailing_days: 0,
  columns,
  figures: ciWaitingFigures,
};

function ciWaitingFigures(rows: readonly CiWaitingRow[]): KpiFigures {
  const waiting = rows.filter(({ left_out }) => left_out === null);
  const looked = rows.filter(({ left_out }) => left_out !== 'ci_unknown');
  const isUnknown = rows.length > 0 && looked.length === 0;
  const hours = waiting.map(hoursOf).toSorted((a, b) => a - b);
  return {
    value: isUnknown ? null : waiting.length,
    sample_size: looked.length,
    censored: 0,
    low: null,
    high: null,
    parts: {
      median_hours: hours[Math.ceil(hours.length / 2) - 1] ?? null,
      longest_hours: hours.at(-1) ?? null,
      never_looked_at: rows.length - looked.length,
      by_declared_agents: isUnknown ? null : byAgents(waiting),
    },
    note: isUnknown ? 'never looked at' : null,
    ...listed(
      'evidence',
      waiting,
      (row) => `waits for approval for ${durationInWords(hoursOf(row))}`,
      hoursOf,
    ),
    ...listed(
      'excluded',
      rows.filter(({ left_out }) => left_out !== null),
      ({ left_out }) => REASONS[left_out!],
    ),
  };
}

function hoursOf({ waiting_hours }: CiWaitingRow): number {
  return waiting_hours ?? 0;
}
