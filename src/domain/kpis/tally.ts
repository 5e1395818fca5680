/** What the figures about shares and people have in common: counts in two series, and items that carry their own reason. */
import type { Evidence, KpiFigures, Parts } from '../report/report.ts';
import { wilsonInterval } from '../statistics/survival.ts';
import { EVIDENCE_LIMIT, ratio } from './latency.ts';

/** A share with its Wilson interval; null where there is nothing to divide by. */
export function shareFigures(
  part: number,
  whole: number,
): Pick<KpiFigures, 'value' | 'sample_size' | 'censored' | 'low' | 'high' | 'note'> {
  const interval = wilsonInterval(part, whole);
  return {
    value: ratio(part, whole),
    sample_size: whole,
    censored: 0,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    note: whole === 0 ? 'no data' : null,
  };
}

/** A number of people or things. Where nothing was there to be counted, 0 is the true number. */
export function countFigures(
  value: number,
  lookedAt = value,
): Pick<KpiFigures, 'value' | 'sample_size' | 'censored' | 'low' | 'high' | 'note'> {
  return { value, sample_size: lookedAt, censored: 0, low: null, high: null, note: null };
}

export const NOTHING_EXCLUDED = { excluded: [] as Evidence[], excluded_total: 0 };

/** Lists that a query has cut already: `total` says how many there are. */
export function cutList(
  lists: readonly { urls: readonly string[] | null; why: string }[],
  total: number,
): Pick<KpiFigures, 'evidence' | 'evidence_total'> {
  const evidence = lists.flatMap(({ urls, why }) => (urls ?? []).map((url) => ({ url, why })));
  return { evidence: evidence.slice(0, EVIDENCE_LIMIT), evidence_total: total };
}

export function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** The same figures for everybody's, under `all`, after those of the community. */
export function bothSeries<Row>(
  community: readonly Row[],
  all: readonly Row[],
  figures: (rows: readonly Row[]) => Parts,
): Parts {
  return { ...figures(community), all: figures(all) };
}
