import { flag, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed, ratio } from './latency.ts';
import { bothSeries, shareFigures } from './tally.ts';
import { newcomerColumns } from './new_contributors.ts';

const columns = { ...newcomerColumns, returned: flag };
export type RetentionRow = RowOf<typeof columns>;

export const retention: KpiDefinition<RetentionRow> = {
  id: 'retention',
  name: 'Contributor Retention',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-contributor-retention/',
  trailing_days: 182,
  columns,
  figures: (rows) => {
    const community = rows.filter((row) => row.in_community);
    return {
      ...shareFigures(community.filter((row) => row.returned).length, community.length),
      parts: bothSeries(community, rows, (some) => {
        const returned = some.filter((row) => row.returned).length;
        return { share: ratio(returned, some.length), people: some.length, returned };
      }),
      ...listed(
        'evidence',
        community.filter((row) => row.returned),
        ({ login }) => `${login} came again`,
      ),
      // Nobody is named for what they have not done, and a link names its author: these are counted, not listed.
      excluded: [],
      excluded_total: community.filter((row) => !row.returned).length,
    };
  },
};
