import { addresses, count, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { actKind, type ActKind } from './contributor_absence_factor.ts';
import { ratio } from './latency.ts';
import { cutList, NOTHING_EXCLUDED, shareFigures, sum } from './tally.ts';

const columns = {
  kind: actKind,
  login: orNull(text),
  contributions: count,
  total: count,
  unknown: count,
  urls: orNull(addresses),
};
export type TopPersonRow = RowOf<typeof columns>;

export const topPersonShare: KpiDefinition<TopPersonRow> = {
  id: 'top_person_share',
  name: 'Reviews by one person',
  unit: 'share',
  chaoss: null,
  trailing_days: 365,
  columns,
  figures: (rows) => {
    const of = (kind: ActKind) => rows.find((row) => row.kind === kind);
    const reviews = of('reviews');
    const parts = (row: TopPersonRow | undefined) => ({
      share: ratio(row?.contributions ?? 0, row?.total ?? 0),
      by_one: row?.contributions ?? 0,
      contributions: row?.total ?? 0,
    });
    return {
      ...shareFigures(reviews?.contributions ?? 0, reviews?.total ?? 0),
      parts: {
        reviews: parts(reviews),
        merges: parts(of('merges')),
        releases: parts(of('releases')),
        unknown: sum(rows, (row) => row.unknown),
      },
      ...cutList(
        [{ urls: reviews?.urls ?? null, why: 'reviewed by the person who carries the most' }],
        reviews?.contributions ?? 0,
      ),
      ...NOTHING_EXCLUDED,
    };
  },
};
