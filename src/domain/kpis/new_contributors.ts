import type { KpiDefinition } from './kpi.ts';
import { listed } from './latency.ts';
import { countFigures, NOTHING_EXCLUDED } from './tally.ts';

export interface NewcomerRow {
  login: string;
  url: string;
  opened_at: Date;
  in_community: boolean;
}

export const newContributors: KpiDefinition<NewcomerRow> = {
  id: 'new_contributors',
  name: 'New Contributors',
  unit: 'people',
  chaoss: 'https://chaoss.community/kb/metric-new-contributors/',
  trailing_days: 0,
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
