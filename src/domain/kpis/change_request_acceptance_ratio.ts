import { authorRole, codes, flag, placedItem, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { byAgents, isCommunity, listed, ratio } from './latency.ts';
import { bothSeries, NOTHING_EXCLUDED, shareFigures } from './tally.ts';

const columns = {
  ...placedItem,
  author_role: authorRole,
  outcome: codes('merged', 'declined'),
  is_landed: flag,
  by_agent: flag,
};
export type EndedRow = RowOf<typeof columns>;

export const changeRequestAcceptanceRatio: KpiDefinition<EndedRow> = {
  id: 'change_request_acceptance_ratio',
  name: 'Change Request Acceptance Ratio',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-change-request-acceptance-ratio/',
  trailing_days: 0,
  columns,
  figures: (rows) => {
    const community = rows.filter(isCommunity);
    return {
      ...shareFigures(community.filter(isMerged).length, community.length),
      parts: bothSeries(community, rows, (some) => {
        const merged = some.filter(isMerged).length;
        return {
          share: ratio(merged, some.length),
          merged,
          declined: some.length - merged,
          landed: some.filter((row) => row.is_landed).length,
          by_declared_agents: byAgents(some),
        };
      }),
      ...listed('evidence', community, (row) =>
        row.is_landed
          ? 'merged: landed without GitHub’s own merge'
          : isMerged(row)
            ? 'merged'
            : 'closed without a merge',
      ),
      ...NOTHING_EXCLUDED,
    };
  },
};

function isMerged({ outcome }: EndedRow): boolean {
  return outcome === 'merged';
}
