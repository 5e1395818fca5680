import { addresses, authorRole, codes, count, orNull, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { isCommunity, ratio } from './latency.ts';
import { bothSeries, cutList, NOTHING_EXCLUDED, shareFigures, sum } from './tally.ts';

const columns = {
  author_role: authorRole,
  kind: codes('closed', 'open'),
  items: count,
  by_agents: count,
  urls: orNull(addresses),
};
export type ClosureRow = RowOf<typeof columns>;

export const changeRequestClosureRatio: KpiDefinition<ClosureRow> = {
  id: 'change_request_closure_ratio',
  name: 'Change Request Closure Ratio',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-change-request-closure-ratio/',
  trailing_days: 0,
  columns,
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
  const by_declared_agents = sum(rows, (row) => row.by_agents);
  return { share: ratio(closed, open_at_any_time), closed, open_at_any_time, by_declared_agents };
}
