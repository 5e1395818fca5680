import { flag, instant, item, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed } from './latency.ts';
import { shareFigures } from './tally.ts';

const columns = {
  login: text,
  ...item,
  reviewed_at: instant,
  came_back_90: flag,
  came_back_180: flag,
  // The time is up: nobody can come back within it any more.
  knowable_90: flag,
  knowable_180: flag,
};
export type CameBackRow = RowOf<typeof columns>;

const NOT_YET = 'not yet knowable';

/** K2's second figure: who came back after our review. */
export const cameBack: KpiDefinition<CameBackRow> = {
  id: 'came_back',
  group: 'institution',
  name: 'Came back after our review',
  unit: 'share',
  chaoss: null,
  trailing_days: 0,
  needs: ['team'],
  columns,
  figures: (rows) => {
    const within = (days: 90 | 180) => rows.filter((row) => row[`came_back_${days}`]).length;
    const isKnowable = (days: 90 | 180) => rows.every((row) => row[`knowable_${days}`]);
    const figures = shareFigures(within(90), rows.length);
    const known = isKnowable(90) ? figures : { ...figures, value: null, low: null, high: null };
    return {
      ...known,
      note: rows.length === 0 ? 'nobody was reviewed' : isKnowable(90) ? null : NOT_YET,
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
