import type { KpiDefinition } from './kpi.ts';
import { listed } from './latency.ts';
import { bothSeries, countFigures } from './tally.ts';
import type { NewcomerRow } from './new_contributors.ts';

export interface OccasionalRow extends NewcomerRow {
  pull_requests_ever: number;
  is_new: boolean;
  left_out: string | null;
}

export const occasionalContributors: KpiDefinition<OccasionalRow> = {
  id: 'occasional_contributors',
  name: 'Occasional Contributors',
  unit: 'people',
  chaoss: 'https://chaoss.community/kb/metric-occasional-contributors/',
  trailing_days: 0,
  figures: (rows) => {
    const community = rows.filter((row) => row.in_community);
    const counted = community.filter((row) => row.left_out === null);
    return {
      ...countFigures(counted.length, community.length),
      parts: bothSeries(community, rows, (some) => {
        const occasional = some.filter((row) => row.left_out === null);
        const newcomers = occasional.filter((row) => row.is_new).length;
        return { people: occasional.length, new: newcomers, returning: occasional.length - newcomers };
      }),
      ...listed('evidence', counted, (row) =>
        row.is_new
          ? `${row.login}: their first`
          : `${row.login}: after a pause, ${row.pull_requests_ever} so far`,
      ),
      ...listed(
        'excluded',
        community.filter((row) => row.left_out !== null),
        (row) => `${row.login}: ${row.left_out ?? ''}`,
      ),
    };
  },
};
