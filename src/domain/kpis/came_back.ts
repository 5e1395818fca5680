import type { KpiDefinition } from './kpi.ts';
import { listed } from './latency.ts';
import { shareFigures } from './tally.ts';

export interface CameBackRow {
  login: string;
  url: string;
  opened_at: Date;
  came_back_90: boolean;
  came_back_180: boolean;
  /** The time is up: nobody can come back within it any more. */
  knowable_90: boolean;
  knowable_180: boolean;
}

const NOT_YET = 'not yet knowable';

/** K2's second figure: who came back after our review. */
export const cameBack: KpiDefinition<CameBackRow> = {
  id: 'came_back',
  group: 'institution',
  name: 'Came back after our review',
  unit: 'share',
  chaoss: null,
  trailing_days: 0,
  figures: (rows) => {
    const within = (days: 90 | 180) => rows.filter((row) => row[`came_back_${days}`]).length;
    const isKnowable = (days: 90 | 180) => rows.every((row) => row[`knowable_${days}`]);
    const figures = shareFigures(within(90), rows.length);
    const known = isKnowable(90) ? figures : { ...figures, value: null, low: null, high: null };
    return {
      ...known,
      note: rows.length === 0 ? 'no data' : isKnowable(90) ? null : NOT_YET,
      parts: {
        people: rows.length,
        within_90_days: isKnowable(90) ? within(90) : null,
        within_180_days: isKnowable(180) ? within(180) : null,
      },
      ...listed(
        'evidence',
        rows.filter((row) => row.came_back_90 && row.knowable_90),
        ({ login }) => `${login} opened another pull request within 90 days of our review`,
      ),
      // Nobody is named for what they have not done, and a link names its author: these are counted, not listed.
      excluded: [],
      excluded_total: rows.filter((row) => !(row.came_back_90 && row.knowable_90)).length,
    };
  },
};
