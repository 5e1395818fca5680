import { codes, count, flag, item, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed } from './latency.ts';
import { REASONS } from './reasons.ts';
import { bothSeries, countFigures } from './tally.ts';

const columns = {
  series: codes('community', 'all'),
  login: text,
  ...item,
  pull_requests_ever: count,
  is_new: flag,
  left_out: orNull(codes('too_many', 'no_pause')),
};
/** A person has a row for each series to which a pull request of theirs in the window belongs. */
export type OccasionalRow = RowOf<typeof columns>;

export const occasionalContributors: KpiDefinition<OccasionalRow> = {
  id: 'occasional_contributors',
  name: 'Occasional Contributors',
  unit: 'people',
  chaoss: 'https://chaoss.community/kb/metric-occasional-contributors/',
  trailing_days: 0,
  columns,
  figures: (rows) => {
    const community = rows.filter(({ series }) => series === 'community');
    const everybody = rows.filter(({ series }) => series === 'all');
    const counted = community.filter((row) => row.left_out === null);
    return {
      ...countFigures(counted.length, community.length),
      parts: bothSeries(community, everybody, (some) => {
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
        ({ login, left_out }) => `${login}: ${REASONS[left_out!]}`,
      ),
    };
  },
};
