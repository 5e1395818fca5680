import type { KpiFigures, Parts } from '../report/report.ts';
import { authorRole, count, flag, placedItem, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { byAgents, isCommunity, listed } from './latency.ts';
import { bothSeries, NOTHING_EXCLUDED, sum } from './tally.ts';

const columns = { ...placedItem, author_role: authorRole, cycles: count, by_agent: flag };
export type ReviewCyclesRow = RowOf<typeof columns>;

export const reviewCycles: KpiDefinition<ReviewCyclesRow> = {
  id: 'review_cycles',
  name: 'Review Cycles per merged Change Request',
  unit: 'cycles',
  chaoss: 'https://chaoss.community/kb/metric-review-cycle-duration-within-a-change-request/',
  trailing_days: 90,
  columns,
  figures: reviewCyclesFigures,
};

/** From that many on they are told together. */
export const MANY_CYCLES = 3;

function reviewCyclesFigures(rows: readonly ReviewCyclesRow[]): KpiFigures {
  const community = rows.filter(isCommunity);
  return {
    value: atLeastOf(community, 0.5),
    sample_size: community.length,
    censored: 0,
    low: null,
    high: null,
    parts: { ...bothSeries(community, rows, cycleParts), by_declared_agents: byAgents(community) },
    note: community.length === 0 ? 'no data' : null,
    ...listed('evidence', community, whyCounted, ({ cycles }) => cycles),
    ...NOTHING_EXCLUDED,
  };
}

function cycleParts(rows: readonly ReviewCyclesRow[]): Parts {
  const of = (isThat: (cycles: number) => boolean) => rows.filter(({ cycles }) => isThat(cycles)).length;
  return {
    median: atLeastOf(rows, 0.5),
    p90: atLeastOf(rows, 0.9),
    mean: rows.length === 0 ? null : sum(rows, ({ cycles }) => cycles) / rows.length,
    without_a_review: of((cycles) => cycles === 0),
    one: of((cycles) => cycles === 1),
    two: of((cycles) => cycles === 2),
    three_or_more: of((cycles) => cycles >= MANY_CYCLES),
  };
}

/** The smallest number of cycles that at least this share does not exceed; null = there is none. */
function atLeastOf(rows: readonly ReviewCyclesRow[], share: number): number | null {
  const inOrder = rows.map(({ cycles }) => cycles).toSorted((a, b) => a - b);
  return inOrder[Math.ceil(share * inOrder.length) - 1] ?? null;
}

function whyCounted({ cycles }: ReviewCyclesRow): string {
  if (cycles === 0) return 'merged without a review';
  return `merged after ${cycles === 1 ? 'one review cycle' : `${cycles} review cycles`}`;
}
