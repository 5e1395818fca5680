import type { KpiDefinition } from './kpi.ts';
import { listed } from './latency.ts';
import { countFigures } from './tally.ts';

export interface CasualRow {
  login: string;
  url: string;
  opened_at: Date;
  pull_requests_ever: number;
  /** null = counted. */
  left_out: string | null;
}

/** A medium-term goal: people who come back now and then. */
export const casualReturningContributors: KpiDefinition<CasualRow> = {
  id: 'casual_returning_contributors',
  group: 'institution',
  name: 'Casual returning contributors',
  unit: 'people',
  chaoss: null,
  trailing_days: 0,
  figures: (rows) => {
    const counted = rows.filter((row) => row.left_out === null);
    return {
      ...countFigures(counted.length, rows.length),
      parts: { active: rows.length },
      ...listed(
        'evidence',
        counted,
        ({ login, pull_requests_ever }) => `${login}, ${pull_requests_ever} pull requests so far`,
      ),
      ...listed(
        'excluded',
        rows.filter((row) => row.left_out !== null),
        (row) => row.left_out ?? '',
      ),
    };
  },
};
