import { flag, item, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed } from './latency.ts';
import { countFigures, NOTHING_EXCLUDED } from './tally.ts';

export const newcomerColumns = { login: text, ...item, in_community: flag };
export type NewcomerRow = RowOf<typeof newcomerColumns>;

export const newContributors: KpiDefinition<NewcomerRow> = {
  id: 'new_contributors',
  name: 'New Contributors',
  unit: 'people',
  chaoss: 'https://chaoss.community/kb/metric-new-contributors/',
  trailing_days: 0,
  columns: newcomerColumns,
  figures: (rows) => {
    const community = rows.filter((row) => row.in_community);
    return {
      ...countFigures(community.length),
      parts: { all: rows.length },
      ...listed('evidence', community, ({ login }) => `the first pull request of ${login}`),
      ...NOTHING_EXCLUDED,
    };
  },
};
