/** How long what is open has been in its present hands, counted. */
import type { AttentionList } from './items.ts';
import { REASONS, SIDES, type Reason, type Side } from './types.ts';

export interface AgeRow {
  side: Side;
  under_2_days: number;
  from_2_to_7_days: number;
  from_7_to_30_days: number;
  over_30_days: number;
  /** Those that have been there longest first, at most 200. */
  items: AgedItem[];
}

export interface AgedItem {
  url: string;
  reason: Reason;
  /** Since the ball came to this side. */
  days: number;
}

/** INTERFACE.md: lists of items are cut at this length. */
const ITEMS_AT_MOST = 200;

export interface ReasonRow {
  reason: Reason;
  pull_requests: number;
}

const DAY_MS = 86_400_000;

/** @returns a row for each side that has something, in the order of sides */
export function agesOf({ items, now }: AttentionList): AgeRow[] {
  return SIDES.flatMap((side) => {
    const aged = items
      .filter((item) => item.side === side)
      .map(({ url, reason, since }) => ({
        url,
        reason,
        days: (Date.parse(now) - Date.parse(since)) / DAY_MS,
      }))
      .toSorted((a, b) => b.days - a.days || (a.url < b.url ? -1 : 1));
    if (aged.length === 0) return [];
    const between = (from: number, to: number) => aged.filter(({ days }) => days >= from && days < to).length;
    return [
      {
        side,
        under_2_days: between(-Infinity, 2),
        from_2_to_7_days: between(2, 7),
        from_7_to_30_days: between(7, 30),
        over_30_days: between(30, Infinity),
        items: aged.slice(0, ITEMS_AT_MOST),
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
