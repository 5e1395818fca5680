import type { KpiDefinition } from './kpi.ts';
import { isCommunity, ratio } from './latency.ts';
import { bothSeries, cutList, NOTHING_EXCLUDED, shareFigures, sum } from './tally.ts';

export interface ClosureRow {
  author_role: string;
  kind: 'closed' | 'open';
  items: number;
  urls: string[] | null;
}

export const changeRequestClosureRatio: KpiDefinition<ClosureRow> = {
  id: 'change_request_closure_ratio',
  name: 'Change Request Closure Ratio',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-change-request-closure-ratio/',
  trailing_days: 0,
  figures: (rows) => {
    const community = rows.filter(isCommunity);
    const closed = community.filter((row) => row.kind === 'closed');
    return {
      ...shareFigures(
        sum(closed, (row) => row.items),
        sum(community, (row) => row.items),
      ),
      parts: bothSeries(community, rows, closureParts),
      ...cutList(
        closed.map(({ urls }) => ({ urls, why: 'closed in the window' })),
        sum(closed, (row) => row.items),
      ),
      ...NOTHING_EXCLUDED,
    };
  },
};

function closureParts(rows: readonly ClosureRow[]) {
  const closed = sum(
    rows.filter((row) => row.kind === 'closed'),
    (row) => row.items,
  );
  const open_at_any_time = sum(rows, (row) => row.items);
  return { share: ratio(closed, open_at_any_time), closed, open_at_any_time };
}
