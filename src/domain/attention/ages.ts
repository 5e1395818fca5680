/** How long what is open has been in its present hands, counted. */
import type { AttentionList } from './items.ts';
import { REASONS, SIDES, type Reason, type Side } from './types.ts';

export interface AgeRow {
  side: Side;
  under_2_days: number;
  from_2_to_7_days: number;
  from_7_to_30_days: number;
  over_30_days: number;
}

export interface ReasonRow {
  reason: Reason;
  pull_requests: number;
}

const DAY_MS = 86_400_000;

/** @returns a row for each side that has something, in the order of sides */
export function agesOf({ items, now }: AttentionList): AgeRow[] {
  return SIDES.flatMap((side) => {
    const days = items
      .filter((item) => item.side === side)
      .map(({ since }) => (Date.parse(now) - Date.parse(since)) / DAY_MS);
    if (days.length === 0) return [];
    const between = (from: number, to: number) => days.filter((age) => age >= from && age < to).length;
    return [
      {
        side,
        under_2_days: between(-Infinity, 2),
        from_2_to_7_days: between(2, 7),
        from_7_to_30_days: between(7, 30),
        over_30_days: between(30, Infinity),
      },
    ];
  });
}

/** @returns the most frequent first */
export function reasonsOf({ items }: AttentionList): ReasonRow[] {
  return REASONS.map((reason) => ({
    reason,
    pull_requests: items.filter((item) => item.reason === reason).length,
  }))
    .filter(({ pull_requests }) => pull_requests > 0)
    .toSorted((a, b) => b.pull_requests - a.pull_requests);
}
