import type { KpiDefinition } from './kpi.ts';
import { isCommunity, listed, ratio } from './latency.ts';
import { bothSeries, NOTHING_EXCLUDED, shareFigures } from './tally.ts';

export interface EndedRow {
  url: string;
  opened_at: Date;
  author_role: string;
  outcome: 'merged' | 'declined';
}

export const changeRequestAcceptanceRatio: KpiDefinition<EndedRow> = {
  id: 'change_request_acceptance_ratio',
  name: 'Change Request Acceptance Ratio',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-change-request-acceptance-ratio/',
  trailing_days: 0,
  figures: (rows) => {
    const community = rows.filter(isCommunity);
    return {
      ...shareFigures(community.filter(isMerged).length, community.length),
      parts: bothSeries(community, rows, (some) => {
        const merged = some.filter(isMerged).length;
        return { share: ratio(merged, some.length), merged, declined: some.length - merged };
      }),
      ...listed('evidence', community, (row) => (isMerged(row) ? 'merged' : 'closed without a merge')),
      ...NOTHING_EXCLUDED,
    };
  },
};

function isMerged({ outcome }: EndedRow): boolean {
  return outcome === 'merged';
}
