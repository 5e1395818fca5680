import type { KpiDefinition } from './kpi.ts';
import { listed, ratio } from './latency.ts';
import { bothSeries, NOTHING_EXCLUDED, shareFigures } from './tally.ts';
import type { NewcomerRow } from './new_contributors.ts';

export interface RetentionRow extends NewcomerRow {
  returned: boolean;
}

export const retention: KpiDefinition<RetentionRow> = {
  id: 'retention',
  name: 'Contributor Retention',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-contributor-retention/',
  trailing_days: 182,
  figures: (rows) => {
    const community = rows.filter((row) => row.in_community);
    return {
      ...shareFigures(community.filter((row) => row.returned).length, community.length),
      parts: bothSeries(community, rows, (some) => {
        const returned = some.filter((row) => row.returned).length;
        return { share: ratio(returned, some.length), people: some.length, returned };
      }),
      ...listed('evidence', community, (row) =>
        // Nobody is named for what they have not done.
        row.returned ? `${row.login} came again` : 'the last one of somebody who has not come again yet',
      ),
      ...NOTHING_EXCLUDED,
    };
  },
};
