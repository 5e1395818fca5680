import { flag, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed, ratio } from './latency.ts';
import { bothSeries, shareFigures } from './tally.ts';
import { newcomerColumns } from './new_contributors.ts';

const columns = { ...newcomerColumns, opened: flag, merged: flag };
export type ArrivalRow = RowOf<typeof columns>;

const DAYS_TO_CONVERT = 180;

export const conversionRate: KpiDefinition<ArrivalRow> = {
  id: 'conversion_rate',
  name: 'Conversion Rate',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-conversion-rate/',
  trailing_days: 365,
  columns,
  cohort_ends_days_before: DAYS_TO_CONVERT,
  figures: (rows) => {
    const community = rows.filter((row) => row.in_community);
    return {
      ...shareFigures(community.filter((row) => row.opened).length, community.length),
      parts: bothSeries(community, rows, (some) => {
        const opened = some.filter((row) => row.opened).length;
        const merged = some.filter((row) => row.merged).length;
        return {
          share: ratio(opened, some.length),
          merged_share: ratio(merged, some.length),
          people: some.length,
          opened,
          merged,
        };
      }),
      ...listed(
        'evidence',
        community.filter((row) => row.opened),
        ({ login, merged }) => `${login} opened a pull request${merged ? ', and one was merged' : ''}`,
      ),
      // Nobody is named for what they have not done, and a link names its author: these are counted, not listed.
      excluded: [],
      excluded_total: community.filter((row) => !row.opened).length,
    };
  },
};
